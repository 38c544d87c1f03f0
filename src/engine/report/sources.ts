import type { Line } from './line.ts';

/** A document that factors of this report were read from, and which of its factors. */
export type SourceUse = {
  readonly title: string;
  readonly publisher: string;
  readonly url: string;
  readonly factorIds: readonly string[];
  /** Some of them are those of another year, until the year's own are published. */
  readonly provisional: boolean;
};

/** The documents behind the lines, each once; none that was not used. */
export function sourcesOf(lines: readonly Line[]): readonly SourceUse[] {
  const used = lines.flatMap(({ factor, provisional }) => (factor === null ? [] : [{ ...factor, provisional }]));
  return [...Map.groupBy(used, ({ source, publisher }) => `${publisher} ${source}`).values()].flatMap((members) => {
    const [first] = members;
    if (first === undefined) return [];
    const { source: title, publisher, url } = first;
    const factorIds = [...new Set(members.map(({ id }) => id))].toSorted();
    return [{ title, publisher, url, factorIds, provisional: members.some(({ provisional }) => provisional) }];
  });
}
