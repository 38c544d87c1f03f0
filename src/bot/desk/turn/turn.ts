import type { Effect } from '../../effect.ts';
import type { InboundEvent } from '../../event.ts';
import type { Facts } from '../../facts.ts';
import type { StoredState } from '../../flow.ts';
import { uuidFrom } from '../../ids.ts';
import type { Text } from '../../message.ts';
import type { DeskContext } from '../consultation/context.ts';
import type { Stepped } from '../consultation/move.ts';
import { type Reason, urgentReasons } from '../consultation/reasons.ts';
import { escalates, usualRules } from '../consultation/rules.ts';
import { type DeskState, isHeld, positionOf } from '../consultation/state.ts';
import { step } from '../consultation/step.ts';
import type { Spoken } from '../record/entries.ts';
import { stillPromised } from '../timers/promise.ts';
import { isAnswerOfFetch, isForDesk, isKeeping, lossText, relayed, sentIn } from './media.ts';
import { isDanger, saidIn } from './said.ts';
import { withTold } from './tell.ts';

/** The desk of the conversation as a turn finds it, and what a step may know beside it. */
export type DeskAtTurn = { readonly state: DeskState; readonly context: DeskContext };

/** A step that a turn took, to be written with it. Sentences for the owner are in the turn's own message already. */
export type DeskStep = {
  readonly eventId: string;
  readonly spoken: Spoken;
  readonly before: DeskState;
  readonly stepped: Stepped;
};

/** What a dialogue made of the event. */
export type Talked = { readonly next: StoredState | null; readonly effects: readonly Effect[] };

/** The turn with its desk: where both stand, and what is to be done. */
export type DeskTurned = Talked & { readonly steps: readonly DeskStep[] };

type Given = {
  readonly event: InboundEvent;
  readonly stored: StoredState | null;
  readonly facts: Facts;
  readonly seed: string;
  /** Null in the lobby: nobody's programme has a desk there. */
  readonly desk: DeskAtTurn | null;
};

/**
 * One turn of a conversation: the dialogue speaks only while the bot has the floor, an open case hears what the owner
 * writes, and what the dialogue cannot do becomes a case. All of it is one step, so that nothing is said by two.
 */
export function turnWithDesk(given: Given, dialogue: () => Talked): DeskTurned {
  const { desk } = given;
  const { next, effects } = desk === null ? dialogue() : talk(given, desk.state, dialogue);
  const wanted = wantedIn(effects);
  const own = effects.filter(({ do: name }) => name !== 'ask-person');
  if (desk === null) return { next, effects: own, steps: [] };
  const kept = isCaseOpen(desk.state) ? relayed(given, own) : own;
  const spoken = [...heard(given, desk.state, kept), ...requested(given, desk.state, { next, wanted })];
  const steps = take(desk, spoken, given.event.id);
  const told = [...tellings(steps), ...askedAgain(desk, wanted), ...lossText(given.event, isHeld(desk.state))];
  return { next, effects: withTold(kept, told, uuidFrom(`${given.seed} desk`)), steps: steps.map(withoutTellings) };
}

/** A turn that failed: somebody has to look, and the person is told that somebody does. */
export function deskAfterFailure(given: Given): Pick<DeskTurned, 'steps'> & { readonly told: readonly Text[] } {
  const { desk, event, stored } = given;
  if (desk === null || isCaseOpen(desk.state)) return { steps: [], told: [] };
  const steps = take(desk, requested(given, desk.state, { next: stored, wanted: 'failed-turn' }), event.id);
  return { steps: steps.map(withoutTellings), told: tellings(steps) };
}

/** Whether a case is open that hears what the owner writes. */
export function isCaseOpen(state: DeskState): boolean {
  return state.at !== 'bot' && state.at !== 'returning';
}

/** Who has the floor speaks. While a person has it the dialogue only notes what must not be missed. */
function talk({ event, stored }: Given, state: DeskState, dialogue: () => Talked): Talked {
  if (event.kind === 'returned' && !isReturnOf(state, event.consultationId)) return { next: stored, effects: [] };
  if (isForDesk(event, isHeld(state))) return { next: stored, effects: [] };
  if (!isHeld(state)) return dialogue();
  // What the dialogue waits for reaches it all the same: it asks about it when it speaks again.
  if (isAnswerOfFetch(event)) return muted(dialogue());
  switch (event.kind) {
    case 'unsent':
    case 'followed':
    case 'unfollowed':
      return muted(dialogue());
    case 'choice':
      return { next: stored, effects: [heldButton(event.id)] };
    default:
      return { next: stored, effects: [] };
  }
}

function isReturnOf(state: DeskState, consultationId: string): boolean {
  return state.at === 'returning' && state.consultationId === consultationId;
}

/** What is not said is not kept as said either: a correction is told when the dialogue speaks again. */
const ofSaying: ReadonlySet<Effect['do']> = new Set(['say', 'ask-person', 'corrections-told', 'save-shown']);

function muted({ next, effects }: Talked): Talked {
  return { next, effects: effects.filter(({ do: name }) => !ofSaying.has(name)) };
}

