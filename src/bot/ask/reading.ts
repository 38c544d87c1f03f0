import { type Folded, fold, isLatin } from './fold.ts';
import type { WordClass } from './lexicon.ts';
import { type Hit, type Scan, scan } from './scan.ts';

/** A question or a form as it is compared: its words by class, and pieces of what no word covers. */
export type Reading = {
  readonly folded: Folded;
  readonly concepts: ReadonlySet<string>;
  readonly classes: ReadonlyMap<string, WordClass>;
  /** Pairs of characters, and Latin words. */
  readonly grams: ReadonlySet<string>;
  /** Concepts that were only named to be excluded. */
  readonly excluded: readonly string[];
};

const notThis =
  /^(?:じやなくて|じやなく|じやない|ではなく|ではない|でなく|いがい|以外|のほうじや|のことじや|はいらな|はいい)/u;
const notBefore = /\b(?:not|except|without|instead of)(?: an?| the)? $/u;

/** Reads a text of an owner or of the data. */
export function read(raw: string): Reading {
  const folded = fold(raw);
  const found = scan(folded);
  const excluded = found.hits.filter((hit) => isExcluded(folded.text, hit));
  const kept = found.hits.filter((hit) => !excluded.includes(hit));
  return {
    folded,
    concepts: new Set(kept.filter(({ word }) => word.kind !== 'filler').map(({ word }) => word.concept)),
    classes: new Map(kept.map(({ word }) => [word.concept, word.kind])),
    grams: new Set(gramsOf(folded.text, found)),
    excluded: excluded.map(({ word }) => word.concept),
  };
}

function isExcluded(text: string, { word, start, end }: Hit): boolean {
  if (word.kind !== 'field' && word.kind !== 'aspect') return false;
  const after = text.slice(end, end + 12).replace(/^(?:の補助金|の)/u, '');
  return notThis.test(after) || notBefore.test(text.slice(Math.max(0, start - 14), start));
}

function gramsOf(text: string, { rest }: Scan): readonly string[] {
  return rest.flatMap(({ start, end }) => {
    const piece = text.slice(start, end);
    const words = piece.match(/[a-z]+/gu) ?? [];
    const pairs = Array.from({ length: Math.max(0, piece.length - 1) }, (_, index) => piece.slice(index, index + 2));
    return [...words, ...pairs.filter((pair) => !isLatin(pair[0]) && !isLatin(pair[1]))];
  });
}
