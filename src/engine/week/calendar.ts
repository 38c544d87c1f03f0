import { minuteOf, momentOf, type Weekday, weekdayOf, weekdays } from '../business-time/hours.ts';
import { addDays, type Period } from '../period.ts';

/** When the summary of a week goes out: a day of the week and `HH:MM` of Japan. */
export type Posting = { readonly weekday: Weekday; readonly time: string };

const form = /^(\d{4})-W(0[1-9]|[1-4]\d|5[0-3])$/;
const dayMs = 86_400_000;

/** Whether a text names an ISO week that exists: `2026-W47`; most years have no week 53. */
export function isWeek(text: string): boolean {
  return form.test(text) && weekOf(daysOf(text).from) === text;
}

/** The ISO week of a day: weeks begin on Monday, and the first one of a year holds its 4 January. */
export function weekOf(day: string): string {
  const thursday = addDays(mondayOf(day), 3);
  const year = thursday.slice(0, 4);
  const number = Math.floor((Date.parse(thursday) - Date.parse(`${year}-01-01`)) / (7 * dayMs)) + 1;
  return `${year}-W${String(number).padStart(2, '0')}`;
}

/** Monday and Sunday of a week. */
export function daysOf(week: string): Period {
  const [, year = '', number = ''] = form.exec(week) ?? [];
  const from = addDays(mondayOf(`${year}-01-04`), (Number(number) - 1) * 7);
  return { from, to: addDays(from, 6) };
}

/** The week so many weeks later. */
export function addWeeks(week: string, count: number): string {
  return weekOf(addDays(daysOf(week).from, count * 7));
}

/** The moment at which a week is over in Japan; what is written later belongs to the next one. */
export function endOf(week: string): string {
  return momentOf({ day: addDays(daysOf(week).to, 1), minute: 0 });
}

/** When the summary of a week goes out: at the first such day and time after the week is over. */
export function dueOf(week: string, { weekday, time }: Posting): string {
  const monday = addDays(daysOf(week).to, 1);
  return momentOf({ day: addDays(monday, fromMonday(weekday)), minute: minuteOf(time) });
}

/** The newest week whose summary is due at a moment; null: there is none yet. Only weeks that touch the term have one. */
export function latestDue(
  now: string,
  { posting, term }: { readonly posting: Posting; readonly term: Period },
): string | null {
  const last = weekOf(term.to);
  // Two weeks ahead is surely not due; from there backwards, at most a few steps.
  let week = addWeeks(weekOf(now.slice(0, 10)), 2);
  if (week > last) week = last;
  while (dueOf(week, posting) > now) week = addWeeks(week, -1);
  return week < weekOf(term.from) ? null : week;
}

/** The weeks after one and before another. */
export function weeksBetween(after: string, before: string): readonly string[] {
  const weeks: string[] = [];
  for (let week = addWeeks(after, 1); week < before; week = addWeeks(week, 1)) weeks.push(week);
  return weeks;
}

function mondayOf(day: string): string {
  return addDays(day, -fromMonday(weekdayOf(day)));
}

function fromMonday(weekday: Weekday): number {
  return (weekdays.indexOf(weekday) + 6) % 7;
}
