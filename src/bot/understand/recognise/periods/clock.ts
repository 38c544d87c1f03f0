import type { Period } from '../../contract.ts';
import { dayOf, dayParts, monthOf, monthParts } from './calendar.ts';

/** What periods are reckoned from. */
export type Now = {
  readonly referenceDate: string;
  readonly fiscalYearStart: number;
  readonly defaultPeriod: Period | null;
  readonly locale: 'ja' | 'en';
};

/** `Now`, counted: today, this month and the first month of this fiscal year. */
export type Clock = {
  readonly day: number;
  readonly year: number;
  readonly month: number;
  readonly fiscalStart: number;
  /** The month that is being collected, or the one before this. */
  readonly collected: number;
  readonly locale: 'ja' | 'en';
};

/** Counts what `Now` spells. */
export function startClock(now: Now): Clock {
  const day = readIsoDay(now.referenceDate);
  const { year, month } = dayParts(day);
  const current = monthOf(year, month);
  const opened = monthOf(year, now.fiscalYearStart);
  return {
    day,
    year,
    month: current,
    fiscalStart: opened > current ? opened - 12 : opened,
    collected: now.defaultPeriod === null ? current - 1 : readIsoMonth(now.defaultPeriod.to),
    locale: now.locale,
  };
}

/** First month of the fiscal year that is named after this calendar year. */
export function fiscalYear(clock: Clock, year: number): number {
  return monthOf(year, monthParts(clock.fiscalStart).month);
}

function readIsoDay(text: string): number {
  const [year = 1970, month = 1, day = 1] = text.split('-').map(Number);
  return dayOf({ year, month, day });
}

function readIsoMonth(text: string): number {
  const [year = 1970, month = 1] = text.split('-').map(Number);
  return monthOf(year, month);
}
