import type { Effect } from '../effect.ts';
import type { InboundEvent } from '../event.ts';
import type { Facts } from '../facts.ts';
import type { Flow, NewIds, Step } from '../flow.ts';
import type { MessageView } from '../message.ts';
import { askKnowledge, hearAnswer } from './aside/answers.ts';
import { pressAside, typedAside } from './aside/index.ts';
import { runCommand } from './commands.ts';
import { type HeardOpinion, hearOpinion } from './opinions.ts';
import { contentLost, keepingPhoto, readingSheet } from './photos.ts';
import { isDoubleNumber, readButton, readOption, withWaysOut } from './question.ts';
import { returnedViews } from './returned.ts';
import { settle } from './settle.ts';
import { explainButton } from './stale.ts';
import { line, type Moment, type Move, type Said, type Sent, sayText, type Talk, type TalkState } from './talk.ts';
import { normalise, readCommand, skipWords, withoutEmoji } from './words.ts';

/** Makes a flow of a dialogue. `revive` parses its stored state. */
export function flowOf<B extends { readonly at: string }>(
  talk: Talk<B>,
  revive: (stored: unknown, fromVersion: number) => TalkState<B> | null,
): Flow<TalkState<B>> {
  return {
    name: talk.name,
    version: talk.version,
    start: (facts, event, ids) => {
      const moment = momentOf(facts, event, ids);
      return settle(talk, null, talk.begin(moment), moment);
    },
    step: (state, event, facts, ids) => {
      const moment = momentOf(facts, event, ids);
      const here = talk.refresh?.(state.here, facts, isDaysLater(state, facts)) ?? state.here;
      const moved = here !== state.here;
      const question = moved ? { ...state.question, id: moment.nextAsk, misses: 0 } : state.question;
      const now = { ...state, here, question };
      const next = moved ? { ...moment, nextAsk: shortId(ids) } : moment;
      const heard = hearOpinion(event, facts);
      return heard === null ? stepFrom(talk, now, next) : answerOpinion(talk, now, heard, next);
    },
    revive,
  };
}

function shortId(ids: NewIds): string {
  return ids.take('ask').slice(0, 8);
}

function momentOf(facts: Facts, event: InboundEvent, ids: NewIds): Moment {
  return { facts, event, ids, nextAsk: shortId(ids) };
}

function isDaysLater(state: TalkState<unknown>, facts: Facts): boolean {
  return facts.today > state.question.on;
}

type At = { readonly at: string };

/** Every kind of event has its answer; only what a person says can move the dialogue. */
function stepFrom<B extends At>(talk: Talk<B>, state: TalkState<B>, moment: Moment): Step<TalkState<B>> {
  const { event, facts } = moment;
  const stay = (key: string): Step<TalkState<B>> => settle(talk, state, { stay: sayText(line(key)) }, moment);
  switch (event.kind) {
    case 'text':
      return settle(talk, state, moveByText(talk, state, moment), moment);
    case 'choice':
      return settle(talk, state, moveByButton(talk, state, event.data, moment), moment);
    case 'unsent':
      return withEffects(
        [{ do: 'forget-photo', messageId: event.messageId }],
        settleOrNothing(talk, state, talk.unsent?.(state.here, event.messageId, facts) ?? null, moment),
      );
    case 'edited':
      return settleOrNothing(talk, state, moveByEdit(talk, state, event, moment), moment);
    case 'photo':
    case 'file':
      return takeContent(talk, event, { state, moment, stay });
    case 'sheet-read':
      return settle(talk, state, talk.sheet?.(state.here, event.sheets, moment) ?? sheetEarly, moment);
    case 'photo-kept':
      return settleOrNothing(talk, state, talk.photos?.read(state.here, event, moment) ?? null, moment);
    case 'sheet-lost':
    case 'photo-lost':
      return settle(talk, state, losing(talk, state.here, event, moment), moment);
    case 'followed':
      return settle(talk, state, { stay: welcome(talk, state.here, moment) }, moment);
    case 'sticker':
    case 'location':
    case 'media':
    case 'other':
      return stay(wordless[event.kind]);
    case 'timer':
      return settleOrNothing(talk, state, talk.timer?.(state.here, event.key, facts) ?? null, moment);
    case 'returned':
      return settle(talk, state, { stay: returnedViews(event, talk.photos?.offer(state.here, moment)) }, moment);
    // What is fetched for the people of a case is no affair of the dialogue's.
    case 'file-kept':
    case 'file-lost':
    case 'unfollowed':
    case 'group':
      return { state, effects: [] };
  }
}

/** Where no table is awaited it is not passed over in silence. */
const sheetEarly = { stay: sayText(line('common.sheet-early')) } as const;

/** Whoever had blocked us was not told what a conversation with a person has left. */
function welcome<B extends At>({ photos }: Talk<B>, here: B, moment: Moment): readonly MessageView[] {
  return [...sayText(line('common.welcome-back')), ...(photos?.offer(here, moment) ?? [])];
}

/** What is no answer to any question has one of its own. */
const wordless = {
  sticker: 'common.sticker',
  location: 'common.location',
  media: 'common.other',
  other: 'common.other',
} as const;

/** The dialogue stands where it stood; an open question is shown again, a conversation at rest is left in peace. */
function answerOpinion<B extends At>(
  talk: Talk<B>,
  state: TalkState<B>,
  heard: HeardOpinion,
  moment: Moment,
): Step<TalkState<B>> {
  if (heard.asks === 'person') return settle(talk, state, runCommand(talk, state, heard.asks, moment), moment);
  const { effects, views } = heard;
  if (heard.again && state.at === 'asking') return withEffects(effects, settle(talk, state, { stay: views }, moment));
  return { state, effects: [...effects, { key: moment.ids.take('say'), do: 'say', views }] };
}

