import { type BusinessHours, isWorkday, type JapanTime, japanTime, minuteOf, momentOf, nextWorkday } from './hours.ts';

/** Whether people are there at this moment; the closing minute is already closed. */
export function isOpen(at: string, hours: BusinessHours): boolean {
  const { day, minute } = japanTime(at);
  return isWorkday(day, hours) && minute >= minuteOf(hours.from) && minute < minuteOf(hours.to);
}

/** The moment itself while people are there, else the next one at which they come. */
export function nextOpening(at: string, hours: BusinessHours): string {
  return momentOf(opening(japanTime(at), hours));
}

function opening({ day, minute }: JapanTime, hours: BusinessHours): JapanTime {
  const from = minuteOf(hours.from);
  if (!isWorkday(day, hours) || minute >= minuteOf(hours.to)) return { day: nextWorkday(day, hours), minute: from };
  return { day, minute: Math.max(minute, from) };
}

/**
 * The moment at which so many minutes of open time have passed. What ends exactly at closing time ends there, not
 * next morning. Hours that end before they begin hold no time at all: then ordinary minutes are counted.
 */
export function addBusinessMinutes(at: string, minutes: number, hours: BusinessHours): string {
  const close = minuteOf(hours.to);
  if (close <= minuteOf(hours.from)) return new Date(Date.parse(at) + minutes * 60_000).toISOString();
  let here = opening(japanTime(at), hours);
  let left = minutes;
  while (left > close - here.minute) {
    left -= close - here.minute;
    here = { day: nextWorkday(here.day, hours), minute: minuteOf(hours.from) };
  }
  return momentOf({ day: here.day, minute: here.minute + left });
}
