import type { Clock } from './clock.ts';
import type { Found } from './said.ts';

/** Reads what begins at a place of the folded text. */
export type Reader = (text: string, at: number, clock: Clock) => Found | null;

/** What a pattern found: its end and its named groups, absent ones as empty strings. */
export type Hit = { readonly end: number; readonly get: (name: string) => string };

/** A pattern that matches only where it is applied. Every repetition in it must be bounded or over disjoint classes. */
export function pattern(source: string): (text: string, at: number) => Hit | null {
  const expression = new RegExp(source, 'y');
  return (text, at) => {
    expression.lastIndex = at;
    const match = expression.exec(text);
    if (match === null) return null;
    const groups = match.groups ?? {};
    return { end: at + match[0].length, get: (name) => groups[name] ?? '' };
  };
}

/** Words of a lexicon as alternatives, the longest first. */
export function anyOf(words: ReadonlyMap<string, unknown>): string {
  return [...words.keys()].sort((a, b) => b.length - a.length).join('|');
}

/** Units behind a number show that it is a quantity and no day: 12/9 kWh, Sept 25 kWh. */
export const UNIT =
  '(?:[kmgKMG]?[wW][hH]?|m3|m2|㎥|[km]?l|kg|t|mj|gj|mcal|hz|v|kva|yen|cans?|tons?|lit|gal|立米|立方|リットル|リッター|キロ|トン|りゅうべ|リューベ|円|%|缶|本|個|人|名|台|倍|件|インチ)(?![a-z])';

/** True where no digit or decimal sign binds the number here to an earlier one: not the 9 of 1,239/30. */
export function isolated(text: string, at: number): boolean {
  const before = text[at - 1] ?? '';
  if (/[\d×*]/.test(before)) return false;
  return !(/[.,:/・']/.test(before) && /\d/.test(text[at - 2] ?? ''));
}

/** True where a Latin word begins. */
export function wordStart(text: string, at: number): boolean {
  return !/[a-z]/.test(text[at - 1] ?? '');
}
