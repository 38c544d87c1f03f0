import words from '../../lexicon/periods-ja.json' with { type: 'json' };
import { wordMap } from '../kana.ts';
import { lastDay, monthParts, weekdayOf } from './calendar.ts';
import type { Clock } from './clock.ts';
import { readMonthName } from './month-names.ts';
import { anyOf, isolated, pattern, type Reader } from './pattern.ts';
import { days, type Found, inDays, latestMonth, months, plausible, type Said, said, settle } from './said.ts';
import { withWeekday } from './weekdays.ts';
import { readYear, type YearFound } from './years.ts';

const MONTHS = wordMap(words.months);
const OF = '[\\s、,/]*(?:の)?\\s*';
const GAP = pattern(OF);
const MONTH_WORD = pattern(`(?<word>${anyOf(MONTHS)})(?!度?末日)`);
const NO_DAY = '間|市|町|数|ほど|程|くらい|ぐらい|以内|以上|前|後|あたり|当|平均|おき|ごと|毎|本';
const DAY_END = '(?:付け?|目)?';
// 残り3日 counts days.
const DAY = pattern(`(?<!あと|残り|まる|丸|延べ|のべ|約|\\d)(?<d>\\d{1,2})\\s?日(?!分|${NO_DAY})${DAY_END}`);
const DAY_OF_MONTH = pattern(`(?<d>\\d{1,2})\\s?日(?!${NO_DAY})${DAY_END}`);
const LAST_DAY = pattern('(?:の)?(?:末日|晦日|みそか|最終日)');
const PART = pattern(
  '(?:の)?(?<part>上旬|初旬|中旬|下旬|前半|後半|初め|はじめ|始め|半ば|なかば|終わり|おわり)(?:ごろ|頃)?',
);
const WEEK_OF = pattern('の週(?!末)');

/** 2026年9月30日, 令和8年9月, 去年の9月, 9月30日(水), 30日, 先月, 先月の20日, 9月上旬. */
export const readCalendarWords: Reader = (text, at, clock) => {
  const year = readYear(text, at, clock);
  if (year !== null) return afterYear(text, year, clock);
  if (!isolated(text, at) && !/[,.・~〜/]/.test(text[at - 1] ?? '')) return null;
  const month = readMonthName(text, at);
  if (month !== null) return afterMonth(text, month, clock);
  return readMonthWord(text, at, clock) ?? readDay(text, at, {});
};

function afterYear(text: string, year: YearFound, clock: Clock): Found | null {
  const next = GAP(text, year.end)?.end ?? year.end;
  if (text.startsWith('今月', next)) {
    return afterMonth(text, { end: next + 2, year: year.year, month: monthParts(clock.month).month }, clock);
  }
  const month = readMonthName(text, next);
  if (month !== null) return afterMonth(text, { end: month.end, year: year.year, month: month.month }, clock);
  return year.alone ? { end: year.end, what: said({ year: year.year }) } : null;
}

function readMonthWord(text: string, at: number, clock: Clock): Found | null {
  const hit = MONTH_WORD(text, at);
  if (hit === null) return null;
  const offset = MONTHS.get(hit.get('word')) ?? 0;
  const count = clock.month + offset;
  const withDay = afterMonth(text, { ...monthParts(count), end: hit.end }, clock);
  if (withDay !== null && withDay.end > hit.end) return withDay;
  return { end: hit.end, what: months(count, count, offset === 0 ? 'this-month' : 'relative') };
}

type YearMonth = { readonly year?: number; readonly month: number };
type MonthSaid = YearMonth & { readonly end: number };

function afterMonth(text: string, { end, ...parts }: MonthSaid, clock: Clock): Found | null {
  const gap = GAP(text, end)?.end ?? end;
  const day = /\d/.test(text[end - 1] ?? '') ? null : readDay(text, gap, parts);
  if (day !== null) return day;
  const last = LAST_DAY(text, end);
  const { year, month } = parts;
  const count = latest(parts, clock);
  if (last !== null) return { end: last.end, what: said({ ...monthParts(count), day: lastDayOf(count) }) };
  const third = PART(text, end);
  if (third !== null) return { end: third.end, what: partOfMonth(count, third.get('part')) };
  return { end, what: said({ year: year ?? null, month }) };
}

function latest({ year, month }: YearMonth, clock: Clock): number {
  return year === undefined ? latestMonth(month, clock.month) : settle(said({ year, month }), clock).from;
}

function lastDayOf(count: number): number {
  const { year, month } = monthParts(count);
  return lastDay(year, month);
}

const PARTS = new Map<string, readonly [number, number]>([
  ['上旬', [1, 10]],
  ['初旬', [1, 10]],
  ['中旬', [11, 20]],
  ['下旬', [21, 31]],
  ['前半', [1, 15]],
  ['後半', [16, 31]],
  ['初め', [1, 15]],
  ['はじめ', [1, 15]],
  ['始め', [1, 15]],
  ['半ば', [10, 20]],
  ['なかば', [10, 20]],
  ['終わり', [16, 31]],
  ['おわり', [16, 31]],
]);

function partOfMonth(count: number, name: string) {
  const { from, to } = inDays({ grain: 'month', from: count, to: count });
  const [first, last] = PARTS.get(name) ?? [1, 31];
  return days(from + first - 1, Math.min(to, from + last - 1));
}

function readDay(text: string, at: number, parts: Partial<Pick<Said, 'year' | 'month'>>): Found | null {
  // 5日分 is five days' worth, 9月5日分 is not.
  const hit = parts.month === undefined ? DAY(text, at) : DAY_OF_MONTH(text, at);
  if (hit === null) return null;
  const what = said({ ...parts, day: Number(hit.get('d')) });
  return plausible(what) ? withWeekday(text, { end: hit.end, what }) : null;
}

/** 9月16日の週, 18日の週: the week of a day. */
export const readWeekOfDay: Reader = (text, at, clock) => {
  const day = readCalendarWords(text, at, clock);
  const hit = day === null || day.what.as !== 'said' || day.what.day === null ? null : WEEK_OF(text, day.end);
  if (day === null || hit === null) return null;
  const count = settle(day.what, clock).from;
  const monday = count - weekdayOf(count);
  return { end: hit.end, what: days(monday, monday + 6) };
};