type Missed = Extract<InboundEvent, { readonly kind: 'photo-lost' | 'sheet-lost' }>;

function losing<B extends At>({ photos }: Talk<B>, here: B, event: Missed, moment: Moment): Move<B> {
  if (event.kind === 'photo-lost' && photos !== undefined) return photos.lost(here, event, moment);
  return { stay: sayText(contentLost(event)) };
}

type Filing<B extends At> = {
  readonly state: TalkState<B>;
  readonly moment: Moment;
  readonly stay: (key: string) => Step<TalkState<B>>;
};

/** Tables and pictures are read without a word, so that the answer to them is the first, and free. */
function takeContent<B extends At>(talk: Talk<B>, event: Sent, { state, moment, stay }: Filing<B>): Step<TalkState<B>> {
  const { facts, ids } = moment;
  const reading = readingSheet(event, facts, ids);
  if (reading !== null) return { state, effects: reading };
  const keeping = keepingPhoto(event, facts, ids);
  if (keeping === null) return stay(event.kind === 'file' ? 'common.file' : 'common.photo-early');
  if (talk.photos === undefined) return stay('common.photo-early');
  return { state: { ...state, here: talk.photos.sent(state.here, event) }, effects: keeping };
}

function withEffects<S>(effects: readonly Effect[], step: Step<S>): Step<S> {
  return { ...step, effects: [...effects, ...step.effects] };
}

function moveByButton<B extends At>(talk: Talk<B>, state: TalkState<B>, data: string, moment: Moment): Move<B> {
  const held = talk.photos?.press(state.here, data, moment) ?? null;
  if (held !== null) return held;
  const beside = pressAside(data, moment);
  if (beside !== null) return { aside: beside.views, effects: beside.effects ?? [] };
  const button = readButton(data);
  const current = button !== null && button.flow === talk.name && button.askId === state.question.id;
  if (!current) {
    const now = { facts: moment.facts, askId: state.question.id };
    return { stay: talk.oldButton?.(data, now) ?? sayText(explainButton(data)) };
  }
  return answerOption(talk, state, button.value, moment);
}

function moveByText<B extends At>(talk: Talk<B>, state: TalkState<B>, moment: Moment): Move<B> {
  const { event } = moment;
  if (event.kind !== 'text') return { stay: [] };
  const text = withoutEmoji(event.text, event.emojis).trim();
  const command = readCommand(text);
  if (command !== null) return runCommand(talk, state, command, moment);
  const beside = typedAside(text, moment);
  if (beside !== null) return { aside: beside.views, effects: beside.effects ?? [] };
  return moveByWords(talk, state, { by: 'text', text, messageId: event.messageId }, moment);
}

type Typed = Extract<Said, { readonly by: 'text' }>;

function moveByWords<B extends At>(talk: Talk<B>, state: TalkState<B>, said: Typed, moment: Moment): Move<B> {
  const { event, facts } = moment;
  const { text } = said;
  const late = isDaysLater(state, facts) || state.at === 'resting' || event.at < state.question.at;
  const asked = withWaysOut(talk.ask(state.here, facts), state.question.misses);
  if (late && talk.mayAnswerLate?.(state.here, text, facts) !== true)
    return { stay: sayText(talk.recap(state.here, facts)) };
  if (isDoubleNumber(asked, text)) {
    const example = asked.number?.(Number(text.normalize('NFKC'))) ?? text;
    return { stay: sayText(line('common.number-or-option', { example })) };
  }
  const value = readOption(asked, text, facts.locale);
  if (value !== null) return answerOption(talk, state, value, moment);
  if (skipWords.some((word) => word === normalise(text))) return { stay: sayText(line('common.cannot-skip')) };
  return orAnswered(talk.answer(state.here, said, moment), text, moment);
}

/** What a dialogue does not understand may be a question that the knowledge answers. */
function orAnswered<B>(move: Move<B>, text: string, moment: Moment): Move<B> {
  // Words with a figure are a report that was not understood: it is asked about, never talked past.
  if (!('miss' in move) || /\d/.test(text.normalize('NFKC'))) return move;
  const answer = hearAnswer(askKnowledge(text, moment.facts), moment);
  return answer === null ? move : { aside: answer.views, effects: answer.effects ?? [] };
}

function answerOption<B extends At>(talk: Talk<B>, state: TalkState<B>, value: string, moment: Moment): Move<B> {
  if (value === 'later' || value === 'person') return runCommand(talk, state, value, moment);
  return talk.answer(state.here, { by: 'option', value }, moment);
}

type Edited = Extract<InboundEvent, { readonly kind: 'edited' }>;

function moveByEdit<B extends At>(talk: Talk<B>, state: TalkState<B>, event: Edited, moment: Moment): Move<B> | null {
  const said: Extract<Said, { by: 'text' }> = { by: 'text', text: event.text.trim(), messageId: event.messageId };
  return talk.edited?.(state.here, said, moment) ?? null;
}

function settleOrNothing<B extends At>(
  talk: Talk<B>,
  state: TalkState<B>,
  move: Move<B> | null,
  moment: Moment,
): Step<TalkState<B>> {
  return move === null ? { state, effects: [] } : settle(talk, state, move, moment);
}
