import { fail, ok, type Result } from './result.ts';

/** Both ends are included: ISO days (`2025-11-09`) or months (`2025-11`). */
export type Period = { readonly from: string; readonly to: string };

/** A period of days, checked; both ends are included. */
export type Span = { readonly from: string; readonly to: string; readonly days: number };

/** Why a text is no period. */
export type PeriodProblem = {
  readonly code: 'period-invalid';
  readonly reason: 'no-such-day' | 'end-before-start';
  readonly next: 'correct-period';
};

const dayForm = /^((?:19|20|21)\d\d)-(\d\d)-(\d\d)$/;
const monthForm = /^((?:19|20|21)\d\d)-(\d\d)$/;
const two = (value: number): string => String(value).padStart(2, '0');

/** Whether the text is a day of the calendar, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  const [, year, month, day] = (dayForm.exec(text) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined) return false;
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** Whether the text is a month of the calendar, `YYYY-MM`. */
export function isMonth(text: string): boolean {
  const month = Number(monthForm.exec(text)?.[2] ?? 0);
  return month >= 1 && month <= 12;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** First day of a month `YYYY-MM`. */
export function firstDay(month: string): string {
  return `${month}-01`;
}

/** Last day of a month `YYYY-MM`. */
export function lastDay(month: string): string {
  return `${month}-${two(daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5, 7))))}`;
}

/** The month a day lies in. */
export function monthOf(day: string): string {
  return day.slice(0, 7);
}

/** Days since 1 March of the year 0, so that leap days fall at a year's end. */
function dayNumber(day: string): number {
  const month = (Number(day.slice(5, 7)) + 9) % 12;
  const year = Number(day.slice(0, 4)) - (month >= 10 ? 1 : 0);
  const leaps = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  return year * 365 + leaps + Math.floor((month * 153 + 2) / 5) + Number(day.slice(8, 10));
}

/** How many days from `from` to `to`, both counted. */
export function countDays(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from) + 1;
}

/** The day `count` days later, or earlier when it is negative. */
export function addDays(day: string, count: number): string {
  const at = Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)) + count);
  return new Date(at).toISOString().slice(0, 10);
}

/** Checks a period of days or months and gives its days. Problem: `period-invalid`. */
export function spanOf(period: Period): Result<Span, PeriodProblem> {
  const from = isMonth(period.from) ? firstDay(period.from) : period.from;
  const to = isMonth(period.to) ? lastDay(period.to) : period.to;
  if (!isDay(from) || !isDay(to)) return fail(invalid('no-such-day'));
  if (to < from) return fail(invalid('end-before-start'));
  return ok({ from, to, days: countDays(from, to) });
}

function invalid(reason: PeriodProblem['reason']): PeriodProblem {
  return { code: 'period-invalid', reason, next: 'correct-period' };
}

/** A month some months later, or earlier when negative. */
export function addMonths(month: string, count: number): string {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + count;
  return `${Math.floor(index / 12)}-${two((index % 12) + 1)}`;
}

/** Every month from the first to the last, both included; empty when they are the wrong way round. */
export function monthsFrom(first: string, last: string): readonly string[] {
  const months: string[] = [];
  for (let month = first; month <= last; month = addMonths(month, 1)) months.push(month);
  return months;
}

/** The fiscal year (年度) of a day, named after the year it begins in; Japanese public accounting begins in April. */
export function fiscalYearOf(day: string, startMonth = 4): number {
  return Number(day.slice(0, 4)) - (Number(day.slice(5, 7)) < startMonth ? 1 : 0);
}

/** First and last month of a fiscal year. */
export function fiscalYearMonths(year: number, startMonth = 4): Period {
  const from = `${year}-${two(startMonth)}`;
  return { from, to: addMonths(from, 11) };
}

/** The span cut where a fiscal year ends. */
export function splitByFiscalYear(span: Span, startMonth = 4): readonly (Span & { readonly fiscalYear: number })[] {
  const pieces: (Span & { fiscalYear: number })[] = [];
  for (let fiscalYear = fiscalYearOf(span.from, startMonth); ; fiscalYear += 1) {
    const year = fiscalYearMonths(fiscalYear, startMonth);
    const piece = clip(span, firstDay(year.from), lastDay(year.to));
    pieces.push({ ...piece, fiscalYear });
    if (piece.to === span.to) return pieces;
  }
}

/** The span cut at the ends of months, for views by month. */
export function splitByMonth(span: Span): readonly (Span & { readonly month: string })[] {
  return monthsFrom(monthOf(span.from), monthOf(span.to)).map((month) => ({
    ...clip(span, firstDay(month), lastDay(month)),
    month,
  }));
}

function clip(span: Span, first: string, last: string): Span {
  const from = span.from > first ? span.from : first;
  const to = span.to < last ? span.to : last;
  return { from, to, days: countDays(from, to) };
}

/** `2025-11-09/2025-12-08`, the ISO form of an interval. */
export function formatPeriod(period: Period): string {
  return `${period.from}/${period.to}`;
}

/** Reads what `formatPeriod` wrote. Problem: `period-invalid`. */
export function parsePeriod(text: string): Result<Period, PeriodProblem> {
  const [from, to, ...rest] = text.split('/');
  if (from === undefined || to === undefined || rest.length > 0) return fail(invalid('no-such-day'));
  const span = spanOf({ from, to });
  return span.ok ? ok({ from, to }) : span;
}
