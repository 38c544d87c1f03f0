import { energyDefinition } from '../../engine/energy/registry.ts';
import type { Figure } from '../../engine/report/figure.ts';
import type { Locale } from '../facts.ts';
import { industryName, industryOf } from '../flows/joining/industries.ts';
import type { Param } from '../message.ts';
import { formatMonth } from '../text/dates.ts';
import { groupDigits } from '../text/numbers.ts';
import { writeText } from '../text/write.ts';
import type { ReportCell, ReportTable } from './written.ts';

/** The languages that reports are written in. */
export type ReportLocale = Extract<Locale, 'ja' | 'en'>;

/** What a writer of a part needs: its language, and the fewest firms of a sum. */
export type Pen = { readonly locale: ReportLocale; readonly fewest: number };

/** A sentence in the report's language. */
export function say(pen: Pen, key: string, params: Readonly<Record<string, Param>> = {}): string {
  return writeText({ key, params }, pen.locale);
}

/** A cell of words; a null is shown as not known. */
export function words(pen: Pen, text: string | null): ReportCell {
  return { text: text ?? say(pen, 'reporting.none') };
}

/** A number for reading: whole from a hundred on, one digit below. */
export function rounded(value: number): string {
  const size = Math.abs(value);
  if (size > 0 && size < 0.05) return value < 0 ? '-<0.1' : '<0.1';
  return groupDigits(size >= 100 ? Math.round(value) : Math.round(value * 10) / 10);
}

/** A figure in words: its value with what must be known of it, or why there is none. */
export function figureText(pen: Pen, figure: Figure, unit = ''): string {
  if (figure.suppressed) return say(pen, 'reporting.suppressed');
  if (figure.value === null) return say(pen, whyUnknown(figure));
  const value = `${rounded(figure.value)}${unit === '' ? '' : ` ${unit}`}`;
  const partial = figure.partial ? say(pen, 'reporting.partial', { value }) : value;
  return figure.provisional ? say(pen, 'reporting.provisional', { value: partial }) : partial;
}

/** Nothing was reported, or what was has no factor or no unit in common; water has no factor at all. */
function whyUnknown({ pick, lines }: Figure): string {
  if (pick.measure === 'co2' && pick.kind !== undefined && energyDefinition(pick.kind)?.scope === null)
    return 'reporting.none';
  if (lines.length === 0) return pick.paired === undefined ? 'reporting.unknown' : 'reporting.none';
  return pick.measure === 'co2' ? 'reporting.no-factor' : 'reporting.mixed';
}

/** A figure as a cell. */
export function figureCell(pen: Pen, figure: Figure, unit = ''): ReportCell {
  return { text: figureText(pen, figure, unit), figure };
}

/** The difference of two figures as a cell, or a dash while one of them is not known. */
export function differenceCell(pen: Pen, now: Figure, before: Figure): ReportCell {
  if (now.value === null || before.value === null) return words(pen, null);
  return { text: signed(now.value - before.value), figure: now, minus: before };
}

/** A number with its sign: `+12`, `-3.4`, `0`. */
export function signed(value: number): string {
  // What cannot be seen has no sign; sums of a factor that stayed the same end in such remainders.
  if (Math.abs(value) < 0.05) return '0';
  return value > 0 ? `+${rounded(value)}` : rounded(value);
}

/** A table by the keys of its caption and heads. */
export function table(
  pen: Pen,
  caption: string,
  { heads, rows }: { readonly heads: readonly string[]; readonly rows: ReportTable['rows'] },
): ReportTable {
  return { block: 'table', caption, heads: heads.map((key) => say(pen, key)), rows };
}

/** Months from and to, in words. */
export function spanText(pen: Pen, { from, to }: { readonly from: string; readonly to: string }): string {
  if (from === to) return formatMonth(from, pen.locale);
  return say(pen, 'reporting.span', { from: { as: 'month', month: from }, to: { as: 'month', month: to } });
}

/** The name of an industry by its code, or the code where it has none here. */
export function industryText(pen: Pen, code: string | null): string | null {
  const known = code === null ? null : industryOf(code);
  return known === null ? code : industryName(known, pen.locale);
}
