import { addMonths } from '../../engine/period.ts';
import type { Period } from '../understand/contract.ts';
import type { DateMention, PeriodMention } from '../understand/mention.ts';
import { normalise } from '../understand/normalise.ts';
import { recognisePeriods } from '../understand/recognise/periods.ts';
import type { TableContext } from './contract.ts';

/** A month as a cell names it; the year may stand elsewhere. `days`: a bill's own stretch. */
export type NamedMonth = { readonly month: number; readonly year: number | null; readonly days: Period | null };

/** What stands around a month and says nothing of its own: 4月分, 4月検針, (4月). */
const filler = /(?:月分|検針分?|請求分?|使用分?|ご利用分|度|分|[()（）「」[\].。・:\s])/g;
const longestDays = 70;

/** The month that a whole cell names, or null; a bare number is one only where the column is headed 月. */
export function monthOfCell(cell: string, context: TableContext, isMonthColumn: boolean): NamedMonth | null {
  const bare = /^(\d{1,2})$/.exec(cell);
  if (bare !== null) return isMonthColumn ? named(Number(bare[1]), null) : null;
  const [found, ...others] = recognisePeriods(normalise(cell), { ...context, defaultPeriod: null });
  if (found === undefined || others.length > 0) return null;
  const rest = cell.slice(0, found.start) + cell.slice(found.end);
  return rest.replace(filler, '') === '' ? monthOfTime(found) : null;
}

function monthOfTime(found: PeriodMention | DateMention): NamedMonth | null {
  if (found.type === 'date') return named(Number(found.date.slice(5, 7)), Number(found.date.slice(0, 4)));
  const { from, to } = found.period;
  if (found.how === 'days') return ofDays(found.period);
  if (from.slice(0, 7) !== to.slice(0, 7) || found.how === 'compared') return null;
  return named(Number(to.slice(5, 7)), found.yearGiven ? Number(to.slice(0, 4)) : null);
}

function named(month: number, year: number | null): NamedMonth | null {
  return month >= 1 && month <= 12 ? { month, year, days: null } : null;
}

function ofDays(period: Period): NamedMonth | null {
  const days = (Date.parse(period.to) - Date.parse(period.from)) / 86_400_000;
  if (!(days >= 0 && days <= longestDays)) return null;
  return { month: Number(period.to.slice(5, 7)), year: Number(period.to.slice(0, 4)), days: period };
}

/** A year that stands for itself: 2025年, 令和7年度, fy2025. `fiscal`: its first months belong to the year after. */
export type NamedYear = { readonly year: number; readonly fiscal: boolean };

/** The year that a text names beside months: in a title, or in a column of its own. */
export function yearOfText(text: string, context: TableContext): NamedYear | null {
  for (const found of recognisePeriods(normalise(text), { ...context, defaultPeriod: null })) {
    if (found.type !== 'period') continue;
    if (found.how === 'fiscal') return { year: Number(found.period.from.slice(0, 4)), fiscal: true };
    if (found.how === 'year') return { year: Number(found.period.from.slice(0, 4)), fiscal: false };
  }
  return null;
}

/**
 * The months of a column, in its order, each with its year. A year holds until another is named or the months begin
 * again; without any, the months are the latest that are over.
 */
export function datedMonths(
  months: readonly (NamedMonth | null)[],
  years: readonly (NamedYear | null)[],
  context: TableContext,
): readonly (string | null)[] {
  const known = months.map((one, at) => (one === null ? null : yearOfMonth(one, years[at] ?? null, context)));
  const offsets = yearsPassed(months);
  const anchor = known.findIndex((year) => year !== null);
  const base = anchor < 0 ? latestBase(months, offsets, context) : (known[anchor] ?? 0) - (offsets[anchor] ?? 0);
  return months.map((one, at) => {
    if (one === null) return null;
    const year = known[at] ?? base + (offsets[at] ?? 0);
    return `${year}-${String(one.month).padStart(2, '0')}`;
  });
}

function yearOfMonth(one: NamedMonth, named: NamedYear | null, { fiscalYearStart }: TableContext): number | null {
  if (one.year !== null) return one.year;
  if (named === null) return null;
  return named.fiscal && one.month < fiscalYearStart ? named.year + 1 : named.year;
}

/** How many times the year has turned before each row: 11月, 12月, 1月. */
function yearsPassed(months: readonly (NamedMonth | null)[]): readonly number[] {
  let [passed, last] = [0, 0];
  return months.map((one) => {
    if (one === null) return passed;
    if (one.month < last) passed += 1;
    last = one.month;
    return passed;
  });
}

function latestBase(
  months: readonly (NamedMonth | null)[],
  offsets: readonly number[],
  { referenceDate }: TableContext,
): number {
  const last = addMonths(referenceDate.slice(0, 7), -1);
  const ends = months.flatMap((one, at) => (one === null ? [] : [{ month: one.month, passed: offsets[at] ?? 0 }]));
  const latest = ends.toSorted((a, b) => b.passed * 12 + b.month - (a.passed * 12 + a.month))[0];
  if (latest === undefined) return Number(last.slice(0, 4));
  const year = Number(last.slice(0, 4)) - (latest.month > Number(last.slice(5, 7)) ? 1 : 0);
  return year - latest.passed;
}
