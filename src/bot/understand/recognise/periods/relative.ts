import words from '../../lexicon/periods-ja.json' with { type: 'json' };
import { wordMap } from '../kana.ts';
import { addMonths, dayOf, lastDay, monthParts, weekdayOf } from './calendar.ts';
import type { Clock } from './clock.ts';
import { anyOf, type Hit, isolated, pattern, type Reader } from './pattern.ts';
import { days, type Found, latestMonth, months, said } from './said.ts';
import { WEEKDAYS } from './weekdays.ts';

const DAYS = wordMap(words.days);
const WEEKS = wordMap(words.weeks);
const MONTHS = wordMap(words.months);
const MON = '[ヶケヵカか箇]?月';

const DAY_WORD = pattern(`(?<word>${anyOf(DAYS)})(?!(?<=こんばん)[はわ](?!に))`);
const DAY_SHIFT = pattern('(?:の|から)(?=\\d)');
const ON = pattern('(?<n>\\d{1,2})(?<u>日|週)間?(?![前後]|以|まで|半)');
const WEEK_WORD = pattern(`(?<word>${anyOf(WEEKS)})`);
const WEEKDAY = pattern('[\\s、,]*(?:の)?(?<w>[月火水木金土日])曜日?');
const WEEKEND = pattern('(?:の)?(?:週末|末)');
const WEEK_PART = pattern(
  '(?:の)?(?:(?<early>初め|はじめ|始め|前半|頭)|(?<mid>半ば|なかば|中頃)|(?<late>終わり|おわり|後半))(?:ごろ|頃)?',
);
// (水) alone may be the water bill.
const IN_BRACKETS = pattern('\\((?<w>[火木金土])\\)');
const NAMED = pattern('(?<which>次の|今度の|この|こんどの|前の|先の)?\\s?(?<w>[月火水木金土日])曜日?');
const NTH = pattern(
  `(?:(?<m>\\d{1,2})月(?:の)?|(?<word>${anyOf(MONTHS)})(?:の)?)?(?:第\\s?(?<n>[1-5])|(?<first>最初)|(?<last>最終|最後))(?:の)?\\s?(?<w>[月火水木金土日])曜日?`,
);
const SPAN = pattern(
  `(?:(?<y>\\d{1,2}|数)年間?(?:と|、|,)?)?(?:(?<m>\\d{1,2}|数|ひと|半)${MON}(?:間)?(?:と|、|,)?)?(?:(?<w>\\d{1,2}|数)週間?(?:と)?)?(?:(?<d>\\d{1,3}|数)日間?)?(?:ほど|くらい|ぐらい|程)?(?<way>前(?![後年月日週期払])|まえ|後(?!半)|のち|先の?(?=[月火水木金土日]曜))`,
);
const SAME_MONTH = pattern(
  '(?<y>前年|昨年|去年|一昨年|おととし)(?:の)?(?:同月|同じ月|同時期|同じ時期|同期|今頃|今ごろ)(?:分|度)?',
);

const HALF_YEAR = pattern('半年(?:ほど|くらい|ぐらい|程)?(?:前|まえ)');

/** 昨日, 先週の金曜日, 3日前, 2ヶ月前, 第2月曜日, 前年同月. */
export const readRelative: Reader = (text, at, clock) =>
  readSameMonth(text, at, clock) ??
  readNth(text, at, clock) ??
  readSpan(text, at, clock) ??
  readWeekday(text, at, clock) ??
  readWeek(text, at, clock) ??
  readDayWord(text, at, clock);

// The month a year before the one that is being collected, whatever the month now is.
function readSameMonth(text: string, at: number, clock: Clock): Found | null {
  const half = HALF_YEAR(text, at);
  if (half !== null) return { end: half.end, what: months(clock.month - 6, clock.month - 6, 'relative') };
  const hit = SAME_MONTH(text, at);
  if (hit === null) return null;
  const years = /一昨年|おととし/.test(hit.get('y')) ? 2 : 1;
  const month = clock.collected - 12 * years;
  return { end: hit.end, what: months(month, month, 'relative') };
}

function readNth(text: string, at: number, clock: Clock): Found | null {
  const hit = NTH(text, at);
  if (hit === null) return null;
  const month = nthMonth(hit.get('m'), hit.get('word'), clock);
  const weekday = WEEKDAYS.indexOf(hit.get('w'));
  const { year, month: number } = monthParts(month);
  const first = dayOf({ year, month: number, day: 1 });
  const size = lastDay(year, number);
  const offset = (weekday - weekdayOf(first) + 7) % 7;
  const wanted = hit.get('last') === '' ? Number(hit.get('n') || 1) : 5;
  const nth = offset + 7 * (wanted - 1) < size ? wanted : wanted - 1;
  const day = first + offset + 7 * (nth - 1);
  return { end: hit.end, what: days(day, day) };
}

function nthMonth(digits: string, word: string, clock: Clock): number {
  if (digits !== '') return latestMonth(Number(digits), clock.month);
  return clock.month + (MONTHS.get(word) ?? 0);
}

