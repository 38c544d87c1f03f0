import { addDays } from '../period.ts';

/** Days of the week as programme documents write them, Sunday first as calendars count. */
export const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
export type Weekday = (typeof weekdays)[number];

/** When people are there: `HH:MM` of Japan on some weekdays, except the closed days (`YYYY-MM-DD`). */
export type BusinessHours = {
  readonly from: string;
  readonly to: string;
  readonly weekdays: readonly Weekday[];
  readonly closed: Pick<ReadonlySet<string>, 'has'>;
};

/** A moment as a clock on a wall in Japan shows it; `minute` counts from midnight, with its fraction. */
export type JapanTime = { readonly day: string; readonly minute: number };

const minuteMs = 60_000;
// Japan has had no summer time since 1951.
const offsetMs = 9 * 60 * minuteMs;

/** What the clock in Japan shows at an ISO moment. */
export function japanTime(at: string): JapanTime {
  const shown = new Date(Date.parse(at) + offsetMs);
  const midnight = Date.UTC(shown.getUTCFullYear(), shown.getUTCMonth(), shown.getUTCDate());
  return { day: shown.toISOString().slice(0, 10), minute: (shown.getTime() - midnight) / minuteMs };
}

/** The ISO moment at which the clock in Japan shows this. */
export function momentOf({ day, minute }: JapanTime): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - offsetMs + Math.round(minute * minuteMs)).toISOString();
}

/** `17:00` as minutes since midnight. */
export function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** Minutes since midnight as `17:00`; begun minutes are not counted. */
export function clockTime(minute: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(Math.floor(minute % 60))}`;
}

/** The day of the week of `YYYY-MM-DD`. */
export function weekdayOf(day: string): Weekday {
  return weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? 'sun';
}

/** Whether anybody works on that day. */
export function isWorkday(day: string, hours: BusinessHours): boolean {
  return hours.weekdays.includes(weekdayOf(day)) && !hours.closed.has(day);
}

/** The first working day after this one. Two years without any mean that the hours are wrong: then it is tomorrow. */
export function nextWorkday(day: string, hours: BusinessHours): string {
  for (let ahead = 1; ahead <= 731; ahead += 1) {
    const next = addDays(day, ahead);
    if (isWorkday(next, hours)) return next;
  }
  return addDays(day, 1);
}
