import type { Knowledge } from '../../engine/knowledge/edition.ts';
import type { ItemType } from './contract.ts';
import { featuresOf, isOutside, themesOf, weightOf } from './features.ts';
import { fold } from './fold.ts';
import { type KnownScheme, knownScheme } from './known-scheme.ts';
import { type Likeness, likenessOf } from './likeness.ts';
import { type Reading, read } from './reading.ts';
import asked from './words/asked.json' with { type: 'json' };
import faqWords from './words/faq.json' with { type: 'json' };
import measureWords from './words/measures.json' with { type: 'json' };

/** An item that questions are compared with. */
export type Entry = {
  readonly type: ItemType;
  readonly id: string;
  readonly asOf: string;
  readonly source: string | null;
  readonly valid: { readonly from: string | null; readonly to: string | null };
  /** Every concept of its forms. */
  readonly concepts: ReadonlySet<string>;
  /** Its title, forms and answer as one text to look for words in. */
  readonly body: string;
  /** The theme that most of its forms name, such as credits. */
  readonly theme: string | null;
};

/** The forms in which a feature stands, and its weight in each: two columns of the same length. */
export type Postings = { readonly forms: number[]; readonly weights: number[] };

/** Everything that is known of the forms of all items, laid out for comparison. */
export type AskIndex = {
  readonly entries: readonly Entry[];
  /** For each form: its item, and the length of its vector. */
  readonly forms: readonly { readonly entry: number; readonly length: number }[];
  readonly postings: ReadonlyMap<string, Postings>;
  readonly rarity: ReadonlyMap<string, number>;
  /** Forms as they are compared, each with its item: nothing is nearer than the same words. */
  readonly same: ReadonlyMap<string, number>;
  readonly schemes: readonly KnownScheme[];
  /** The number of each item in `entries`. */
  readonly numbers: ReadonlyMap<Entry, number>;
  readonly likeness: Likeness;
};

type Worded = {
  readonly entry: Entry;
  readonly readings: readonly Reading[];
  /** Its forms as they are compared letter by letter. */
  readonly texts: readonly string[];
};

/** More forms of items, by their ids. */
export type OwnForms = ReadonlyMap<string, readonly string[]>;

/** The forms of the word lists, without the questions of owners. */
export const listedForms: OwnForms = new Map([...Object.entries(faqWords), ...Object.entries(measureWords)]);

const questions: OwnForms = new Map(Object.entries(asked));
const allForms: OwnForms = new Map(
  [...new Set([...listedForms.keys(), ...questions.keys()])].map((id) => [
    id,
    [...(listedForms.get(id) ?? []), ...(questions.get(id) ?? [])],
  ]),
);

/** Builds the index of an edition. It takes a while: once for each edition. */
export function buildIndex(knowledge: Knowledge, own: OwnForms = allForms): AskIndex {
  const wordedAs = (type: ItemType, item: Item, title: Said, more: readonly Said[]) =>
    wordedWith(own.get(item.id) ?? [], { type, item, title, more });
  const worded = [
    ...knowledge.faq.map((item) => wordedAs('faq', item, item.question, [item.answer])),
    ...knowledge.measures.map((item) => wordedAs('measure', item, item.title, item.prerequisites)),
    ...knowledge.stories.map((item) => wordedAs('story', item, item.title, [])),
  ];
  const rarity = rarities(worded);
  const postings = new Map<string, Postings>();
  const forms = worded.flatMap(({ readings }, entry) => readings.map((reading) => ({ entry, reading })));
  const lengths = forms.map(({ reading }, form) => post({ reading, form, rarity, postings }));
  return {
    entries: worded.map(({ entry }) => entry),
    forms: forms.map(({ entry }, form) => ({ entry, length: lengths[form] ?? 1 })),
    postings,
    rarity,
    same: new Map(forms.toReversed().map(({ entry, reading }) => [reading.folded.text, entry])),
    schemes: knowledge.schemes.map(knownScheme),
    numbers: new Map(worded.map(({ entry }, number) => [entry, number])),
    likeness: likenessOf(worded.flatMap(({ texts }, item) => texts.map((text) => ({ item, text })))),
  };
}

function themeOf(readings: readonly Reading[]): string | null {
  const counts = Map.groupBy(
    readings.flatMap(({ concepts }) => themesOf(concepts)),
    (theme) => theme,
  );
  const [first] = [...counts].toSorted(([, a], [, b]) => b.length - a.length);
  return first !== undefined && first[1].length * 2 > readings.length ? first[0] : null;
}

type Said = { readonly ja: string; readonly en: string | null; readonly easy: string | null };

/** Folded piece by piece, because folding cuts what is long. */
function textOf(text: string): string {
  return text
    .split(/(?<=[。.\n])/u)
    .map((sentence) => fold(sentence).text)
    .join(' ');
}

type Item = {
  readonly id: string;
  readonly asOf: string;
  readonly forms: readonly string[];
  readonly sources: readonly { readonly source: string }[];
  readonly valid: Entry['valid'];
};

type Parts = {
  readonly type: ItemType;
  readonly item: Item;
  readonly title: Said;
  readonly more: readonly Said[];
};

function wordedWith(own: readonly string[], { type, item, title, more }: Parts): Worded {
  const texts = [title.ja, ...(title.en === null ? [] : [title.en]), ...item.forms, ...own];
  const said = [title, ...more].flatMap((one) => [one.ja, one.easy ?? '', one.en ?? '']);
  let body: string | null = null;
  const readings = texts.map(read);
  const { id, asOf, sources, valid } = item;
  const concepts = new Set(readings.flatMap((reading) => [...reading.concepts]));
  return {
    entry: {
      ...{ type, id, asOf, source: sources[0]?.source ?? null, valid, concepts, theme: themeOf(readings) },
      // Folded when it is first looked into: of most items it never is.
      get body() {
        body ??= [...texts, ...said].map((text) => textOf(text)).join(' ');
        return body;
      },
    },
    readings,
    texts: [...readings.map(({ folded }) => folded.text), ...(title.easy === null ? [] : [fold(title.easy).text])],
  };
}

/** How rare a feature is among the items, from just above 0 to 1. */
function rarities(worded: readonly Worded[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { readings } of worded) {
    for (const feature of new Set(readings.flatMap(featuresOf))) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  }
  const most = Math.log(1 + worded.length);
  return new Map([...counts].map(([feature, count]) => [feature, Math.log(1 + worded.length / count) / most]));
}

type Post = {
  readonly reading: Reading;
  readonly form: number;
  readonly rarity: ReadonlyMap<string, number>;
  readonly postings: Map<string, Postings>;
};

function post({ reading, form, rarity, postings }: Post): number {
  let sum = 0;
  for (const feature of featuresOf(reading)) {
    const weight = weightOf(feature, reading, rarity);
    // What lies outside of the field brings no question nearer to an item.
    if (isOutside(feature, reading) || weight === 0) continue;
    sum += weight * weight;
    const list = postings.get(feature) ?? { forms: [], weights: [] };
    list.forms.push(form);
    list.weights.push(weight);
    postings.set(feature, list);
  }
  return Math.sqrt(sum) || 1;
}
