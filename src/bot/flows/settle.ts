import { usualRules } from '../desk/consultation/rules.ts';
import type { Effect, RecordEffect } from '../effect.ts';
import { evolveFacts } from '../evolve-facts.ts';
import type { Facts } from '../facts.ts';
import type { Step } from '../flow.ts';
import type { MessageView } from '../message.ts';
import { invitationIn } from './aside/steps-nudge.ts';
import { showQuestion, withWaysOut } from './question.ts';
import { type Moment, type Move, sayText, type Talk, type TalkState } from './talk.ts';

type At = { readonly at: string };
type Question = TalkState<unknown>['question'];

/** Turns a move into the next state and one message: what led here, then the open question. */
export function settle<B extends At>(
  talk: Talk<B>,
  state: TalkState<B> | null,
  move: Move<B>,
  moment: Moment,
): Step<TalkState<B>> {
  if ('goto' in move) return { goto: move.goto, effects: [...(move.effects ?? []), ...say(moment, move.lead ?? [])] };
  if ('rest' in move) return settleRest(state, move, moment);
  if ('to' in move) return settleAt(talk, move, moment);
  if ('quiet' in move) return settleQuiet(talk, state, move);
  if ('aside' in move) return settleAside(talk, state, move, moment);
  if (state === null) throw new Error(`${talk.name} cannot begin by staying`);
  return settleStay(talk, state, move, moment);
}

function settleAt<B extends At>(
  talk: Talk<B>,
  { to, lead = [], effects = [], about = [] }: Extract<Move<B>, { readonly to: B }>,
  moment: Moment,
): Step<TalkState<B>> {
  const next = { at: 'asking', question: asked(moment, moment.nextAsk, 0), here: to } as const;
  const after = evolveFacts(moment.facts, effects, moment.event.at);
  const invited = talk.ask(to, after).isIdle === true ? invitationIn(after, lead, effects) : null;
  const said = invited === null ? lead : [...lead, invited.view];
  const done = invited === null ? effects : [...effects, invited.made];
  return { state: next, effects: [...done, ...sayAndAsk(talk, next, { moment, lead: said, effects: done, about })] };
}

/** An open question is shown again below the answer; who is only asked what else there is, is left with the answer. */
function settleAside<B extends At>(
  talk: Talk<B>,
  state: TalkState<B> | null,
  { aside, effects = [] }: Extract<Move<B>, { readonly aside: unknown }>,
  moment: Moment,
): Step<TalkState<B>> {
  if (state === null) throw new Error(`${talk.name} cannot begin beside a question`);
  if (state.at === 'asking' && talk.ask(state.here, moment.facts).isIdle !== true && aside.length > 0)
    return settleStay(talk, state, { stay: aside, effects }, moment);
  const invited = invitationIn(evolveFacts(moment.facts, effects, moment.event.at), aside, effects);
  if (invited === null) return { state, effects: [...effects, ...say(moment, aside)] };
  return { state, effects: [...effects, invited.made, ...say(moment, [...aside, invited.view])] };
}

function settleQuiet<B extends At>(
  { name }: Talk<B>,
  state: TalkState<B> | null,
  move: Extract<Move<B>, { readonly quiet: B }>,
): Step<TalkState<B>> {
  if (state === null) throw new Error(`${name} cannot begin in silence`);
  return { state: { ...state, here: move.quiet }, effects: move.effects ?? [] };
}

function asked({ event, facts }: Moment, id: string, misses: number): Question {
  return { id, at: event.at, on: facts.today, misses };
}

function settleRest<B>(
  state: TalkState<B> | null,
  move: Extract<Move<B>, { readonly rest: B }>,
  moment: Moment,
): Step<TalkState<B>> {
  const question = asked(moment, state?.question.id ?? moment.nextAsk, state?.question.misses ?? 0);
  const effects = [...(move.effects ?? []), ...say(moment, move.lead)];
  return { state: { at: 'resting', question, here: move.rest }, effects };
}

function settleStay<B extends At>(
  talk: Talk<B>,
  state: TalkState<B>,
  move: Extract<Move<B>, { readonly stay: readonly MessageView[] } | { readonly miss: unknown }>,
  moment: Moment,
): Step<TalkState<B>> {
  const misses = Math.min(1000, state.question.misses + ('miss' in move ? 1 : 0));
  const next = { at: 'asking', question: asked(moment, state.question.id, misses), here: state.here } as const;
  const lead = 'miss' in move ? sayText(move.miss) : move.stay;
  const effects = 'miss' in move ? missedOften(misses, moment.facts) : (move.effects ?? []);
  return { state: next, effects: [...effects, ...sayAndAsk(talk, next, { moment, lead, effects, about: [] })] };
}

/** Nobody is left alone with a question that is not understood: a person looks, and the question stands. */
function missedOften(misses: number, { programme }: Facts): readonly RecordEffect[] {
  return misses === (programme?.rules ?? usualRules).twoMisses ? [{ do: 'ask-person', reason: 'two-misses' }] : [];
}

type Led = {
  readonly moment: Moment;
  readonly lead: readonly MessageView[];
  readonly effects: readonly Effect[];
  readonly about: readonly string[];
};

function sayAndAsk<B extends At>(
  talk: Talk<B>,
  state: TalkState<B>,
  { moment, lead, effects, about }: Led,
): readonly Effect[] {
  const facts = evolveFacts(moment.facts, effects, moment.event.at);
  const question = withWaysOut(talk.ask(state.here, facts), state.question.misses);
  return say(moment, [...lead, ...showQuestion(question, { flow: talk.name, askId: state.question.id })], about);
}

function say({ ids }: Moment, views: readonly MessageView[], about: readonly string[] = []): readonly Effect[] {
  return views.length === 0 ? [] : [{ key: ids.take('say'), do: 'say', views, about }];
}
