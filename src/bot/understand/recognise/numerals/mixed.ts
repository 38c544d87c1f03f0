import { readUnit } from '../units.ts';
import { readDigits } from './digits.ts';
import { isKanjiNumeral, kanjiDigit, kanjiTens, largePower, smallPower } from './kanji.ts';

/** A numeral in digits, kanji, or both. */
export type Numeral = {
  readonly start: number;
  readonly end: number;
  readonly value: number;
  readonly others: readonly number[];
  readonly typo: boolean;
  /** Written with digits at least in part; kanji alone may be part of a word. */
  readonly hasDigits: boolean;
  /** Kanji signs of a pure kanji numeral. */
  readonly signs: number;
};

type Sum = { total: number; section: number; current: number | null; limit: number };

/** Reads 1,234, 1万2千5百, 1.2万, 千二百三十四, 三四〇七, 二千とんで五, 十三点五; null when no numeral begins here. */
export function readMixed(text: string, start: number): Numeral | null {
  const sum: Sum = { total: 0, section: 0, current: null, limit: Number.POSITIVE_INFINITY };
  const seen = { others: [] as readonly number[], typo: false, digits: false, signs: 0 };
  let at = start;
  while (at < text.length) {
    const next = step(text, at, sum, seen);
    if (next === null) break;
    at = next;
  }
  if (at === start) return null;
  const point = readPoint(text, at, seen.digits || seen.signs > 0);
  const value = sum.total + sum.section + (sum.current ?? 0);
  if (point !== null) {
    const exact = Number(`${value}.${point.digits}`);
    return {
      start,
      end: point.end,
      value: exact,
      others: [],
      typo: seen.typo,
      hasDigits: seen.digits,
      signs: seen.signs + 2,
    };
  }
  const alone = sum.total === 0 && sum.section === 0;
  return {
    start,
    end: at,
    value: tidy(value),
    others: alone ? seen.others : [],
    typo: seen.typo,
    hasDigits: seen.digits,
    signs: seen.signs,
  };
}

function tidy(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(15));
}

type Seen = { others: readonly number[]; typo: boolean; digits: boolean; signs: number };

function step(text: string, at: number, sum: Sum, seen: Seen): number | null {
  const char = text[at] ?? '';
  if (/\d/.test(char)) return takeDigits(text, at, sum, seen);
  if (kanjiDigit(char) !== undefined) return takeKanji(text, at, sum, seen);
  const tens = kanjiTens(char);
  if (tens !== undefined && sum.current === null && sum.limit > 10) return takeTens(at, tens, sum, seen);
  const small = smallPower(char);
  if (small !== undefined) return takeSmall(at, small, sum, seen);
  const large = largePower(char);
  if (large !== undefined) return takeLarge(at, large, sum, seen);
  return sum.current === null && sum.total + sum.section > 0 ? skipJoint(text, at) : null;
}

/** What may stand between the parts of one number: 二千とんで五, 7万 5千 4百. */
function skipJoint(text: string, at: number): number | null {
  const next = text.slice(at, at + 6);
  const spoken = /^(?:とんで|飛んで|とび)(?=[一二三四五六七八九〇\d十百千])/.exec(next)?.[0];
  const apart = /^ (?=(?:\d{1,3}|[一二三四五六七八九])?[千百十])/.exec(next)?.[0];
  const joint = spoken ?? apart;
  return joint === undefined ? null : at + joint.length;
}

function takeDigits(text: string, at: number, sum: Sum, seen: Seen): number | null {
  if (sum.current !== null) return null;
  const found = readDigits(text, at);
  if (found === null || (sum.limit !== Number.POSITIVE_INFINITY && found.value >= sum.limit)) return null;
  sum.current = found.value;
  seen.digits = true;
  seen.others = found.others;
  seen.typo ||= found.typo;
  return found.end;
}

/** A single digit before a power, or a row of them: 三四〇七. */
function takeKanji(text: string, at: number, sum: Sum, seen: Seen): number | null {
  if (sum.current !== null) return null;
  let end = at;
  let value = 0;
  for (let digit = kanjiDigit(text[end] ?? ''); digit !== undefined; digit = kanjiDigit(text[end] ?? '')) {
    value = value * 10 + digit;
    end += 1;
  }
  if (sum.limit !== Number.POSITIVE_INFINITY && value >= sum.limit) return null;
  sum.current = value;
  seen.signs += end - at;
  return end;
}

function takeSmall(at: number, power: number, sum: Sum, seen: Seen): number | null {
  if (power >= sum.limit) return null;
  sum.section += (sum.current ?? 1) * power;
  sum.current = null;
  sum.limit = power;
  seen.signs += 1;
  return at + 1;
}

function takeTens(at: number, value: number, sum: Sum, seen: Seen): number {
  sum.section += value;
  sum.limit = 10;
  seen.signs += 1;
  return at + 1;
}

function takeLarge(at: number, power: number, sum: Sum, seen: Seen): number | null {
  const amount = sum.section + (sum.current ?? 0);
  if (amount === 0 || (sum.total > 0 && power >= sum.total)) return null;
  sum.total += amount * power;
  sum.section = 0;
  sum.current = null;
  sum.limit = power;
  seen.signs += 1;
  return at + 1;
}

function readPoint(text: string, at: number, begun: boolean): { readonly digits: string; readonly end: number } | null {
  if (!begun || !(text[at] === '点' || isKanjiPoint(text, at))) return null;
  let digits = '';
  let end = at + 1;
  for (let char = text[end] ?? ''; /\d/.test(char) || kanjiDigit(char) !== undefined; char = text[end] ?? '') {
    digits += /\d/.test(char) ? char : String(kanjiDigit(char));
    end += 1;
  }
  return digits === '' ? null : { digits, end };
}

/** 四・八リットル: the point of newspapers, between kanji and before a unit; 二・三本 is two or three. */
function isKanjiPoint(text: string, at: number): boolean {
  if (text[at] !== '・' || !isKanjiNumeral(text[at - 1] ?? '')) return false;
  let end = at + 1;
  while (kanjiDigit(text[end] ?? '') !== undefined) end += 1;
  return end > at + 1 && readUnit(text, text[end] === ' ' ? end + 1 : end) !== null;
}

/** Whether a numeral can begin with this character. */
export function beginsNumeral(char: string): boolean {
  return /\d/.test(char) || isKanjiNumeral(char);
}
