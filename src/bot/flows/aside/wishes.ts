import { openWish, type Wishes, type WishKind, wishAnswers, wishesOf, wishKinds } from '../../advice/wishes.ts';
import type { RecordEffect } from '../../effect.ts';
import { evolveFacts } from '../../evolve-facts.ts';
import type { Facts } from '../../facts.ts';
import type { CardRow, Choice, MessageView, Text } from '../../message.ts';
import { line, sayText } from '../talk.ts';
import { type Aside, type AsideSubject, asideChoice, type Press } from './aside.ts';

const asks: Readonly<Record<WishKind, Text>> = {
  budget: line('measures.wish-ask-budget'),
  downtime: line('measures.wish-ask-downtime'),
  building: line('measures.wish-ask-building'),
};

const names: Readonly<Record<WishKind, Text>> = {
  budget: line('measures.wish-budget'),
  downtime: line('measures.wish-downtime'),
  building: line('measures.wish-building'),
};

const budgets: Readonly<Record<string, Text>> = {
  none: line('measures.wish-budget-none'),
  low: line('measures.wish-budget-low'),
  mid: line('measures.wish-budget-mid'),
  high: line('measures.wish-budget-high'),
};
const downtimes: Readonly<Record<string, Text>> = {
  none: line('measures.wish-downtime-none'),
  any: line('measures.wish-downtime-any'),
};
const buildings: Readonly<Record<string, Text>> = {
  own: line('measures.wish-building-own'),
  rented: line('measures.wish-building-rented'),
};
const words: Readonly<Record<WishKind, Readonly<Record<string, Text>>>> = {
  budget: budgets,
  downtime: downtimes,
  building: buildings,
};
const unsure = line('measures.wish-unsure');

/** The way to the wishes: the next one that was not asked, or all of them to be changed. */
export function wishesChoice(facts: Facts): Choice {
  return asideChoice(
    line(openWish(wishesOf(facts)) === null ? 'measures.wish-change' : 'measures.wish-tell'),
    'wishes',
  );
}

/** What was wished of measures that leaves some of them out, in short; empty: nothing of the kind. */
export function wishTexts({ budget, downtime, building }: Wishes): readonly Text[] {
  return [
    ...(budget == null || budget === 'high' ? [] : [budgets[budget] ?? unsure]),
    ...(downtime === 'none' ? [downtimes['none'] ?? unsure] : []),
    ...(building === 'rented' ? [buildings['rented'] ?? unsure] : []),
  ];
}

/** One question with every answer as a line; nothing is assumed without one. */
export function wishQuestion(kind: WishKind): MessageView {
  const rows = Object.keys(wishAnswers[kind]).map((answer): CardRow => {
    const choice = asideChoice(words[kind][answer] ?? unsure, 'wish', kind, answer);
    return { label: { words: '' }, value: choice.label, choice };
  });
  return { view: 'card', title: asks[kind], rows, note: line('measures.wish-note'), even: true, aside: true };
}

/** All wishes as they stand, each to be changed. */
function summary(wishes: Wishes): MessageView {
  const rows = wishKinds.map((kind): CardRow => {
    const said = wishes[kind];
    const value =
      said === undefined ? line('measures.wish-not-asked') : said === null ? unsure : (words[kind][said] ?? unsure);
    return { label: names[kind], value, choice: asideChoice(names[kind], 'wish', kind) };
  });
  return {
    view: 'card',
    title: line('measures.wish-title'),
    rows,
    hint: line('measures.wish-press'),
    choices: [asideChoice(line('measures.see'), 'measures')],
    even: true,
    aside: true,
  };
}

function next(wishes: Wishes): MessageView {
  const open = openWish(wishes);
  return open === null ? summary(wishes) : wishQuestion(open);
}

/** A wish with an answer is kept, once; without one it is asked. */
const wish: Press = ([named, said], { facts, event }): Aside | null => {
  const kind = wishKinds.find((one) => one === named);
  if (kind === undefined) return null;
  if (said === undefined) return { views: [wishQuestion(kind)] };
  const record = Object.entries(wishAnswers[kind]).find(([answer]) => answer === said)?.[1];
  if (record === undefined) return null;
  const value = said === 'unsure' ? null : said;
  const effects: readonly RecordEffect[] = wishesOf(facts)[kind] === value ? [] : [{ do: 'save-advice', record }];
  return { views: [next(wishesOf(evolveFacts(facts, effects, event.at)))], effects };
};

const joined =
  (press: Press): Press =>
  (args, moment) =>
    moment.facts.business === null ? { views: sayText(line('measures.not-joined')) } : press(args, moment);

/** Wishes (希望): what a measure may cost, whether work may stop, whose building it is; asked one by one. */
export const wishes: AsideSubject = {
  presses: {
    wishes: joined((_, { facts }) => ({ views: [next(wishesOf(facts))] })),
    wish: joined(wish),
  },
  says: { wishes: ['希望', 'きぼう', '希望を教える', '希望を変える', '予算', 'wishes', 'my wishes', 'budget'] },
};
