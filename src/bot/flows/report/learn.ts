import type { BillSeen } from '../../bill.ts';
import type { NewReading, RecordEffect } from '../../effect.ts';
import type { Facts } from '../../facts.ts';
import type { Moment, Move } from '../talk.ts';
import { isSameAmount, lessonBetween } from './lesson.ts';
import type { Lesson, TrailSeen } from './lesson-state.ts';
import type { OnPhoto } from './photo-state.ts';
import { isDrafting, type ReportHere } from './state.ts';

const mostLessons = 12;

/** How a photograph was read is counted for its layout. */
export function readingCounted({ status, trail }: BillSeen, { today }: Facts): readonly RecordEffect[] {
  if (trail === undefined) return [];
  const what = status === 'ok' ? 'ok' : status === 'review' ? 'asked' : 'turnedAway';
  const { supplier, kind } = trail;
  return [{ do: 'learn-layout', supplier, kind, month: today.slice(0, 7), counts: { [what]: 1 }, votes: [] }];
}

/** What the amounts of a paper may teach once one of them is confirmed; nothing where it has several energies. */
export function trailOf({ trail, usage, items }: BillSeen): TrailSeen | null {
  if (trail === undefined || items.length > 1) return null;
  const { supplier, kind, amounts, months = [] } = trail;
  return {
    ...{ supplier, kind, sure: usage.sure },
    amounts: amounts.slice(0, 12).map((one) => ({ ...one })),
    months: months.slice(0, 6).map((one) => ({ ...one })),
  };
}

/** The reader learns from what a move stores, corrects and takes back, in the same transaction. */
export function learning(here: ReportHere, move: Move<ReportHere>, { facts }: Pick<Moment, 'facts'>): Move<ReportHere> {
  if (!('to' in move) || move.effects === undefined) return move;
  const photos = isDrafting(here) ? here.drafts.flatMap(({ photo }) => photo ?? []) : [];
  const month = facts.today.slice(0, 7);
  let lessons: readonly Lesson[] = move.to.memory.lessons;
  const learnt = move.effects.flatMap((effect): readonly RecordEffect[] => {
    const change = changeBy(effect, { lessons, photos, month });
    if (change === null) return [];
    lessons = kept([
      ...lessons.filter((one) => one !== change.before),
      ...(change.after === null ? [] : [change.after]),
    ]);
    return taught(change.before, change.after);
  });
  if (lessons === move.to.memory.lessons) return move;
  const memory = { ...move.to.memory, lessons: [...lessons] };
  return { ...move, to: { ...move.to, memory }, effects: [...move.effects, ...learnt] };
}

/** A photograph that was taken back has taught nothing, whatever becomes of its figure. */
export function unlearning(
  here: ReportHere,
  messageId: string,
): { readonly here: ReportHere; readonly effects: readonly RecordEffect[] } {
  const { lessons } = here.memory;
  const gone = lessons.filter((one) => one.messageId === messageId);
  if (gone.length === 0) return { here, effects: [] };
  const memory = { ...here.memory, lessons: lessons.filter((one) => !gone.includes(one)) };
  return { here: { ...here, memory }, effects: gone.flatMap((one) => taught(one, null)) };
}

function taught(before: Lesson | null, after: Lesson | null): readonly RecordEffect[] {
  const lesson = lessonBetween(before, after);
  return lesson === null ? [] : [{ do: 'learn-layout', ...lesson }];
}

type Change = { readonly before: Lesson | null; readonly after: Lesson | null };
type Known = {
  readonly lessons: readonly Lesson[];
  readonly photos: readonly OnPhoto[];
  readonly month: string;
};

function changeBy(effect: RecordEffect, known: Known): Change | null {
  const lessonOf = (id: string | null): Lesson | null => known.lessons.find((one) => one.readingId === id) ?? null;
  if (effect.do === 'withdraw-reading') {
    const before = lessonOf(effect.readingId);
    return before === null ? null : { before, after: null };
  }
  if (effect.do !== 'save-reading') return null;
  const { reading } = effect;
  const photo = known.photos.find(({ mediaId }) => mediaId === reading.voucherId);
  if (photo !== undefined && photo.trail !== null)
    return { before: null, after: firstLesson(reading, { ...photo, trail: photo.trail }, known) };
  const before = lessonOf(reading.replaces);
  return before === null ? null : { before, after: corrected(before, reading) };
}

type Paper = { readonly messageId: string; readonly trail: TrailSeen };

function firstLesson(
  { id, kind, quantity, month: of }: NewReading,
  { messageId, trail }: Paper,
  { lessons, month }: Known,
): Lesson {
  const hasVoted = lessons.some(
    (one) => one.votes && one.month === month && one.trail.supplier === trail.supplier && one.trail.kind === trail.kind,
  );
  // For another kind other numbers of the paper would have been looked at.
  const votes = trail.supplier !== null && trail.kind === kind && !hasVoted;
  return { readingId: id, messageId, trail, month, votes, figures: [{ ...quantity }], months: [of] };
}

function corrected(lesson: Lesson, { id, quantity, reason, month }: NewReading): Lesson | null {
  const { figures } = lesson;
  const [last, before] = [figures.at(-1), figures.at(-2)];
  const next = { ...lesson, readingId: id, months: monthsWith(lesson.months, month) };
  if (last !== undefined && isSameAmount(last, quantity)) return next;
  // A step back to what stood there before the paper leaves nothing of its lesson.
  if (reason === 'undone-by-owner')
    return before !== undefined && isSameAmount(before, quantity) ? { ...next, figures: figures.slice(0, -1) } : null;
  return { ...next, figures: [...figures.slice(0, 1), ...figures.slice(1).slice(-4), { ...quantity }] };
}

/** A step back to the month before leaves nothing of the one that was stepped back from. */
function monthsWith(months: readonly string[], month: string): string[] {
  if (months.at(-1) === month) return [...months];
  return months.at(-2) === month ? months.slice(0, -1) : [...months.slice(-5), month];
}

/** Those that do not vote go first: a vote has to be known for as long as its month lasts. */
function kept(lessons: readonly Lesson[]): readonly Lesson[] {
  if (lessons.length <= mostLessons) return lessons;
  const least = Math.max(
    0,
    lessons.findIndex(({ votes }) => !votes),
  );
  return lessons.toSpliced(least, 1);
}
