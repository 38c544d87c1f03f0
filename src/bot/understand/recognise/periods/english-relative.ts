import words from '../../lexicon/periods-en.json' with { type: 'json' };
import { monthOf, weekdayOf } from './calendar.ts';
import type { Clock } from './clock.ts';
import { anyOf, type Hit, pattern, type Reader } from './pattern.ts';
import { days, type Found, type How, months } from './said.ts';

const NUMBERS = new Map(Object.entries(words.numbers));
const DAYS = new Map(Object.entries(words.days));
const WEEKDAYS = new Map(Object.entries(words.weekdays));
const COUNT = `(?<n>\\d{1,3}|${anyOf(NUMBERS)})`;
const UNIT = '(?<u>day|week|month|year|quarter)s?';

const DAY_WORD = pattern(`(?<word>${anyOf(DAYS)})(?![a-z])`);
const BEFORE_LAST = pattern(
  '(?:the\\s+)?(?<u>month|year|week)\\s+before\\s+(?:the\\s+)?last(?:\\s+(?:one|month|year|week))?(?![a-z])',
);
const SAME = pattern(
  '(?:the\\s+)?same\\s+month\\s+(?:of\\s+)?(?:last\\s+year|(?:of\\s+)?the\\s+(?:previous|prior)\\s+year|a\\s+year\\s+(?:ago|earlier))',
);
const SIDE = pattern(
  "(?:the\\s+)?(?<side>last|previous|prior|past|preceding|this|current|present|next|following|coming)\\s+(?<u>month|year|week|quarter|weekend)(?:'s)?(?![a-z])",
);
const AGO = pattern(`${COUNT}\\s*${UNIT}\\s+(?<way>ago|back|earlier|before|later|from\\s+(?:now|today))(?![a-z])`);
const IN = pattern(`in\\s+${COUNT}\\s+${UNIT}(?:'s?\\s+time|\\s+time)?(?![a-z])(?!\\s+ago)`);
const LAST_N = pattern(`(?:the\\s+)?(?:last|past|previous)\\s+${COUNT}\\s+(?<u>month)s(?![a-z])`);
const WEEKDAY = pattern(
  `(?:on\\s+)?(?<side>last|this|next|this coming|this past)\\s+(?<w>${anyOf(WEEKDAYS)})(?![a-z])`,
);
const BARE_WEEKDAY = pattern(
  '(?:on\\s+)?(?<w>monday|tuesday|wednesday|thursday|friday|saturday|sunday)(?:\\s+(?<week>last|this|next)\\s+week)?(?![a-z])',
);

/** Last month, the month before last, two months ago, yesterday, last Friday, the last 3 months. */
export const readEnglishRelative: Reader = (text, at, clock) =>
  readDayWord(text, at, clock) ??
  readMonths(text, at, clock) ??
  readCounted(text, at, clock) ??
  readSide(text, at, clock) ??
  readWeekday(text, at, clock);

function readDayWord(text: string, at: number, clock: Clock): Found | null {
  const hit = DAY_WORD(text, at);
  if (hit === null) return null;
  const day = clock.day + (DAYS.get(hit.get('word')) ?? 0);
  return { end: hit.end, what: days(day, day) };
}

function readMonths(text: string, at: number, clock: Clock): Found | null {
  const before = BEFORE_LAST(text, at);
  if (before !== null) return around(before, -2, clock);
  const same = SAME(text, at);
  if (same !== null) return { end: same.end, what: months(clock.collected - 12, clock.collected - 12, 'relative') };
  const last = LAST_N(text, at);
  const count = last === null ? 0 : countOf(last);
  return last === null ? null : { end: last.end, what: months(clock.month - count, clock.month - 1, 'months') };
}

function readSide(text: string, at: number, clock: Clock): Found | null {
  const hit = SIDE(text, at);
  if (hit === null) return null;
  return around(hit, sideOf(hit.get('side')), clock);
}

function sideOf(word: string): number {
  if (/^(?:last|previous|prior|past|preceding|this past)$/.test(word)) return -1;
  return /^(?:this|current|present)$/.test(word) ? 0 : 1;
}

// A whole month, year, week or quarter, so many from this one.
function around(hit: Hit, by: number, clock: Clock): Found {
  const how: How = hit.get('u') === 'month' && by === 0 ? 'this-month' : 'relative';
  const monday = clock.day - weekdayOf(clock.day) + 7 * by;
  switch (hit.get('u')) {
    case 'month':
      return { end: hit.end, what: months(clock.month + by, clock.month + by, how) };
    case 'year':
      return { end: hit.end, what: months(monthOf(clock.year + by, 1), monthOf(clock.year + by, 12), 'year') };
    case 'quarter': {
      const start = clock.fiscalStart + 3 * (Math.floor((clock.month - clock.fiscalStart) / 3) + by);
      return { end: hit.end, what: months(start, start + 2, 'quarter') };
    }
    case 'weekend':
      return { end: hit.end, what: { ...days(monday + 5, monday + 6), how } };
    default:
      return { end: hit.end, what: { ...days(monday, monday + 6), how } };
  }
}

function countOf(hit: Hit): number {
  return NUMBERS.get(hit.get('n')) ?? Number(hit.get('n'));
}

// So many days or weeks ago is a day, so many months or years ago a month or year.
function readCounted(text: string, at: number, clock: Clock): Found | null {
  const hit = AGO(text, at) ?? IN(text, at);
  if (hit === null) return null;
  const by = countOf(hit) * (/ago|back|earlier|before/.test(hit.get('way')) ? -1 : 1);
  if (hit.get('u') === 'day' || hit.get('u') === 'week') {
    const day = clock.day + by * (hit.get('u') === 'week' ? 7 : 1);
    return { end: hit.end, what: days(day, day) };
  }
  return around(hit, by, clock);
}

function readWeekday(text: string, at: number, clock: Clock): Found | null {
  const hit = WEEKDAY(text, at) ?? BARE_WEEKDAY(text, at);
  if (hit === null) return null;
  const inWeek = clock.day - weekdayOf(clock.day) + (WEEKDAYS.get(hit.get('w')) ?? 0);
  const past = inWeek > clock.day ? inWeek - 7 : inWeek;
  const day = sidedDay(hit.get('side') || hit.get('week'), { inWeek, past, weekOnly: hit.get('week') !== '' });
  return { end: hit.end, what: days(day, day) };
}

type Week = { readonly inWeek: number; readonly past: number; readonly weekOnly: boolean };

function sidedDay(side: string, { inWeek, past, weekOnly }: Week): number {
  if (side === '') return past;
  if (weekOnly || side === 'next') return inWeek + 7 * sideOf(side);
  return side === 'last' || side === 'this past' ? inWeek - 7 : inWeek;
}
