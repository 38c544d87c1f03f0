import { createHash } from 'node:crypto';

/** A row of numbers that looks like chance and is the same for the same words, on every machine. */
export type Chance = {
  /** From 0 up to, but not, 1. */
  readonly next: () => number;
  /** A whole number, both ends included. */
  readonly int: (from: number, to: number) => number;
  readonly is: (share: number) => boolean;
  /** @throws {Error} for an empty list */
  readonly pick: <T>(list: readonly T[]) => T;
  /** A factor about 1: most lie within ± `spread`. */
  readonly about: (spread: number) => number;
};

function digest(words: readonly (string | number)[]): Buffer {
  return createHash('sha256').update(JSON.stringify(words)).digest();
}

/** The numbers that belong to these words. @source mulberry32 by Tommy Ettinger (public domain) */
export function chanceOf(...words: readonly (string | number)[]): Chance {
  let state = digest(words).readUInt32LE(0);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    int,
    is: (share) => next() < share,
    pick: (list) => {
      const found = list[int(0, list.length - 1)];
      if (found === undefined) throw new Error('nothing to choose from');
      return found;
    },
    // Three throws of dice: near the middle mostly, and never far off.
    about: (spread) => 1 + (next() + next() + next() - 1.5) * (2 / 3) * 2 * spread,
  };
}

const mark = '5eed5eed';

/** The id of something made up: the same for the same words. By its first letters it is known again. */
export function seedId(...words: readonly (string | number)[]): string {
  const hex = digest(words).toString('hex');
  return `${mark}-${hex.slice(0, 4)}-8${hex.slice(4, 7)}-8${hex.slice(7, 10)}-${hex.slice(10, 22)}`;
}

/** Whether an id is of something made up. */
export function isSeedId(id: string): boolean {
  return id.startsWith(mark);
}
