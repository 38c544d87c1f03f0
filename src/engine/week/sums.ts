import { add, type Exact, exact, toNumber } from '../exact.ts';

/** The exact sum of decimals written as text, rounded once; null: none of them is known. */
export function sumOf(texts: readonly (string | null)[]): number | null {
  const known = texts.flatMap((text) => (text === null ? [] : [exact(text)]));
  return known.length === 0 ? null : toNumber(known.reduce<Exact>(add, exact('0')));
}

/** The sum, or null if one of them is not known, or there is none. */
export function sumIfKnown(texts: readonly (string | null)[]): number | null {
  return texts.includes(null) ? null : sumOf(texts);
}

/** Adds up whole numbers of a list. */
export function countOf<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((all, item) => all + of(item), 0);
}
