import { type Unit, units } from '../contract.ts';
import lexicon from '../lexicon/units.json' with { type: 'json' };
import type { QuantityMention } from '../mention.ts';

/** A unit as it was written. */
export type ReadUnit = {
  readonly end: number;
  readonly unit: Unit;
  readonly assumed: boolean;
  readonly loose: QuantityMention['loose'];
  /** kW and the like, before it was taken for kWh. */
  readonly written: string;
};

type Entry = {
  readonly words: readonly string[];
  readonly as?: string;
  readonly assumed?: boolean;
  readonly loose?: string;
};

const looseNames = ['kilo', 'ton', 'square'] as const;
const entries = Object.entries<Entry>(lexicon).flatMap(([name, { words, as, assumed, loose }]) => {
  const unit = units.find((one) => one === (as ?? name));
  if (unit === undefined) return [];
  const pattern = new RegExp(words.join('|'), 'y');
  return [
    { written: name, unit, pattern, assumed: assumed ?? false, loose: looseNames.find((one) => one === loose) ?? null },
  ];
});

/** The unit that begins at `start`, the longest word first; null when there is none. */
export function readUnit(text: string, start: number): ReadUnit | null {
  let best: ReadUnit | null = null;
  for (const { written, unit, pattern, assumed, loose } of entries) {
    pattern.lastIndex = start;
    const found = pattern.exec(text)?.[0];
    if (found === undefined || found === '') continue;
    if (best === null || start + found.length > best.end)
      best = { end: start + found.length, unit, assumed, loose, written };
  }
  return best;
}

/** The unit behind a figure: right there, after a blank, or after a bracket or a word such as の. */
export function unitBehind(text: string, end: number): ReadUnit | null {
  const gap = /^(?:[ 　]?[(（]?|\s?の)/u.exec(text.slice(end, end + 3))?.[0].length ?? 0;
  return readUnit(text, end) ?? (gap === 0 ? null : readUnit(text, end + gap));
}
