import words from '../../lexicon/periods-ja.json' with { type: 'json' };
import { wordMap } from '../kana.ts';
import { addMonths, dayOf, lastDay, monthOf, monthParts, weekdayOf } from './calendar.ts';
import type { Clock } from './clock.ts';
import { anyOf, type Hit, isolated, pattern, type Reader } from './pattern.ts';
import { days, type Fixed, type Found, latestMonth, months } from './said.ts';
import { readYear } from './years.ts';

const MONTHS = wordMap(words.months);
const DAYS = wordMap(words.days);
const THURSDAY = 3;
const MONTH = pattern(`(?:(?<m>\\d{1,2})月|(?<word>${anyOf(MONTHS)}))(?:の)?`);
const WEEK = pattern('(?:第?(?<n>\\d{1,2})週目?(?![間前後])|(?<first>最初の週)|(?<last>(?:最後の|最終)週))');
const NUMBERED_WEEK = pattern('第(?<n>\\d{1,2})週(?![間前後])');
const COUNT = '(?<n>\\d{1,3}|数)(?<u>日|週|[ヶケヵカか箇]?月|年)(?:間)?';
const COMING = pattern(`(?:これから|今後|向こう|むこう|次)(?:の)?${COUNT}(?!後|前|以上)`);
const PAST = pattern(`(?:過去|直近|ここ|この|最近|前)(?:の)?${COUNT}(?!後|前|以上|は?\\s?\\d)`);
const WITHIN = pattern(`(?:(?<from>${anyOf(DAYS)}|今)から|向こう|今後)?${COUNT}以内`);
const DECADE = pattern('(?<y>\\d{1,3}0)年代');

/** Weeks by their number, spans of days so many on or back, decades: 9月の第1週, 今後4週間, 5日以内, 1990年代. */
export const readSpans: Reader = (text, at, clock) =>
  readWeekOf(text, at, clock) ?? readWithin(text, at, clock) ?? readCounted(text, at, clock) ?? readDecade(text, at);

function readWeekOf(text: string, at: number, clock: Clock): Found | null {
  const numbered = NUMBERED_WEEK(text, at);
  if (numbered !== null) return week(numbered, { year: clock.year, size: 12 });
  const year = readYear(text, at, clock);
  const next = year === null ? at : afterOf(text, year.end);
  const month = isolated(text, at) ? MONTH(text, next) : null;
  const hit = month === null && year === null ? null : WEEK(text, month?.end ?? next);
  return hit === null ? null : week(hit, frameOf(month, year?.year ?? null, clock));
}

function afterOf(text: string, end: number): number {
  return text[end] === 'の' ? end + 1 : end;
}

type Frame = { readonly year: number; readonly month?: number; readonly size: number };

function frameOf(month: Hit | null, year: number | null, clock: Clock): Frame {
  if (month === null) return { year: year ?? clock.year, size: 12 };
  return { ...monthParts(monthCount(month, year, clock)), size: 1 };
}

function monthCount(hit: Hit, year: number | null, clock: Clock): number {
  const digits = hit.get('m');
  if (digits === '') return clock.month + (MONTHS.get(hit.get('word')) ?? 0);
  return year === null ? latestMonth(Number(digits), clock.month) : monthOf(year, Number(digits));
}

// A week belongs to the month or year that has its Thursday, as in ISO 8601.
function week(hit: Hit, { year, month = 1, size }: Frame): Found | null {
  const end = monthParts(monthOf(year, month) + size - 1);
  const first = dayOf({ year, month, day: 1 });
  const last = dayOf({ ...end, day: lastDay(end.year, end.month) });
  const wanted = hit.get('first') === '' ? Number(hit.get('n') || 1) : 1;
  const thursday =
    hit.get('last') === ''
      ? first + ((THURSDAY - weekdayOf(first) + 7) % 7) + 7 * (wanted - 1)
      : last - ((weekdayOf(last) - THURSDAY + 7) % 7);
  return thursday > last || wanted < 1 ? null : { end: hit.end, what: days(thursday - 3, thursday + 3) };
}

function readWithin(text: string, at: number, clock: Clock): Found | null {
  const hit = isolated(text, at) ? WITHIN(text, at) : null;
  if (hit === null) return null;
  const start = clock.day + (DAYS.get(hit.get('from')) ?? 0);
  return { end: hit.end, what: days(start, moved(start, hit, 1)) };
}

function readCounted(text: string, at: number, clock: Clock): Found | null {
  const coming = COMING(text, at);
  if (coming !== null) return { end: coming.end, what: days(clock.day + 1, moved(clock.day, coming, 1)) };
  const past = PAST(text, at);
  return past === null ? null : { end: past.end, what: backward(past, clock) };
}

// Months back are whole months, as bills are; days, weeks and years back end yesterday.
function backward(hit: Hit, clock: Clock): Fixed {
  if (hit.get('u').endsWith('月')) return months(clock.month - amount(hit), clock.month - 1, 'months');
  return days(moved(clock.day, hit, -1), clock.day - 1);
}

function moved(day: number, hit: Hit, sign: 1 | -1): number {
  const by = sign * amount(hit);
  switch (hit.get('u')) {
    case '日':
      return day + by;
    case '週':
      return day + 7 * by;
    case '年':
      return addMonths(day, 12 * by);
    default:
      return addMonths(day, by);
  }
}

function amount(hit: Hit): number {
  return hit.get('n') === '数' ? 3 : Number(hit.get('n'));
}

function readDecade(text: string, at: number): Found | null {
  const hit = isolated(text, at) ? DECADE(text, at) : null;
  if (hit === null) return null;
  const written = Number(hit.get('y'));
  const century = written >= 30 ? 1900 : 2000;
  const start = monthOf(written < 100 ? century + written : written, 1);
  return { end: hit.end, what: months(start, start + 119, 'year') };
}
