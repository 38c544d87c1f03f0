import { addDays, firstDay, lastDay } from '../../engine/period.ts';
import type { ProgrammeFacts } from '../facts.ts';
import { dueDay } from '../flows/report/gaps.ts';

/** Where a programme stands: firms are looked for, they report and are helped, the results are written, and it is over. */
export type Phase = 'before' | 'recruiting' | 'supporting' | 'reporting' | 'over';

/** Days and months of a programme. */
export type Calendar = Pick<ProgrammeFacts, 'term' | 'supportMonths' | 'reportingDay'>;

/** A day of the calendar on which something begins, is asked for, or ends. `month`: the month that is asked for. */
export type CalendarDate = {
  readonly what: 'begins' | 'support' | 'due' | 'reporting' | 'ends';
  readonly day: string;
  readonly month: string | null;
};

/** The phase of a day (`YYYY-MM-DD` in Japan). */
export function phaseOn({ term, supportMonths }: Calendar, today: string): Phase {
  if (today < term.from) return 'before';
  if (today > term.to) return 'over';
  const { first, last } = ends(supportMonths);
  if (today < first) return 'recruiting';
  return today <= last ? 'supporting' : 'reporting';
}

/** The dates that come next, this day included, the nearest first: of the months to report only the next two. */
export function nextDates(calendar: Calendar, today: string): readonly CalendarDate[] {
  const { term, supportMonths, reportingDay } = calendar;
  const { first, last } = ends(supportMonths);
  const due = supportMonths
    .map((month): CalendarDate => ({ what: 'due', day: dueDay(month, { reportingDay }), month }))
    .filter(({ day }) => day >= today)
    .toSorted(byDay)
    .slice(0, 2);
  const others: readonly CalendarDate[] = [
    { what: 'begins', day: term.from, month: null },
    { what: 'support', day: first, month: null },
    { what: 'reporting', day: addDays(last, 1), month: null },
    { what: 'ends', day: term.to, month: null },
  ];
  return [...others, ...due].filter(({ day }) => day >= today && day <= term.to).toSorted(byDay);
}

function byDay(one: CalendarDate, other: CalendarDate): number {
  return one.day < other.day ? -1 : 1;
}

/** The first and the last day of the months to report; they may be named in any order. */
function ends(months: readonly string[]): { readonly first: string; readonly last: string } {
  const sorted = months.toSorted();
  return { first: firstDay(sorted.at(0) ?? ''), last: lastDay(sorted.at(-1) ?? '') };
}
