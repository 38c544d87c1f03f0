import type { Effect, RecordEffect } from './effect.ts';
import type { InboundEvent } from './event.ts';
import { evolveFacts } from './evolve-facts.ts';
import type { Facts } from './facts.ts';
import type { FlowName, NewIds, Step, StoredState } from './flow.ts';
import { correctionsOf } from './flows/aside/corrections.ts';
import { flowNamed, flows } from './flows/index.ts';
import { createIds } from './ids.ts';
import type { MessageView } from './message.ts';

/** One event of a conversation, with what is known. `seed` is the same whenever the event is turned again. */
export type TurnInput = {
  readonly stored: StoredState | null;
  readonly event: InboundEvent;
  readonly facts: Facts;
  readonly seed: string;
};

/** Where the conversation stands afterwards, and what is to be done. */
export type TurnResult = { readonly next: StoredState; readonly effects: readonly Effect[] };

const maxGotos = 3;
const maxViews = 5;

/** Turns one event: finds its flow, follows it into others, and gathers what is said into one message. */
export function runTurn(input: TurnInput): TurnResult {
  const ids = createIds(input.seed);
  const run: Run = { event: input.event, facts: input.facts, ids };
  const first = firstStep(input.stored, run);
  const { next, effects } = follow(first, run);
  const spoken = isSilent(input) ? effects.filter((effect) => effect.do !== 'say') : gather(effects, run);
  return { next, effects: [...reachability(input.event), ...spoken] };
}

type Run = { readonly event: InboundEvent; readonly facts: Facts; readonly ids: NewIds };
type Named = { readonly flow: FlowName; readonly step: Step<unknown> };

function startFlow(flow: FlowName, { facts, event, ids }: Run): Named {
  return { flow, step: flows[flow].start(facts, event, ids) };
}

function firstStep(stored: StoredState | null, run: Run): Named {
  const home: FlowName = run.event.kind === 'group' ? 'group' : 'joining';
  const flow = stored === null ? null : flowNamed(stored.flow);
  if (stored === null) return startFlow(home, run);
  // A conversation is a group's or a person's for good; a state of the other sort cannot be its own.
  if (flow === null || (flow.name === 'group') !== (home === 'group')) return announce(startFlow(home, run), run);
  const { restarted, ...step } = flow.run(stored, run.event, run.facts, run.ids);
  return restarted ? announce({ flow: flow.name, step }, run) : { flow: flow.name, step };
}

/** Says that the questions begin again because the stored state could not be read. */
function announce({ flow, step }: Named, { ids }: Run): Named {
  const views: readonly MessageView[] = [{ view: 'text', text: { key: 'common.restarted' } }];
  const told: Effect = { key: ids.take('say'), do: 'say', views };
  return { flow, step: { ...step, effects: [told, ...step.effects] } };
}

/** Follows `goto`: the next flow starts with the facts as the effects so far will make them. */
function follow(first: Named, run: Run): TurnResult {
  let { flow, step } = first;
  let effects = step.effects;
  for (let jumps = 0; 'goto' in step; jumps += 1) {
    if (jumps === maxGotos) throw new Error(`flows lead in a circle at ${step.goto}`);
    flow = step.goto;
    step = startFlow(flow, { ...run, facts: evolveFacts(run.facts, effects, run.event.at) }).step;
    effects = [...effects, ...step.effects];
  }
  return { next: { flow, version: flows[flow].version, state: step.state }, effects };
}

function reachability({ kind }: InboundEvent): readonly RecordEffect[] {
  if (kind === 'followed') return [{ do: 'set-reachable', reachable: true }];
  return kind === 'unfollowed' ? [{ do: 'set-reachable', reachable: false }] : [];
}

/** Nobody is spoken to who left, and no hello answers what is no message. */
function isSilent({ stored, event }: TurnInput): boolean {
  if (event.kind === 'unfollowed') return true;
  return stored === null && (event.kind === 'unsent' || event.kind === 'edited');
}

/** One message a turn: its views in order, the open question last. */
function gather(effects: readonly Effect[], { ids, facts }: Run): readonly Effect[] {
  const views = effects.flatMap((effect) => (effect.do === 'say' ? effect.views : []));
  const about = effects.flatMap((effect) => (effect.do === 'say' ? (effect.about ?? []) : []));
  const others = effects.filter((effect) => effect.do !== 'say');
  if (views.length === 0) return others;
  // What holds no longer is said with the next message, and first.
  const corrected = correctionsOf(facts);
  const shown = corrected === null ? views.slice(-maxViews) : [corrected.view, ...views.slice(1 - maxViews)];
  return [
    ...others,
    ...(corrected === null ? [] : [corrected.told]),
    { key: ids.take('message'), do: 'say', views: shown, ...(about.length === 0 ? {} : { about }) },
  ];
}
