import words from '../../lexicon/periods-en.json' with { type: 'json' };
import { addMonths, dayOf, lastDay, monthParts, weekdayOf } from './calendar.ts';
import type { Clock } from './clock.ts';
import { anyOf, type Hit, pattern, type Reader } from './pattern.ts';
import { days, type Found, latestMonth, months, said } from './said.ts';

const NUMBERS = new Map(Object.entries(words.numbers));
const MONTHS = new Map(Object.entries(words.months));
const WEEKDAYS = new Map(Object.entries(words.weekdays));
const ORDINALS = new Map(Object.entries(words.ordinals));
const DAYS = new Map(Object.entries(words.days));
const COUNT = `(?:\\d{1,3}|${anyOf(NUMBERS)})`;
const SIDE = '(?<side>last|previous|this|next|the\\s+previous|the\\s+next)';

const NEAR = pattern(
  `(?:the\\s+)?(?<side>next|coming|following|past|last|previous)\\s+(?<n>${COUNT})\\s*(?<u>day|week|year)s?(?![a-z])`,
);
const COMPOUND = pattern(
  `(?:(?<y>${COUNT})\\s*years?(?:,|\\s+and)?\\s+)?(?:(?<m>${COUNT})\\s*months?(?:,|\\s+and)?\\s+)?(?:(?<w>${COUNT})\\s*weeks?(?:,|\\s+and)?\\s+)?(?:(?<d>${COUNT})\\s*days?\\s+)?(?<way>ago|earlier|later|from|after|before)(?![a-z])`,
);
const ANCHOR = pattern(`\\s+(?<word>${anyOf(DAYS)}|now)(?![a-z])`);
const AFTER_NEXT = pattern('(?:the\\s+)?(?<u>week|month|year)\\s+after\\s+(?:the\\s+)?next(?![a-z])');
const DAY_OF = pattern(`(?:the\\s+)?(?<d>\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?${SIDE}\\s+month(?![a-z])`);
const WEEK_DAY = pattern(`${SIDE}\\s+week,?\\s+(?:on\\s+)?(?<w>${anyOf(WEEKDAYS)})(?![a-z])`);
const DAY_WEEK = pattern(`(?:on\\s+)?(?<w>${anyOf(WEEKDAYS)})\\s+of\\s+${SIDE}\\s+week(?![a-z])`);
const NTH = pattern(
  `(?:the\\s+)?(?<o>${anyOf(ORDINALS)}|last)\\s+(?<w>${anyOf(WEEKDAYS)})\\s+(?:of|in)\\s+(?:(?<m>${anyOf(MONTHS)})|${SIDE}\\s+month)(?![a-z])`,
);

/** The next 3 days, 1 month and 21 days ago, two days before yesterday, the 20th of next month, the first Friday of July. */
export const readEnglishSpans: Reader = (text, at, clock) =>
  readNear(text, at, clock) ??
  readCompound(text, at, clock) ??
  readAfterNext(text, at, clock) ??
  readDayOf(text, at, clock) ??
  readWeekDay(text, at, clock) ??
  readNth(text, at, clock);

function readNear(text: string, at: number, clock: Clock): Found | null {
  const hit = NEAR(text, at);
  if (hit === null) return null;
  const back = /past|last|previous/.test(hit.get('side'));
  const end = move(clock.day, hit.get('u'), (back ? -1 : 1) * count(hit, 'n'));
  return { end: hit.end, what: back ? days(end, clock.day - 1) : days(clock.day + 1, end) };
}

function move(day: number, unit: string, by: number): number {
  if (unit === 'year') return addMonths(day, 12 * by);
  return day + by * (unit === 'week' ? 7 : 1);
}

function count(hit: Hit, name: string): number {
  const written = hit.get(name);
  return written === '' ? 0 : (NUMBERS.get(written) ?? Number(written));
}

// Years and months alone are left to those who read whole months.
function readCompound(text: string, at: number, clock: Clock): Found | null {
  const hit = COMPOUND(text, at);
  if (hit === null || (hit.get('w') === '' && hit.get('d') === '')) return null;
  const anchored = /from|after|before/.test(hit.get('way')) ? ANCHOR(text, hit.end) : null;
  if (/from|after/.test(hit.get('way')) && anchored === null) return null;
  const start = clock.day + (DAYS.get(anchored?.get('word') ?? '') ?? 0);
  const sign = /ago|earlier|before/.test(hit.get('way')) ? -1 : 1;
  const day =
    addMonths(start, sign * (12 * count(hit, 'y') + count(hit, 'm'))) + sign * (7 * count(hit, 'w') + count(hit, 'd'));
  return { end: anchored?.end ?? hit.end, what: days(day, day) };
}

function readAfterNext(text: string, at: number, clock: Clock): Found | null {
  const hit = AFTER_NEXT(text, at);
  if (hit === null) return null;
  const monday = clock.day - weekdayOf(clock.day) + 14;
  if (hit.get('u') === 'week') return { end: hit.end, what: days(monday, monday + 6) };
  if (hit.get('u') === 'year') return { end: hit.end, what: said({ year: clock.year + 2 }) };
  return { end: hit.end, what: months(clock.month + 2, clock.month + 2, 'relative') };
}

function sideOf(hit: Hit): number {
  if (/last|previous/.test(hit.get('side'))) return -1;
  return /next/.test(hit.get('side')) ? 1 : 0;
}

function readDayOf(text: string, at: number, clock: Clock): Found | null {
  const hit = DAY_OF(text, at);
  if (hit === null) return null;
  const month = monthParts(clock.month + sideOf(hit));
  const day = Number(hit.get('d'));
  return day < 1 || day > lastDay(month.year, month.month) ? null : { end: hit.end, what: said({ ...month, day }) };
}

function readWeekDay(text: string, at: number, clock: Clock): Found | null {
  const hit = WEEK_DAY(text, at) ?? DAY_WEEK(text, at);
  if (hit === null) return null;
  const day = clock.day - weekdayOf(clock.day) + 7 * sideOf(hit) + (WEEKDAYS.get(hit.get('w')) ?? 0);
  return { end: hit.end, what: days(day, day) };
}

function readNth(text: string, at: number, clock: Clock): Found | null {
  const hit = NTH(text, at);
  if (hit === null) return null;
  const named = MONTHS.get(hit.get('m'));
  const month = monthParts(named === undefined ? clock.month + sideOf(hit) : latestMonth(named, clock.month));
  const first = dayOf({ ...month, day: 1 });
  const start = ((WEEKDAYS.get(hit.get('w')) ?? 0) - weekdayOf(first) + 7) % 7;
  const size = lastDay(month.year, month.month);
  const nth = ORDINALS.get(hit.get('o')) ?? (start + 28 < size ? 5 : 4);
  const day = first + start + 7 * (nth - 1);
  return { end: hit.end, what: days(day, day) };
}
