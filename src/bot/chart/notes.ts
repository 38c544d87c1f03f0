import type { Locale } from '../facts.ts';
import { type MonthAmount, monthAmounts } from './amounts.ts';
import type { Chart } from './chart.ts';
import { writerIn } from './words.ts';

/** What stands in a picture beside its names and figures. */
export type ChartWords = {
  readonly gap: string;
  /** The same inside a narrow column: written downwards in Japanese, to be turned in English. */
  readonly gapColumn: string;
  readonly none: string;
  /** Behind a figure that may still change. */
  readonly provisionalSign: string;
};

/** The words of a language. */
export function chartWords(locale: Locale): ChartWords {
  const write = writerIn(locale);
  return {
    gap: write('chart.gap'),
    gapColumn: write('chart.gap-column'),
    none: write('chart.none'),
    provisionalSign: write('chart.provisional').slice(0, 1),
  };
}

/** Whether every known month is provisional: then it is said once, not at each figure. */
export function isAllProvisional(totals: readonly MonthAmount[]): boolean {
  const known = totals.filter(({ value }) => value !== null);
  return known.length > 0 && known.every(({ isProvisional }) => isProvisional);
}

/** What must be known to read a picture, and where its figures come from; one sentence each. */
export function chartNotes(chart: Chart, { isRounded }: { readonly isRounded: boolean }): readonly string[] {
  const write = writerIn(chart.locale);
  const totals = monthAmounts(chart);
  const notes: string[] = [];
  if (totals.some(({ isPartial }) => isPartial)) notes.push(write('chart.partly'));
  if (isAllProvisional(totals)) notes.push(write('chart.provisional-all'));
  else if (totals.some(({ isProvisional }) => isProvisional)) notes.push(write('chart.provisional'));
  if (isRounded) notes.push(write('chart.rounding'));
  return [...notes, write('chart.source', { source: chart.source })];
}
