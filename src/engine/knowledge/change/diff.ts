import type { Knowledge } from '../edition.ts';
import { itemsOf } from '../items.ts';
import { same } from './same.ts';

/** Something of an edition: an item, or a source. */
export type Part = { readonly kind: 'faq' | 'measure' | 'scheme' | 'story' | 'source'; readonly id: string };

/** What one edition has that another has not. */
export type KnowledgeDiff = {
  readonly added: readonly Part[];
  readonly changed: readonly (Part & { readonly fields: readonly string[] })[];
  readonly gone: readonly Part[];
  /** Of the new edition: not shown any more on the day, as its time is over. */
  readonly expired: readonly Part[];
};

/** What changes when `after` takes the place of `before`, on a day. */
export function diffKnowledge(before: Knowledge, after: Knowledge, today: string): KnowledgeDiff {
  const [old, fresh] = [partsOf(before), partsOf(after)];
  const both = [...fresh].flatMap(([key, one]) => {
    const was = old.get(key);
    return was === undefined ? [] : [{ ...one.part, fields: fieldsChanged(was.value, one.value) }];
  });
  return {
    added: missingIn(old, fresh),
    changed: both.filter(({ fields }) => fields.length > 0),
    gone: missingIn(fresh, old),
    expired: itemsOf(after)
      .filter(({ item }) => item.valid.to !== null && item.valid.to < today)
      .map(({ kind, item }) => ({ kind, id: item.id })),
  };
}

type Found = ReadonlyMap<string, { readonly part: Part; readonly value: object }>;

function partsOf(knowledge: Knowledge): Found {
  const all = [
    ...knowledge.sources.map((item) => ({ part: { kind: 'source' as const, id: item.id }, value: item })),
    ...itemsOf(knowledge).map(({ kind, item }) => ({ part: { kind, id: item.id }, value: item })),
  ];
  return new Map(all.map((one) => [`${one.part.kind} ${one.part.id}`, one]));
}

function missingIn(known: Found, parts: Found): readonly Part[] {
  return [...parts].filter(([key]) => !known.has(key)).map(([, { part }]) => part);
}

function fieldsChanged(before: object, after: object): readonly string[] {
  const was = new Map<string, unknown>(Object.entries(before));
  const all = new Map<string, unknown>(Object.entries(after));
  return [...all].filter(([name, value]) => !same(was.get(name), value)).map(([name]) => name);
}
