import { businessMinutesBetween } from '../../../engine/business-time/between.ts';
import type { BusinessHours } from '../../../engine/business-time/hours.ts';
import type { Locale } from '../../facts.ts';
import { writeText } from '../../text/write.ts';
import type { CaseRecord } from './case.ts';
import { type Cell, minutesToAnswer } from './table.ts';

/** Minutes of open time over so many cases, to a tenth. */
type Waited = { readonly cases: number; readonly mean: number; readonly median: number };

/** How long people waited, and how it turned out as they say; null where there is nothing to measure. */
export type Measures = {
  readonly toClaim: Waited | null;
  readonly toAnswer: Waited | null;
  readonly asked: number;
  readonly solved: number;
  readonly notYet: number;
};

/** Measures a set of cases. One that nobody claimed, or answered, is not measured: the sums count it. */
export function measuresOf(cases: readonly CaseRecord[], hours: BusinessHours): Measures {
  const claims = cases.flatMap(({ openedAt, claimedAt }) =>
    claimedAt === null ? [] : [businessMinutesBetween(openedAt, claimedAt, hours)],
  );
  const answers = cases.flatMap((one) => minutesToAnswer(one, hours) ?? []);
  return {
    toClaim: waited(claims),
    toAnswer: waited(answers),
    asked: cases.filter(({ outcome }) => outcome !== null).length,
    solved: cases.filter(({ outcome }) => outcome === 'yes').length,
    notYet: cases.filter(({ outcome }) => outcome === 'not-yet').length,
  };
}

function waited(minutes: readonly number[]): Waited | null {
  if (minutes.length === 0) return null;
  const sorted = minutes.toSorted((one, other) => one - other);
  const [low = 0, high = 0] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  const sum = sorted.reduce((all, one) => all + one, 0);
  return { cases: sorted.length, mean: tenth(sum / sorted.length), median: tenth((low + high) / 2) };
}

const tenth = (value: number): number => Math.round(value * 10) / 10;

/** The measures as rows. */
export function measuresTable(measures: Measures, locale: Locale): readonly (readonly Cell[])[] {
  const { toClaim, toAnswer, asked, solved, notYet } = measures;
  const rows: readonly (readonly [key: string, cell: Cell])[] = [
    ['record.claim-mean', toClaim?.mean ?? null],
    ['record.claim-median', toClaim?.median ?? null],
    ['record.answer-mean', toAnswer?.mean ?? null],
    ['record.answer-median', toAnswer?.median ?? null],
    ['record.outcome-asked', asked],
    ['record.outcome-solved', solved],
    ['record.outcome-not-yet', notYet],
  ];
  return rows.map(([key, cell]) => [writeText({ key }, locale), cell]);
}
