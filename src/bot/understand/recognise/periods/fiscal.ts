import words from '../../lexicon/periods-ja.json' with { type: 'json' };
import { wordMap } from '../kana.ts';
import { monthOf } from './calendar.ts';
import { type Clock, fiscalYear } from './clock.ts';
import { eraNames, eraYear, shortYear, westernYear } from './eras.ts';
import { anyOf, isolated, pattern, type Reader, wordStart } from './pattern.ts';
import { type Fixed, type Found, type How, months } from './said.ts';
import { readYear } from './years.ts';

const FISCAL = wordMap(words.fiscal);
const YEAR_WORD = pattern(`(?<word>${anyOf(FISCAL)})(?!間|比)`);
const YEAR = pattern(`(?:(?<era>${eraNames})\\s?)?'?(?<y>\\d{1,4}|元)\\s?年度(?!別)`);
const LATIN_YEAR = pattern("(?:fy|fiscal(?: year)?)\\s?'?(?<y>\\d{4}|\\d{2})(?!\\d)");
const CLOSING = pattern('(?<m>\\d{1,2})月期');
const OF = pattern('[\\s/]*(?:の)?\\s*');
const HALF = pattern(
  '(?:(?<first>上期|上半期|前半期|第1半期)|(?<second>下期|下半期|後半期|第2半期)|(?<h>h)(?<n>[12])(?![a-z\\d]))',
);
const LOOSE_HALF = pattern(
  '(?:(?<first>前半|上半|上|初め|始め|はじめ)|(?<second>後半|下半|下|終わり|おわり)(?:ごろ|頃)?)(?![旬半限水回段])',
);
const QUARTER = pattern(
  '第?\\s?(?<a>[1-4])\\s?(?:四半期|クォーター?|クオーター)|q(?<b>[1-4])(?![a-z\\d])|第?(?<c>[1-4])q(?![a-z\\d])',
);
const MONTH = pattern('(?<m>\\d{1,2})\\s?月(?!曜|間|額|期)');
const CLOSE = pattern('末(?!日)|期末');
const BARE_CLOSE = pattern('(?:年度末|期末)(?!試験|テスト|手当|賞与|セール)');

/** A year as a frame for halves and quarters. A calendar year leaves open which of the two years is meant. */
type Frame = { readonly end: number; readonly start: number; readonly other: number | null; readonly alone: boolean };
type Part = {
  readonly end: number;
  readonly offset: number;
  readonly size: number;
  readonly how: How;
  readonly fiscal: boolean;
};

/** 2024年度, 昨年度, 前期, 今年度上期, 第3四半期, 2025年の第3四半期, 2026年3月期, 期末. */
export const readFiscal: Reader = (text, at, clock) => {
  const frame = readFrame(text, at, clock);
  if (frame !== null) return inFrame(text, frame);
  const part = readPart(text, at);
  if (part !== null) return { end: part.end, what: latestEnded(part, clock) };
  const close = BARE_CLOSE(text, at);
  return close === null
    ? null
    : { end: close.end, what: months(clock.fiscalStart - 1, clock.fiscalStart - 1, 'fiscal') };
};

function readFrame(text: string, at: number, clock: Clock): Frame | null {
  const word = YEAR_WORD(text, at);
  if (word !== null) return fiscalFrame(word.end, clock.fiscalStart + 12 * (FISCAL.get(word.get('word')) ?? 0));
  const named = isolated(text, at) && wordStart(text, at) ? readNamedYear(text, at, clock) : null;
  if (named !== null) return fiscalFrame(named.end, fiscalYear(clock, named.year));
  const year = readYear(text, at, clock);
  return year === null ? null : calendarFrame(text, year, clock);
}

function fiscalFrame(end: number, start: number): Frame {
  return { end, start, other: null, alone: true };
}

function readNamedYear(text: string, at: number, clock: Clock): { end: number; year: number } | null {
  const latin = LATIN_YEAR(text, at);
  if (latin !== null) return { end: latin.end, year: westernYear(latin.get('y'), clock) };
  const hit = YEAR(text, at);
  if (hit === null) return null;
  const digits = hit.get('y');
  const year = hit.get('era') === '' ? unnamedYear(digits, clock) : eraYear(hit.get('era'), digits);
  return year === null ? null : { end: hit.end, year };
}

function unnamedYear(digits: string, clock: Clock): number | null {
  if (digits.length === 4) return Number(digits);
  return digits.length > 2 || digits === '元' ? null : shortYear(digits, clock);
}

// 2026年3月期 is the fiscal year that ends in March 2026; 2025年第3四半期 may go by either calendar.
function calendarFrame(text: string, { end, year }: { end: number; year: number }, clock: Clock): Frame | null {
  const closing = CLOSING(text, end);
  if (closing !== null) return fiscalFrame(closing.end, monthOf(year, Number(closing.get('m'))) - 11);
  const start = monthOf(year, 1);
  const fiscal = fiscalYear(clock, year);
  return { end, start, other: fiscal === start ? null : fiscal, alone: false };
}

function inFrame(text: string, frame: Frame): Found | null {
  const next = OF(text, frame.end)?.end ?? frame.end;
  const part = readPart(text, next) ?? readLooseHalf(text, next);
  if (part !== null) return { end: part.end, what: placed(frame, part) };
  if (!frame.alone) return null;
  const close = CLOSE(text, frame.end);
  if (close !== null) return { end: close.end, what: months(frame.start + 11, frame.start + 11, 'fiscal') };
  return (
    readFiscalMonth(text, next, frame.start) ?? {
      end: frame.end,
      what: months(frame.start, frame.start + 11, 'fiscal'),
    }
  );
}

function readFiscalMonth(text: string, at: number, start: number): Found | null {
  const hit = MONTH(text, at);
  const month = Number(hit?.get('m') ?? 0);
  if (hit === null || month < 1 || month > 12) return null;
  const count = start + ((((month - 1 - start) % 12) + 12) % 12);
  return { end: hit.end, what: months(count, count, 'month') };
}

function readPart(text: string, at: number): Part | null {
  if (!isolated(text, at) || !wordStart(text, at)) return null;
  const half = HALF(text, at);
  if (half !== null) {
    const name = half.get('first') || half.get('second');
    return { ...halfOf(half.end, half.get('first') !== '' || half.get('n') === '1'), fiscal: /^.期/.test(name) };
  }
  const quarter = QUARTER(text, at);
  if (quarter === null) return null;
  const number = Number(quarter.get('a') || quarter.get('b') || quarter.get('c'));
  return { end: quarter.end, offset: (number - 1) * 3, size: 3, how: 'quarter', fiscal: false };
}

function readLooseHalf(text: string, at: number): Part | null {
  const half = LOOSE_HALF(text, at);
  return half === null ? null : halfOf(half.end, half.get('first') !== '');
}

function halfOf(end: number, first: boolean): Part {
  return { end, offset: first ? 0 : 6, size: 6, how: 'half', fiscal: false };
}

function placed({ start, other }: Frame, { offset, size, how, fiscal }: Part): Fixed {
  const framed = (from: number): Fixed => months(from + offset, from + offset + size - 1, how);
  if (other === null) return framed(start);
  return fiscal
    ? { ...framed(other), others: [framed(start).stretch] }
    : { ...framed(start), others: [framed(other).stretch] };
}

/** The latest such half or quarter of a fiscal year that is over. */
function latestEnded({ offset, size, how }: Part, clock: Clock): Fixed {
  const current = clock.fiscalStart + offset;
  const start = current + size - 1 < clock.month ? current : current - 12;
  return { ...months(start, start + size - 1, how), yearGiven: false };
}
