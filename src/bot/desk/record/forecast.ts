import { type BusinessHours, isWorkday } from '../../../engine/business-time/hours.ts';
import { addDays } from '../../../engine/period.ts';
import type { Locale } from '../../facts.ts';
import { writeText } from '../../text/write.ts';
import type { Cell } from './table.ts';

/** How many cases there will be at the end of the term if it goes on as so far, and what that rests on. */
export type Forecast = {
  readonly cases: number;
  /** Cases of a business day so far. */
  readonly perDay: number;
  /** Business days of the term until today, today included, and those that are left. */
  readonly daysSoFar: number;
  readonly daysLeft: number;
};

/** Fewer business days say nothing. */
const least = 20;

type Term = { readonly from: string; readonly to: string };

/**
 * The forecast on a day. `since` counts the cases from the term's first day to that one. Null: too early to say, or the
 * term is over.
 */
export function forecastOf(
  { since, term, today }: { readonly since: number; readonly term: Term; readonly today: string },
  hours: BusinessHours,
): Forecast | null {
  const daysSoFar = workdays(term.from, today, hours);
  if (daysSoFar < least || today >= term.to) return null;
  const daysLeft = workdays(addDays(today, 1), term.to, hours);
  const perDay = since / daysSoFar;
  return { cases: Math.round(since + perDay * daysLeft), perDay, daysSoFar, daysLeft };
}

function workdays(from: string, to: string, hours: BusinessHours): number {
  let count = 0;
  for (let day = from; day <= to; day = addDays(day, 1)) if (isWorkday(day, hours)) count += 1;
  return count;
}

/** The forecast as rows, with its basis. */
export function forecastTable(forecast: Forecast | null, locale: Locale): readonly (readonly Cell[])[] {
  const head = writeText({ key: 'record.forecast' }, locale);
  if (forecast === null) return [[head, writeText({ key: 'record.forecast-none', params: { least } }, locale)]];
  const { cases, perDay, daysSoFar, daysLeft } = forecast;
  const params = { days: daysSoFar, rate: perDay.toFixed(2), left: daysLeft };
  return [
    [head, cases],
    [
      writeText({ key: 'record.forecast-basis' }, locale),
      writeText({ key: 'record.forecast-rests-on', params }, locale),
    ],
  ];
}
