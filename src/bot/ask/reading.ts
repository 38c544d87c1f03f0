import { type Folded, fold, isLatin } from './fold.ts';
import type { WordClass } from './lexicon.ts';
import { type Hit, type Scan, scan } from './scan.ts';
import { signsOf } from './signs.ts';

/** A question or a form as it is compared: its words by class, and pieces of what no word covers. */
export type Reading = {
  readonly folded: Folded;
  readonly concepts: ReadonlySet<string>;
  readonly classes: ReadonlyMap<string, WordClass>;
  /** Pairs of characters, and Latin words. */
  readonly grams: ReadonlySet<string>;
  /** Words of Chinese characters, katakana or letters that no list knows: what a question says beyond them. */
  readonly open: readonly string[];
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
  const excluded = found.hits.filter((hit) => isExcluded(folded.text, hit) || isOnlyAsked(folded.text, hit));
  const kept = found.hits.filter((hit) => !excluded.includes(hit));
  const said = [...kept.map(({ word }) => word), ...signsOf(folded.text)].filter(({ kind }) => kind !== 'filler');
  return {
    folded,
    concepts: new Set(said.map(({ concept }) => concept)),
    classes: new Map(said.map(({ concept, kind }) => [concept, kind])),
    grams: new Set(gramsOf(folded.text, found)),
    open: openIn(folded, found),
    excluded: excluded.map(({ word }) => word.concept),
  };
}

function isExcluded(text: string, { word, start, end }: Hit): boolean {
  if (word.kind !== 'field' && word.kind !== 'aspect') return false;
  const after = text.slice(end, end + 12).replace(/^(?:の補助金|の)/u, '');
  return notThis.test(after) || notBefore.test(text.slice(Math.max(0, start - 14), start));
}

const request = /^(?:$|く(?:れ|だ)|下さい|ほし|欲し|もら|いただ|頂|お(?:い|く|け)|ね|よ(?:$|ね)|ちよう|や$| )/u;

/** 申し込んで asks for something to be done where a request follows; 申し込んでもいい asks whether one may. */
function isOnlyAsked(text: string, { word, end }: Hit): boolean {
  return word.concept === 'write' && /[てで]$/u.test(word.text) && !request.test(text.slice(end));
}

const openWord = /[\p{Script=Han}々]{2,}|[ァ-ヶ]{3,}|[a-z]{4,}/gu;

function openIn({ shape, text }: Folded, { rest }: Scan): readonly string[] {
  return rest.flatMap(({ start, end }) =>
    [...shape.slice(start, end).matchAll(openWord)].map(({ index, 0: { length } }) =>
      text.slice(start + index, start + index + length),
    ),
  );
}

function gramsOf(text: string, { rest }: Scan): readonly string[] {
  return rest.flatMap(({ start, end }) => {
    const piece = text.slice(start, end);
    const words = piece.match(/[a-z]+/gu) ?? [];
    const pairs = Array.from({ length: Math.max(0, piece.length - 1) }, (_, index) => piece.slice(index, index + 2));
    return [...words, ...pairs.filter((pair) => !isLatin(pair[0]) && !isLatin(pair[1]))];
  });
}
