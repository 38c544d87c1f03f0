import { isDay } from '../../period.ts';
import type { PrintedDate } from './dates.ts';

const two = (value: number): string => String(value).padStart(2, '0');
const earliest = 2015;
const latest = 2045;

/** Days from one ISO day, or month, to another. */
export const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** The day by which years are told that are not printed: the latest full date that names no future. */
export function referenceDay(
  dates: readonly { readonly date: PrintedDate; readonly score: number }[],
  today: string,
): { readonly day: string; readonly isPrinted: boolean } {
  const full = dates
    .filter(({ date }) => date.year !== null && date.year >= earliest && date.year <= Number(today.slice(0, 4)) + 1)
    .toSorted((a, b) => b.score - a.score);
  // Each date votes for its year: one figure misread would else carry all dates that have none.
  const votes = Map.groupBy(full, ({ date }) => date.year);
  const weight = (dates: typeof full): number => dates.reduce((sum, { score }) => sum + Math.max(1, score), 0);
  const [year] = [...votes].toSorted((a, b) => weight(b[1]) - weight(a[1]))[0] ?? [];
  const best = full.find(({ date }) => date.year === year)?.date;
  if (best === undefined) return { day: today, isPrinted: false };
  return { day: `${best.year}-${two(best.month)}-${two(best.day ?? 15)}`, isPrinted: true };
}

type Reference = { readonly day: string; readonly isPrinted: boolean };

/**
 * The date with its year: the printed one, or the year in which it lies nearest to the reference (or, as the first of a
 * range, before it). ISO day or month; null when there is no such day.
 */
export function resolve(date: PrintedDate, reference: Reference | string, isBefore = false): string | null {
  const known = typeof reference === 'string' ? reference : reference.day;
  const isPast = isBefore || (typeof reference !== 'string' && !reference.isPrinted);
  const year = date.year ?? nearestYear(date, known.length === 7 ? `${known}-28` : known, isPast);
  if (year < earliest || year > latest) return null;
  const month = `${year}-${two(date.month)}`;
  if (date.day === null) return month;
  const day = `${month}-${two(date.day)}`;
  return isDay(day) ? day : null;
}

function nearestYear(date: PrintedDate, reference: string, isPast: boolean): number {
  const around = Number(reference.slice(0, 4));
  const distance = (year: number): number => {
    const day = `${year}-${two(date.month)}-${two(Math.min(date.day ?? 15, 28))}`;
    const apart = daysBetween(reference, day);
    return isPast && apart > 3 ? apart + 10_000 : Math.abs(apart);
  };
  return [around - 1, around, around + 1].reduce((a, b) => (distance(b) < distance(a) ? b : a));
}
