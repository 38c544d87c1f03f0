import { type Folded, isLatin } from './fold.ts';
import { deletions, lexicon, standsAt, type Word } from './lexicon.ts';
import { numberAt } from './signs.ts';

/** A word that was found, from `start` to `end`. */
export type Hit = { readonly word: Word; readonly start: number; readonly end: number };

/** What a text says: its words, and the stretches that no word covers. */
export type Scan = { readonly hits: readonly Hit[]; readonly rest: readonly Stretch[] };

type Stretch = { readonly start: number; readonly end: number };

/** Finds words from left to right, the longest first; then words with one slip in what is left. */
export function scan(folded: Folded): Scan {
  const exact = exactHits(folded);
  const slips = gaps(exact, folded.text.length).flatMap((gap) => slipsIn(folded.text, gap));
  const hits = [...exact, ...slips].toSorted((a, b) => a.start - b.start);
  return { hits, rest: gaps(hits, folded.text.length) };
}

function exactHits(folded: Folded): readonly Hit[] {
  const hits: Hit[] = [];
  let at = 0;
  while (at < folded.text.length) {
    const word =
      numberWord(folded.text, at) ??
      lexicon.byFirst.get(folded.text[at] ?? '')?.find((one) => standsAt(one, folded, at));
    if (word !== undefined) hits.push({ word, start: at, end: at + word.text.length });
    at += word?.text.length ?? 1;
  }
  return hits;
}

function numberWord(text: string, at: number): Word | null {
  const found = /[\d令平rh一二三四五社従]/u.test(text[at] ?? '') && !isLatin(text[at - 1]) ? numberAt(text, at) : null;
  if (found === null) return null;
  const said = text.slice(at, at + found.length);
  return { text: said, shape: said, concept: found.sign.concept, kind: found.sign.kind };
}

function gaps(hits: readonly Hit[], length: number): readonly Stretch[] {
  const ends = [0, ...hits.map(({ end }) => end)];
  const starts = [...hits.map(({ start }) => start), length];
  return ends.map((start, index) => ({ start, end: starts[index] ?? length })).filter(({ start, end }) => start < end);
}

/** At most one word with a slip in each gap: one character more, less, wrong, or two exchanged. */
function slipsIn(text: string, gap: Stretch): readonly Hit[] {
  for (let start = gap.start; start < gap.end - 3; start += 1) {
    const hit = slipAt(text, start, gap.end);
    if (hit !== null) return [hit];
  }
  return [];
}

function slipAt(text: string, start: number, last: number): Hit | null {
  if (insideWord(text, start)) return null;
  for (let end = Math.min(start + 14, last); end >= start + 4; end -= 1) {
    const word = insideWord(text, end) ? null : nearWord(text.slice(start, end));
    if (word !== null) return { word, start, end };
  }
  return null;
}

function insideWord(text: string, at: number): boolean {
  return isLatin(text[at - 1]) && isLatin(text[at]);
}

function nearWord(piece: string): Word | null {
  const forms = [piece, ...(piece.length >= 5 ? deletions(piece) : [])];
  for (const form of forms) {
    const word = lexicon.byDeletion.get(form);
    if (word !== undefined && Math.abs(word.text.length - piece.length) <= 1) return word;
  }
  return null;
}
