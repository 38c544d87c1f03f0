/** A stream of numbers that is the same for the same seed, on every machine. */
export type Random = {
  /** 0 up to, not including, 1. */
  readonly next: () => number;
  /** A whole number, both ends included. */
  readonly int: (from: number, to: number) => number;
  /** A number between, rounded to the decimals. */
  readonly decimal: (from: number, to: number, decimals: number) => number;
  readonly between: (from: number, to: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <T>(list: readonly T[]) => T;
  readonly shuffle: <T>(list: readonly T[]) => T[];
  /** Digits in groups, as `03-7404-7917`. */
  readonly digits: (...groups: number[]) => string;
};

/** One 32-bit number out of several, well mixed. */
export const mixSeed = (...parts: readonly number[]): number => {
  let hash = 0x9e3779b9;
  for (const part of parts) {
    hash = Math.imul(hash ^ (part + 0x7f4a7c15), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    hash ^= hash >>> 16;
  }
  return hash >>> 0;
};

const mulberry = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
};

/** Rounds to a number of decimals without the noise of binary fractions. */
export const roundTo = (value: number, decimals: number): number => Number(value.toFixed(decimals));

export const createRandom = (seed: number): Random => {
  const next = mulberry(seed);
  const between = (from: number, to: number): number => from + next() * (to - from);
  const int = (from: number, to: number): number => Math.floor(between(from, to + 1));
  const pick = <T>(list: readonly T[]): T => {
    const index = Math.floor(next() * list.length);
    if (index >= list.length) throw new Error('nothing to pick from');
    return list[index] as T;
  };
  const shuffle = <T>(list: readonly T[]): T[] =>
    list
      .map((item) => ({ item, key: next() }))
      .sort((a, b) => a.key - b.key)
      .map(({ item }) => item);
  const digit = (): string => String(int(0, 9));
  return {
    next,
    int,
    between,
    pick,
    shuffle,
    decimal: (from, to, decimals) => roundTo(between(from, to), decimals),
    chance: (probability) => next() < probability,
    digits: (...groups) => groups.map((length) => Array.from({ length }, digit).join('')).join('-'),
  };
};
