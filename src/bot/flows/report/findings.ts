import { creditLine } from '../../advice/credit-facts.ts';
import { changeText, effectTitle } from '../../advice/effect-texts.ts';
import { findingsFor } from '../../advice/findings.ts';
import { dueEffects } from '../../advice/measure-effect.ts';
import { observationText } from '../../advice/observation.ts';
import { targetLine } from '../../advice/target-facts.ts';
import type { RecordEffect } from '../../effect.ts';
import type { Facts, Locale } from '../../facts.ts';
import type { CardRow, MessageView, Text, Words } from '../../message.ts';
import { writeText } from '../../text/write.ts';
import { asideChoice } from '../aside/aside.ts';
import { measuresChoice } from '../aside/measures-list.ts';
import { line } from '../talk.ts';
import { readingOf, slotsOf } from './gaps.ts';

/** What is said with a month that became complete: sentences, and the months after measures; and what is recorded of it. */
export type Found = {
  readonly texts: readonly Text[];
  readonly rows: readonly CardRow[];
  readonly effects: readonly RecordEffect[];
};

const nothing: Found = { texts: [], rows: [], effects: [] };

const mostEffects = 2;

/** What the newest month shows once it is complete for the first time, and the effects that can now be told. */
export function foundIn(month: string, before: Facts, after: Facts): Found {
  const newest = after.readings
    .map((reading) => reading.month)
    .toSorted()
    .at(-1);
  if (month !== newest || isComplete(before, month) || !isComplete(after, month)) return nothing;
  const due = dueEffects(after).slice(0, mostEffects);
  return {
    texts: [
      ...findingsFor(after, month).map(({ observation }) => observationText(observation)),
      ...[targetLine(after, month), creditLine(after)].filter((text) => text !== null),
    ],
    rows: due.map(
      (effect): CardRow => ({
        label: line('measures.effect-of', { title: effectTitle(effect, after).words }),
        value: changeText(effect),
        choice: asideChoice(line('measures.effect-title'), 'measure-effect', effect.measureId),
      }),
    ),
    effects: due.map(
      ({ measureId, upTo }): RecordEffect => ({ do: 'save-advice', record: { about: 'effect', measureId, upTo } }),
    ),
  };
}

function isComplete(facts: Facts, month: string): boolean {
  return slotsOf(facts, month).every((slot) => readingOf(facts, slot) !== null);
}

/** 今月わかったこと as a card of its own, or, where no more bubbles fit, as further lines of the card before. */
export function withFindings(
  card: MessageView,
  { texts, rows }: Found,
  { locale, isFull }: { readonly locale: Locale; readonly isFull: boolean },
): readonly MessageView[] {
  if ((texts.length === 0 && rows.length === 0) || card.view !== 'card') return [card];
  const joined = (parts: readonly (Text | Words)[]): Words => ({
    words: parts.map((text) => writeText(text, locale)).join('\n'),
  });
  const beside = rows.length === 0 ? [] : [line('measures.effect-note')];
  if (isFull) {
    const old = card.note === undefined ? [] : [card.note];
    return [{ ...card, rows: [...card.rows, ...rows], note: joined([...texts, ...beside, ...old]) }];
  }
  const found: MessageView = {
    view: 'card',
    title: line('measures.found'),
    ...(texts.length === 0 ? {} : { lead: joined(texts) }),
    rows,
    ...(beside.length === 0 ? {} : { note: joined(beside) }),
    choices: [measuresChoice],
    even: true,
    aside: true,
  };
  return [card, found];
}
