import { addDays } from '../period.ts';
import { type BusinessHours, isWorkday, japanTime, minuteOf } from './hours.ts';

/**
 * The minutes of open time from one ISO moment to a later one, with their fraction; 0 when it is not later. Hours that
 * end before they begin hold no time at all: then ordinary minutes are counted.
 */
export function businessMinutesBetween(from: string, to: string, hours: BusinessHours): number {
  const [opens, closes] = [minuteOf(hours.from), minuteOf(hours.to)];
  if (closes <= opens) return Math.max(0, (Date.parse(to) - Date.parse(from)) / 60_000);
  const [start, end] = [japanTime(from), japanTime(to)];
  let minutes = 0;
  for (let day = start.day; day <= end.day; day = addDays(day, 1)) {
    if (!isWorkday(day, hours)) continue;
    const begin = day === start.day ? Math.max(opens, start.minute) : opens;
    const stop = day === end.day ? Math.min(closes, end.minute) : closes;
    minutes += Math.max(0, stop - begin);
  }
  return minutes;
}