// Years and months alone move whole months (2ヶ月前 is a month), with weeks or days they move a day.
function readSpan(text: string, at: number, clock: Clock): Found | null {
  const hit = isolated(text, at) ? SPAN(text, at) : null;
  if (hit === null || hit.end - at < 3) return null;
  const sign = /前|まえ/.test(hit.get('way')) ? -1 : 1;
  const shifted = sign * (12 * amount(hit, 'y') + amount(hit, 'm'));
  if (hit.get('w') === '' && hit.get('d') === '') {
    return movedMonths(hit.end, { shifted, years: hit.get('m') === '' }, clock);
  }
  const day = addMonths(clock.day, shifted) + sign * (7 * amount(hit, 'w') + amount(hit, 'd'));
  return weekOf(text, hit.end, day) ?? { end: hit.end, what: days(day, day) };
}

function movedMonths(end: number, by: { shifted: number; years: boolean }, clock: Clock): Found | null {
  if (by.shifted === 0) return null;
  const month = clock.month + by.shifted;
  if (!by.years) return { end, what: months(month, month, 'relative') };
  const { year } = monthParts(month);
  return { end, what: months(year * 12, year * 12 + 11, 'year') };
}

// 数 is three, as good a guess as any.
function amount(hit: Hit, name: string): number {
  const digits = hit.get(name);
  if (digits === '') return 0;
  if (digits === 'ひと') return 1;
  return /\d/.test(digits) ? Number(digits) : 3;
}

// 2週間後の月曜日
function weekOf(text: string, at: number, day: number): Found | null {
  const hit = WEEKDAY(text, at);
  if (hit === null) return null;
  const target = day - weekdayOf(day) + WEEKDAYS.indexOf(hit.get('w'));
  return { end: hit.end, what: days(target, target) };
}

function readDayWord(text: string, at: number, clock: Clock): Found | null {
  const hit = DAY_WORD(text, at);
  if (hit === null || insideWord(text, at, hit)) return null;
  const day = clock.day + (DAYS.get(hit.get('word')) ?? 0);
  const shift = DAY_SHIFT(text, hit.end);
  const from = { ...clock, day };
  const moved = shift === null ? null : (readSpan(text, shift.end, from) ?? readOn(text, shift.end, from));
  return moved ?? { end: hit.end, what: days(day, day) };
}

// 明日から3週間
function readOn(text: string, at: number, clock: Clock): Found | null {
  const hit = ON(text, at);
  if (hit === null || text[at - 1] !== 'ら') return null;
  const day = clock.day + Number(hit.get('n')) * (hit.get('u') === '週' ? 7 : 1);
  return { end: hit.end, what: days(day, day) };
}

// きょう stands in とうきょう, あす in あすか.
function insideWord(text: string, at: number, hit: Hit): boolean {
  const word = hit.get('word');
  const next = text[hit.end] ?? '';
  if (!/^[ぁ-ん]+$/.test(word)) return false;
  return /[ぁ-ん]/.test(text[at - 1] ?? '') || (word === 'あす' && /[ぁ-ん]/.test(next) && !/[のはにもま]/.test(next));
}

function readWeek(text: string, at: number, clock: Clock): Found | null {
  const hit = WEEK_WORD(text, at);
  if (hit === null) return null;
  const monday = clock.day - weekdayOf(clock.day) + 7 * (WEEKS.get(hit.get('word')) ?? 0);
  const named = weekOf(text, hit.end, monday);
  if (named !== null) return named;
  const weekend = WEEKEND(text, hit.end);
  if (weekend !== null || /末$/.test(hit.get('word'))) {
    return { end: weekend?.end ?? hit.end, what: { ...days(monday + 5, monday + 6), how: 'relative' } };
  }
  return weekPart(text, hit.end, monday) ?? { end: hit.end, what: { ...days(monday, monday + 6), how: 'relative' } };
}

function weekPart(text: string, at: number, monday: number): Found | null {
  const hit = WEEK_PART(text, at);
  if (hit === null) return null;
  const [from, to] = hit.get('early') !== '' ? [0, 2] : hit.get('mid') !== '' ? [1, 4] : [3, 6];
  return { end: hit.end, what: { ...days(monday + from, monday + to), how: 'relative' } };
}

// 次の and この look ahead by weeks; a bare name takes its week from the other end of a range, or is the latest such day.
function readWeekday(text: string, at: number, clock: Clock): Found | null {
  const hit = NAMED(text, at) ?? IN_BRACKETS(text, at);
  if (hit === null) return null;
  const weekday = WEEKDAYS.indexOf(hit.get('w'));
  if (hit.get('which') === '') return { end: hit.end, what: said({ weekday }) };
  const inWeek = clock.day - weekdayOf(clock.day) + weekday;
  const day = sidedDay(hit.get('which'), inWeek, clock.day);
  return { end: hit.end, what: days(day, day) };
}

function sidedDay(which: string, inWeek: number, today: number): number {
  if (which === 'この') return inWeek;
  if (which === '前の' || which === '先の') return inWeek < today ? inWeek : inWeek - 7;
  return inWeek + 7;
}
