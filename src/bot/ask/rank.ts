import type { AskIndex, Entry } from './build-index.ts';
import { featuresOf, themesOf, weightOf } from './features.ts';
import type { Reading } from './reading.ts';

/** An item with how near its nearest form is to the question, 0 to 1. */
export type Ranked = { readonly entry: Entry; readonly score: number };

/** A feature in more forms than this tells nothing of which item is meant, and costs time. */
const commonest = 4000;

/** The nearest items, best first; equal ones in the order of the data. */
export function rank(index: AskIndex, question: Reading): readonly Ranked[] {
  const dots = new Map<number, number>();
  let sum = 0;
  for (const feature of featuresOf(question)) {
    const weight = weightOf(feature, question, index.rarity);
    sum += weight * weight;
    const postings = index.postings.get(feature) ?? [];
    if (postings.length > commonest) continue;
    for (const posting of postings) dots.set(posting.form, (dots.get(posting.form) ?? 0) + weight * posting.weight);
  }
  return best({
    index,
    dots,
    length: Math.sqrt(sum) || 1,
    question,
    same: index.same.get(question.folded.text) ?? null,
  });
}

type Found = {
  readonly index: AskIndex;
  readonly dots: ReadonlyMap<number, number>;
  readonly length: number;
  readonly question: Reading;
  readonly same: number | null;
};

function best({ index, dots, length, question, same }: Found): readonly Ranked[] {
  const scores = new Map<number, number>();
  for (const [number, dot] of dots) {
    const form = index.forms[number];
    if (form === undefined) continue;
    const near = Math.min(1, dot / (length * form.length));
    const score = same === null || same === form.entry ? near : near * 0.9;
    if (score > (scores.get(form.entry) ?? 0)) scores.set(form.entry, score);
  }
  if (same !== null) scores.set(same, 1);
  return [...scores]
    .flatMap(([number, score]) => {
      const entry = index.entries[number];
      return entry === undefined
        ? []
        : [{ entry, number, score: number === same ? 1 : score * themeFactor(entry, question) }];
    })
    .toSorted((a, b) => b.score - a.score || a.number - b.number);
}

/** An item that does not know the theme of a question is not meant; one with a theme is less likely where none is named. */
function themeFactor({ concepts, themed }: Entry, question: Reading): number {
  const asked = themesOf(question.concepts);
  if (asked.length === 0) return themed ? 0.95 : 1;
  return asked.some((theme) => concepts.has(theme)) ? 1 : 0.6;
}
