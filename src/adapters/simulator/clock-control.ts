import type { z } from 'zod';
import type { bodies } from './bodies.ts';

/** A clock that can be put to another moment; `null` = back to the real time. */
export type MovableClock = {
  readonly now: () => Date;
  readonly setTo: (moment: Date | null) => void;
  readonly advance: (ms: number) => void;
};

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Japan has no summer time. */
const JAPAN_MS = 9 * HOUR_MS;
/** When reminders have surely gone out on their day. */
const HOUR_OF_REMINDERS = 10;

/** The next `day` of a month at ten in the morning in Japan, strictly after `now`. */
export function nextReportingDay(now: Date, day: number): Date {
  const japan = new Date(now.getTime() + JAPAN_MS);
  const inMonth = (months: number): Date =>
    new Date(Date.UTC(japan.getUTCFullYear(), japan.getUTCMonth() + months, day, HOUR_OF_REMINDERS) - JAPAN_MS);
  const thisMonth = inMonth(0);
  return thisMonth.getTime() > now.getTime() ? thisMonth : inMonth(1);
}

/** Moves the clock as the page asks. */
export function moveClock(clock: MovableClock, change: z.infer<typeof bodies.clock>, reportingDay: number): void {
  switch (change.to) {
    case 'real':
      clock.setTo(null);
      break;
    case 'next-day':
      clock.advance(DAY_MS);
      break;
    case 'reporting-day':
      clock.setTo(nextReportingDay(clock.now(), reportingDay));
      break;
    case 'moment':
      clock.setTo(new Date(change.at));
      break;
  }
}
