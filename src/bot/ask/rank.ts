import type { AskIndex, Entry, Postings } from './build-index.ts';
import { featuresOf, strangeTo, themesOf, weightOf } from './features.ts';
import type { Reading } from './reading.ts';

/** An item with how near its nearest form is to the question, 0 to 1. */
export type Ranked = { readonly entry: Entry; readonly score: number };

/** A word of the field in more forms than this, or any other feature in more than a tenth of it, costs more than it tells. */
const commonest = 10_000;
const nearest = 8;

/** The nearest items, best first; equal ones in the order of the data. */
export function rank(index: AskIndex, question: Reading): readonly Ranked[] {
  const dots = new Float64Array(index.forms.length);
  let sum = 0;
  for (const feature of featuresOf(question)) {
    const weight = weightOf(feature, question, index.rarity);
    sum += weight * weight;
    const postings = index.postings.get(feature);
    if (postings !== undefined && tells(feature, postings)) add(dots, postings, weight);
  }
  const same = index.same.get(question.folded.text) ?? null;
  return best({ index, scores: scoresOf(index, dots, Math.sqrt(sum) || 1), question, same });
}

function tells(feature: string, { forms }: Postings): boolean {
  return forms.length <= (feature.startsWith('#') ? commonest : commonest / 10);
}

function add(dots: Float64Array, { forms, weights }: Postings, weight: number): void {
  for (let at = 0; at < forms.length; at += 1) {
    const form = forms[at] ?? 0;
    dots[form] = (dots[form] ?? 0) + weight * (weights[at] ?? 0);
  }
}

/** For each item the nearness of its nearest form. */
function scoresOf(index: AskIndex, dots: Float64Array, length: number): Float64Array {
  const scores = new Float64Array(index.entries.length);
  for (const [number, { entry, length: own }] of index.forms.entries()) {
    const score = Math.min(1, (dots[number] ?? 0) / (length * own));
    if (score > (scores[entry] ?? 0)) scores[entry] = score;
  }
  return scores;
}

type Found = {
  readonly index: AskIndex;
  readonly scores: Float64Array;
  readonly question: Reading;
  readonly same: number | null;
};

/** Nothing comes as near as an item that has the very words. */
function best({ index, scores, question, same }: Found): readonly Ranked[] {
  const asked = themesOf(question.concepts);
  const others = same === null ? 1 : 0.9;
  return index.entries
    .flatMap((entry, number) => {
      if (number === same) return [{ entry, number, score: 1 }];
      const score = (scores[number] ?? 0) * others;
      return score > 0.2
        ? [{ entry, number, score: score * themeFactor(entry, asked) * typeFactor(entry, question) }]
        : [];
    })
    .toSorted(likelier)
    .slice(0, nearest * 2)
    .map((one) => ({ ...one, score: Math.min(1, one.score + knownWords(one.entry, question)) }))
    .toSorted(likelier)
    .slice(0, nearest);
}

/** What others did is told when it is asked for; else an item that answers the question goes before. */
function typeFactor({ type }: Entry, { concepts }: Reading): number {
  return type === 'story' && !concepts.has('story') ? 0.65 : 1;
}

type Numbered = Ranked & { readonly number: number };

function likelier(a: Numbered, b: Numbered): number {
  return b.score - a.score || a.number - b.number;
}

/** Words that no list knows, but the text of an item does, tell between items that are as near. */
function knownWords(entry: Entry, question: Reading): number {
  return 0.05 * Math.min(2, question.open.length - strangeTo(entry, question).length);
}

/** An item that does not know the theme of a question is not meant; one with a theme is less likely where none is named. */
function themeFactor({ concepts, theme }: Entry, asked: readonly string[]): number {
  if (asked.length === 0) return theme !== null ? 0.95 : 1;
  return asked.some((theme) => concepts.has(theme)) ? 1 : 0.6;
}
