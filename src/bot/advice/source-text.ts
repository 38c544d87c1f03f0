import type { Source } from '../../engine/knowledge/provenance.ts';
import type { Text } from '../message.ts';

/** A year after its day, information is said to be old. */
export const oldDays = 365;
const dayMs = 86_400_000;

type Sourced = { readonly sources: readonly { readonly source: string }[]; readonly asOf: string };

/** The documents of an item with their publishers, and the day whose state they describe. */
export function sourceText({ sources: named, asOf }: Sourced, sources: readonly Source[]): Text {
  const titles = named.map(({ source }) => {
    const found = sources.find(({ id }) => id === source);
    return found?.publisher == null ? (found?.title ?? source) : `${found.publisher} ${found.title}`;
  });
  const params = { sources: { as: 'list', items: titles }, asOf: { as: 'day', day: asOf } } as const;
  return { key: 'scheme.source', params };
}

/** Whether information of a day is more than a year old. */
export function isOld(asOf: string, today: string): boolean {
  return Date.parse(today) - Date.parse(asOf) > oldDays * dayMs;
}
