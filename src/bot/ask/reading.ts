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
  /** Shorter ones: a stem of one Chinese character, two signs of katakana. */
  readonly hints: readonly string[];
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
    open: openIn(folded, found, openWord),
    hints: openIn(folded, found, hint),
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

/** Characters that say little alone, as in 年に, 分の or 言って. */
const light =
  '年月日時分秒度数量所方物者事点回件社店人中内外上下前後間目気手話言思考見来行出入取持使多大小高安悪良早長今新他別同各全毎第約何半代用屋様君氏化的性率額円台本名他何個';
const hint = new RegExp(
  `(?<!\\p{Script=Han})(?![${light}])\\p{Script=Han}(?!\\p{Script=Han})|(?<![ァ-ヶ])[ァ-ヶ]{2}(?![ァ-ヶ])`,
  'gu',
);

function openIn({ shape, text }: Folded, { rest }: Scan, pattern: RegExp): readonly string[] {
  return rest.flatMap(({ start, end }) =>
    [...shape.slice(start, end).matchAll(pattern)].map(({ index, 0: { length } }) =>
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
