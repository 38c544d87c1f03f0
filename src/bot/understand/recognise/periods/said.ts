import type { PeriodMention } from '../../mention.ts';
import { addMonths, dayOf, dayParts, exists, lastDay, monthOf, monthParts, weekdayOf } from './calendar.ts';
import type { Clock } from './clock.ts';

/** How a period was said. */
export type How = PeriodMention['how'];

/** Whole months or days, counted, both ends included. */
export type Stretch = { readonly grain: 'month' | 'day'; readonly from: number; readonly to: number };

/** Parts of a calendar date as they were said; what is missing is reasoned later, from the other end of a range or the clock. */
export type Said = {
  readonly as: 'said';
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
  readonly weekday: number | null;
};

/** A stretch that stands by itself: 先月, 昨年度, 3日前. */
export type Fixed = {
  readonly as: 'fixed';
  readonly stretch: Stretch;
  readonly how: How;
  readonly yearGiven: boolean;
  readonly others: readonly Stretch[];
};

/** What a reader found, and where it ends in the folded text. */
export type Found = { readonly end: number; readonly what: Said | Fixed };

/** Parts of a date, the rest unsaid. */
export function said(parts: Partial<Omit<Said, 'as'>>): Said {
  return { as: 'said', year: null, month: null, day: null, weekday: null, ...parts };
}

/** Whole months. */
export function months(from: number, to: number, how: How): Fixed {
  return { as: 'fixed', stretch: { grain: 'month', from, to }, how, yearGiven: true, others: [] };
}

/** Whole days. */
export function days(from: number, to: number): Fixed {
  return { as: 'fixed', stretch: { grain: 'day', from, to }, how: 'days', yearGiven: true, others: [] };
}

/** Whether the calendar could have such a day at all: no 31 June, no 13th month. */
export function plausible({ year, month, day }: Said): boolean {
  if (month !== null && (month < 1 || month > 12)) return false;
  return day === null || exists({ year: year ?? 2024, month: month ?? 1, day });
}

/** The stretch that said parts mean; a missing year is the latest that is not after the clock. */
export function settle(what: Said | Fixed, clock: Clock): Stretch {
  if (what.as === 'fixed') return what.stretch;
  const { year, month, day, weekday } = what;
  if (day !== null) return settleDay(what, clock);
  if (month !== null) {
    const count = year === null ? latestMonth(month, clock.month) : monthOf(year, month);
    return { grain: 'month', from: count, to: count };
  }
  if (year === null && weekday !== null) return oneDay(clock.day - ((weekdayOf(clock.day) - weekday + 7) % 7));
  return yearStretch(year ?? clock.year);
}

function oneDay(count: number): Stretch {
  return { grain: 'day', from: count, to: count };
}

/** The latest such month not after the given one. */
export function latestMonth(month: number, limit: number): number {
  const { year } = monthParts(limit);
  const same = monthOf(year, month);
  return same > limit ? same - 12 : same;
}

function yearStretch(year: number): Stretch {
  return { grain: 'month', from: monthOf(year, 1), to: monthOf(year, 12) };
}

function settleDay(what: Said, clock: Clock): Stretch {
  const count = what.year === null ? nearestDay(what, clock) : dayOf({ ...filled(what, clock), year: what.year });
  return { grain: 'day', from: count, to: count };
}

function filled({ month, day }: Said, clock: Clock) {
  return { month: month ?? monthParts(clock.month).month, day: day ?? 1 };
}

// The day's name settles the year; else the past is meant, unless the day is due within a month (the next reading).
function nearestDay(what: Said, clock: Clock): number {
  const named = what.weekday === null ? null : namedDay(what, clock);
  if (named !== null) return named;
  const limit = clock.day + (what.month === null ? 0 : 31);
  for (let back = -1; back <= 12; back += 1) {
    const count = dayBack(what, back, clock);
    if (count !== null && count <= limit) return count;
  }
  return clock.day;
}

function namedDay(what: Said, clock: Clock): number | null {
  let best: number | null = null;
  for (let back = -1; back <= (what.month === null ? 12 : 1); back += 1) {
    const count = dayBack(what, back, clock);
    if (count === null || weekdayOf(count) !== what.weekday) continue;
    if (best === null || Math.abs(count - clock.day) < Math.abs(best - clock.day)) best = count;
  }
  return best;
}

// The day so many years back, or months where only the day was said; null where the month has no such day.
function dayBack({ month, day }: Said, back: number, clock: Clock): number | null {
  const step = month === null ? 1 : 12;
  const parts = monthParts((month === null ? clock.month : monthOf(clock.year, month)) - back * step);
  return day === null || day > lastDay(parts.year, parts.month) ? null : dayOf({ ...parts, day });
}

/** A stretch in days, for ranges of which only one end has days. */
export function inDays({ grain, from, to }: Stretch): Stretch {
  if (grain === 'day') return { grain, from, to };
  const first = monthParts(from);
  const last = monthParts(to);
  return {
    grain: 'day',
    from: dayOf({ ...first, day: 1 }),
    to: dayOf({ ...last, day: lastDay(last.year, last.month) }),
  };
}

/** The same stretch a number of months earlier or later. */
export function shift({ grain, from, to }: Stretch, by: number): Stretch {
  if (grain === 'month') return { grain, from: from + by, to: to + by };
  return { grain, from: addMonths(from, by), to: addMonths(to, by) };
}

/** The month in which a stretch ends. */
export function endMonth({ grain, to }: Stretch): number {
  if (grain === 'month') return to;
  const { year, month } = dayParts(to);
  return monthOf(year, month);
}
