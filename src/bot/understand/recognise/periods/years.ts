import words from '../../lexicon/periods-ja.json' with { type: 'json' };
import { wordMap } from '../kana.ts';
import type { Clock } from './clock.ts';
import { eraNames, eraYear, shortYear, westernYear } from './eras.ts';
import { anyOf, isolated, pattern, wordStart } from './pattern.ts';

/** A year in front of a month, half or quarter. `alone` = it is a period by itself when nothing follows. */
export type YearFound = { readonly end: number; readonly year: number; readonly alone: boolean };

const YEARS = wordMap(words.years);
const MONTH_NEXT = '(?=\\s*(?:の\\s*)?\\d{1,2}\\s?(?:月|[~〜・-]))';
const ERA = pattern(`(?<era>${eraNames})\\s?(?<y>\\d{1,2}|元)\\s?(?:年|${MONTH_NEXT})`);
const FULL = pattern('(?:西暦)?(?<y>\\d{3,4})\\s?年');
const SHORT = pattern(`(?<q>['’‘\`]?)(?<y>\\d{1,2})(?:年|(?=\\s\\d{1,2}月))${MONTH_NEXT}`);
const AGO = pattern(`(?<n>\\d{1,2})年前${MONTH_NEXT}`);
const WORD = pattern(`(?<word>${anyOf(YEARS)})`);
// 2007年前 is before that year, 2007年間 no year.
const NO_YEAR = pattern('年?(?:代|間|ほど|以上|目|物|式|型|製|半(?!期)|ぶり|来|次|齢|賀|功|生)');

/** 2026年, 令和8年, 8年(9月), 26年(9月), 去年, 2年前の(9月). */
export function readYear(text: string, at: number, clock: Clock): YearFound | null {
  return readWord(text, at, clock) ?? (isolated(text, at) ? readDigits(text, at, clock) : null);
}

function readWord(text: string, at: number, clock: Clock): YearFound | null {
  const word = WORD(text, at);
  if (word !== null) {
    const alone = !/^(?:度|齢|賀|功|並み?の)/.test(text.slice(word.end, word.end + 3));
    return { end: word.end, year: clock.year + (YEARS.get(word.get('word')) ?? 0), alone };
  }
  const era = wordStart(text, at) ? ERA(text, at) : null;
  const year = era === null ? null : eraYear(era.get('era'), era.get('y'));
  return era === null || year === null || year > clock.year + 30
    ? null
    : { end: era.end, year, alone: text[era.end - 1] === '年' };
}

function readDigits(text: string, at: number, clock: Clock): YearFound | null {
  const full = FULL(text, at);
  if (full !== null) {
    const year = Number(full.get('y'));
    return { end: full.end, year, alone: year > 999 && year < 2200 && NO_YEAR(text, full.end) === null };
  }
  const ago = AGO(text, at);
  if (ago !== null) return { end: ago.end, year: clock.year - Number(ago.get('n')), alone: false };
  const short = SHORT(text, at);
  if (short === null) return null;
  const quoted = short.get('q') !== '';
  if (!quoted && text[short.end - 1] !== '年') return null;
  const year = quoted ? westernYear(short.get('y').padStart(2, '0'), clock) : shortYear(short.get('y'), clock);
  return year === null ? null : { end: short.end, year, alone: false };
}
