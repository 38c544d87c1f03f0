import type { Locale } from '../../facts.ts';
import { writeText } from '../../text/write.ts';
import type { CaseRecord } from './case.ts';
import type { Cell } from './table.ts';

/** How many cases there were, against the target of the programme. */
export type RecordSums = {
  readonly period: number;
  /** Since the first day of the term, until the end of the period. */
  readonly since: number;
  readonly target: number;
  /** 0 once the target is reached. */
  readonly left: number;
  readonly complaints: number;
  readonly open: number;
  readonly unanswered: number;
};

/** Sums over the cases of a period; `since` counts also those before it. */
export function sumsOf(
  cases: readonly CaseRecord[],
  { since, target }: { readonly since: number; readonly target: number },
): RecordSums {
  const open = cases.filter(({ closedAt }) => closedAt === null);
  return {
    period: cases.length,
    since,
    target,
    left: Math.max(0, target - since),
    complaints: cases.filter(({ complaint }) => complaint).length,
    open: open.length,
    unanswered: open.filter(({ answers }) => answers.length === 0).length,
  };
}

const lines: readonly (readonly [key: string, sum: keyof RecordSums])[] = [
  ['record.sum-period', 'period'],
  ['record.sum-complaints', 'complaints'],
  ['record.sum-open', 'open'],
  ['record.sum-unanswered', 'unanswered'],
  ['record.sum-since', 'since'],
  ['record.sum-target', 'target'],
  ['record.sum-left', 'left'],
];

/** The sums as rows. */
export function sumsTable(sums: RecordSums, locale: Locale): readonly (readonly Cell[])[] {
  return lines.map(([key, sum]) => [writeText({ key }, locale), sums[sum]]);
}
