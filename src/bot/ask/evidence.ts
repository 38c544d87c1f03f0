import type { AskIndex, Entry } from './build-index.ts';
import { isTelling, leavesOpen, strangeTo, themesOf } from './features.ts';
import { likest, toldBy } from './likeness.ts';
import { piecesOf } from './pieces.ts';
import type { Ranked } from './rank.ts';
import type { Reading } from './reading.ts';

/** What speaks for an item and against it, each a number. */
export type Evidence = Readonly<Record<string, number>>;

/** An item that may be meant, with how near its words are, how like its letters are, and how much of it its text tells. */
export type Candidate = Ranked & { readonly like: number; readonly told: number };

const likestKept = 6;

/** The nearest items by words, and the likest ones by letters. */
export function candidatesFor(index: AskIndex, question: Reading, ranked: readonly Ranked[]): readonly Candidate[] {
  const { text } = question.folded;
  const like = likest(index.likeness, text, index.entries.length);
  const pieces = piecesOf(text);
  const near = new Map(ranked.map(({ entry, score }) => [entry, score]));
  const top = best(like, likestKept).flatMap((number) => index.entries[number] ?? []);
  const numbers = new Map([...near.keys(), ...top].map((entry) => [entry, index.numbers.get(entry) ?? 0]));
  return [...numbers].map(([entry, number]) => ({
    entry,
    score: near.get(entry) ?? 0,
    like: like[number] ?? 0,
    told: toldBy(index.likeness, pieces, entry.body),
  }));
}

/** The numbers of the highest scores, equal ones in the order of the data. */
function best(scores: Float64Array, count: number): readonly number[] {
  const kept: number[] = [];
  for (const [number, score] of scores.entries()) {
    if (score === 0 || (kept.length === count && score <= (scores[kept.at(-1) ?? 0] ?? 0))) continue;
    const at = kept.findIndex((other) => score > (scores[other] ?? 0));
    kept.splice(at < 0 ? kept.length : at, 0, number);
    kept.length = Math.min(kept.length, count);
  }
  return kept;
}

/** What is known for and against one of the candidates. */
export function evidenceFor(index: AskIndex, question: Reading, all: readonly Candidate[], one: Candidate): Evidence {
  const others = all.filter((other) => other !== one);
  const over = (of: (candidate: Candidate) => number) => of(one) - Math.max(0, ...others.map(of));
  const ahead = over(({ score }) => score);
  const { score, like, told, entry } = one;
  return {
    near: score,
    ahead: Math.max(-0.4, Math.min(0.4, ahead)),
    clear: score > 0.68 && ahead > 0.05 ? 1 : 0,
    like,
    liker: over((other) => other.like),
    both: score * like,
    told,
    tells: over((other) => other.told),
    ...wordsBetween(index, question, entry),
  };
}

function wordsBetween(index: AskIndex, question: Reading, entry: Entry): Evidence {
  const named = [...question.concepts].filter((concept) => question.classes.get(concept) !== 'talk');
  const shared = named.filter((concept) => entry.concepts.has(concept)).length;
  const apart = [...question.classes.values()].filter((kind) => kind === 'off' || kind === 'person').length;
  const themes = themesOf(question.concepts);
  return {
    strange: Math.min(3, strangeTo(entry, question).length),
    leaves: leavesOpen(question, entry, index.rarity) ? 1 : 0,
    broad: isTelling(question, entry.concepts) ? 0 : 1,
    shared: Math.min(4, shared),
    unshared: Math.min(4, named.length - shared),
    apart,
    theme: themes.length > 0 && !themes.some((theme) => entry.concepts.has(theme)) ? 1 : 0,
    long: Math.log(1 + question.folded.text.length),
    short: question.folded.text.length < 8 ? 1 : 0,
    measure: entry.type === 'measure' ? 1 : 0,
  };
}
