import { isEnd, piecesOf } from './pieces.ts';

/** Forms of items by their pieces, for comparison letter by letter where the word lists know too little. */
export type Likeness = {
  /** The item of each form, and the length of its vector. */
  readonly items: readonly number[];
  readonly lengths: readonly number[];
  readonly postings: ReadonlyMap<string, readonly number[]>;
};

/** Pieces in more forms than this cost more than they tell. */
const commonest = 6000;

/** Lays out the folded forms of every item. */
export function likenessOf(forms: readonly { readonly item: number; readonly text: string }[]): Likeness {
  const postings = new Map<string, number[]>();
  const pieces = forms.map(({ text }) => piecesOf(text));
  for (const [form, own] of pieces.entries())
    for (const piece of own) {
      const list = postings.get(piece);
      if (list === undefined) postings.set(piece, [form]);
      else list.push(form);
    }
  const weights = new Map([...postings].map(([piece, list]) => [piece, rarityAmong(forms.length, list.length)]));
  const lengths = pieces.map((own) => {
    let sum = 0;
    for (const piece of own) sum += (weights.get(piece) ?? 0) ** 2;
    return Math.sqrt(sum) || 1;
  });
  return { items: forms.map(({ item }) => item), lengths, postings };
}

function rarityAmong(all: number, count: number): number {
  return Math.log(1 + all / (count + 0.5)) / Math.log(1 + all * 2);
}

function weightIn({ items, postings }: Likeness, piece: string): number {
  return rarityAmong(items.length, postings.get(piece)?.length ?? 0);
}

/** How like its likest form each item is to a folded text, 0 to 1, by the number of the item. */
export function likest(likeness: Likeness, text: string, count: number): Float64Array {
  const dots = new Float64Array(likeness.items.length);
  let sum = 0;
  for (const piece of piecesOf(text)) {
    const weight = weightIn(likeness, piece) ** 2;
    sum += weight;
    add(dots, likeness.postings.get(piece) ?? [], weight);
  }
  return bestOfEach(likeness, { dots, length: Math.sqrt(sum) || 1, count });
}

function add(dots: Float64Array, forms: readonly number[], weight: number): void {
  if (forms.length > commonest) return;
  for (const form of forms) dots[form] = (dots[form] ?? 0) + weight;
}

type Dots = { readonly dots: Float64Array; readonly length: number; readonly count: number };

function bestOfEach({ items, lengths }: Likeness, { dots, length, count }: Dots): Float64Array {
  const scores = new Float64Array(count);
  for (const [form, item] of items.entries()) {
    const score = (dots[form] ?? 0) / (length * (lengths[form] ?? 1));
    if (score > (scores[item] ?? 0)) scores[item] = score;
  }
  return scores;
}

/** How much of a folded text stands somewhere in the text of an item, the rare before the common, 0 to 1. */
export function toldBy(likeness: Likeness, pieces: Iterable<string>, body: string): number {
  let all = 0;
  let told = 0;
  for (const piece of pieces) {
    if (isEnd(piece)) continue;
    const weight = weightIn(likeness, piece);
    all += weight;
    if (body.includes(piece)) told += weight;
  }
  return all === 0 ? 0 : told / all;
}