function heldButton(eventId: string): Effect {
  const views = [{ view: 'text', text: { key: 'desk.held-button' } }] as const;
  return { key: uuidFrom(`${eventId} held`), do: 'say', views, voice: 'desk' };
}

/** Of several wishes the most urgent one. */
function wantedIn(effects: readonly Effect[]): Reason | null {
  const reasons = effects.flatMap((effect) => (effect.do === 'ask-person' ? [effect.reason] : []));
  return reasons.find((reason) => urgentReasons.has(reason)) ?? reasons[0] ?? null;
}

/** What the event itself is to the desk. Words are kept of those only who have consented. */
function heard({ event, facts }: Given, state: DeskState, effects: readonly Effect[]): readonly Spoken[] {
  switch (event.kind) {
    case 'followed':
      return [{ event: { kind: 'owner-unblocked' } }];
    case 'unfollowed':
      return [{ event: { kind: 'owner-blocked' } }];
    case 'returned':
      return [{ event: { kind: 'returned', consultationId: event.consultationId } }];
    case 'unsent':
      return hadCase(state) ? [{ event: { kind: 'owner-unsent', messageId: event.messageId } }] : [];
    default:
      break;
  }
  const sent = sentIn(event);
  if (sent !== null) return [{ event: sent }];
  return isCaseOpen(state) ? written({ event, facts, effects }, isHeld(state)) : [];
}

/** Whether the conversation has, or ever had, a case: else nobody was shown anything. */
function hadCase({ revision }: DeskState): boolean {
  return revision > 0;
}

type Hearing = Pick<Given, 'event' | 'facts'> & { readonly effects: readonly Effect[] };

function written({ event, facts, effects }: Hearing, held: boolean): readonly Spoken[] {
  const said = saidIn(event);
  if (said === null) return [];
  const { messageId } = said;
  const words = consented(facts, said.words);
  const danger = held && isDanger(event);
  const keeps = effects.some((one) => isKeeping(one) && one.messageId === messageId);
  const follows = keeps ? ({ follows: true } as const) : {};
  if (event.kind !== 'edited') return [{ event: { kind: 'owner-wrote', messageId, danger, ...follows }, words }];
  return [{ event: { kind: 'owner-edited', messageId, editId: uuidFrom(`${event.id} edit`), danger }, words }];
}

function consented({ business }: Facts, words: string | null): string | null {
  return business === null ? null : words;
}

/** What the people of an open case are told: that which does not wait, and figures they have to look at. */
function isWorthANote(reason: Reason): boolean {
  return urgentReasons.has(reason) || reason === 'flagged-figure' || reason === 'no-factor';
}

type Wanted = { readonly next: StoredState | null; readonly wanted: Reason | null };

/** A case for what the dialogue cannot do; to an open one it is a note, where that says anything new. */
function requested({ event, facts, seed }: Given, state: DeskState, { next, wanted }: Wanted): readonly Spoken[] {
  if (wanted === null || (isCaseOpen(state) && !isWorthANote(wanted))) return [];
  if (!escalates(wanted, facts.programme?.rules ?? usualRules)) return [];
  const consultationId = uuidFrom(`${seed} consultation`);
  const said = isCaseOpen(state) ? null : saidIn(event);
  return [
    {
      event: { kind: 'requested', consultationId, reason: wanted, position: positionOf(next), by: null },
      words: consented(facts, said?.words ?? null),
      messageId: said?.messageId ?? null,
    },
  ];
}

/** Steps one after the other, each from where the last one left it; what the machine refuses changes nothing. */
function take({ state, context }: DeskAtTurn, spoken: readonly Spoken[], id: string): readonly DeskStep[] {
  const steps: DeskStep[] = [];
  for (const [at, one] of spoken.entries()) {
    const before = steps.at(-1)?.stepped.state ?? state;
    const eventId = `${id}#${at}`;
    const stepped = step(before, one.event, { ...context, eventId });
    if (!('refused' in stepped)) steps.push({ eventId, spoken: one, before, stepped });
  }
  return steps;
}

/** What the desk says to the owner leaves with the turn's own message, for free. */
function tellings(steps: readonly DeskStep[]): readonly Text[] {
  return steps.flatMap(({ stepped }) => stepped.effects.flatMap((one) => (one.do === 'tell' ? [one.text] : [])));
}

function withoutTellings(one: DeskStep): DeskStep {
  const effects = one.stepped.effects.filter(({ do: name }) => name !== 'tell');
  return { ...one, stepped: { ...one.stepped, effects } };
}

const byOwner: ReadonlySet<Reason> = new Set<Reason>(['asked-directly', 'asked-politely']);

/** Whoever asks again is not left without an answer. */
function askedAgain({ state, context }: DeskAtTurn, wanted: Reason | null): readonly Text[] {
  if (wanted === null || !byOwner.has(wanted) || state.at === 'bot' || state.at === 'returning') return [];
  return [stillPromised(context.now, state.promised)];
}
