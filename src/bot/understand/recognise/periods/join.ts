import { dayParts, monthOf, monthParts, type Parts, weekdayOf } from './calendar.ts';
import type { Clock } from './clock.ts';
import { type Fixed, type How, inDays, latestMonth, type Said, type Stretch, said, settle } from './said.ts';

/** The stretch between two ends; each lends the other what it left unsaid. Null where they do not make one. */
export function join(left: Said | Fixed, right: Said | Fixed, clock: Clock): Fixed | null {
  const to = right.as === 'said' && left.as === 'said' ? lend(right, left) : right;
  const last = to.as === 'said' && to.year === null ? settleLast(to, left, clock) : settle(to, clock);
  const first = left.as === 'said' && left.year === null ? settleFirst(left, last) : settle(left, clock);
  const stretch = first.grain === last.grain ? span(first, last) : span(inDays(first), inDays(last));
  if (stretch.to < stretch.from || tooLong(stretch)) return null;
  const yearGiven = given(left) || given(right);
  return { as: 'fixed', stretch, how: howJoined(stretch), yearGiven, others: [] };
}

function span(first: Stretch, last: Stretch): Stretch {
  return { grain: first.grain, from: first.from, to: last.to };
}

function tooLong({ grain, from, to }: Stretch): boolean {
  return to - from > (grain === 'month' ? 12 * 60 : 366 * 20);
}

function given(end: Said | Fixed): boolean {
  return end.as === 'said' ? end.year !== null : end.yearGiven;
}

function howJoined({ grain }: Stretch): How {
  return grain === 'day' ? 'days' : 'months';
}

// 9月3日から12日: the second end has the first one's month, or the next where its day is smaller.
function lend(right: Said, left: Said): Said {
  if (right.month !== null || right.day === null || left.month === null) return right;
  const follows = left.day !== null && right.day < left.day;
  const month = follows ? (left.month % 12) + 1 : left.month;
  const year = follows && left.month === 12 && left.year !== null ? left.year + 1 : left.year;
  return { ...right, month, year: right.year ?? year };
}

// After a first end with a year the second is the next such date; with no year at all, the latest not after this month.
function settleLast(right: Said, left: Said | Fixed, clock: Clock): Stretch {
  const { month } = right;
  if (month === null) return settleNamed(right, left, clock);
  if (!given(left)) return withYear(right, unsaidYear(month, left, clock));
  const opened = startOf(settle(left, clock));
  const earlier = month < opened.month || (month === opened.month && (right.day ?? 31) < opened.day);
  return withYear(right, opened.year + (earlier ? 1 : 0));
}

function unsaidYear(month: number, left: Said | Fixed, clock: Clock): number {
  const latest = monthParts(latestMonth(month, clock.month)).year;
  if (left.as === 'fixed' || left.month === null) return latest;
  return underWay(month, { month: left.month, day: left.day }, clock)
    ? clock.year + (left.month > month ? 1 : 0)
    : latest;
}

// 今週の火曜日から木曜日
function settleNamed(right: Said, left: Said | Fixed, clock: Clock): Stretch {
  if (right.weekday === null || right.day !== null) return settle(right, clock);
  const start = inDays(settle(left, clock)).to;
  const day = start + ((right.weekday - weekdayOf(start) + 7) % 7);
  return { grain: 'day', from: day, to: day };
}

// 10/1〜11/7 said on 24 October is this autumn's, to be asked about, and not last year's.
function underWay(month: number, left: { month: number; day: number | null }, clock: Clock): boolean {
  if ((month - left.month + 12) % 12 > 2) return false;
  const opened = monthOf(clock.year, left.month);
  if (left.day === null) return opened < clock.month && clock.month - opened <= 2;
  const start = withYear(said({ month: left.month, day: left.day }), clock.year).from;
  return start <= clock.day && clock.day - start < 62;
}

function startOf(stretch: Stretch): Parts {
  return dayParts(inDays(stretch).from);
}

function settleFirst(left: Said, last: Stretch): Stretch {
  const end = dayParts(inDays(last).to);
  if (left.month === null) return withYear({ ...left, month: end.month }, end.year);
  const later = left.month > end.month || (left.month === end.month && (left.day ?? 1) > end.day);
  return withYear(left, end.year - (later ? 1 : 0));
}

// 29 February lends itself to years that have none.
function withYear(what: Said, year: number): Stretch {
  const dated = { ...what, year };
  const count = monthOf(year, what.month ?? 1);
  const stretch = inDays({ grain: 'month', from: count, to: count });
  if (what.day === null) return { grain: 'month', from: count, to: count };
  const day = Math.min(stretch.from + what.day - 1, stretch.to);
  return dated.day === null ? stretch : { grain: 'day', from: day, to: day };
}
