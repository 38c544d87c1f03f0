import type { Knowledge } from '../edition.ts';
import { type Item, itemsOf, mainText } from '../items.ts';
import type { KnowledgeFinding } from './finding.ts';

const alike = 0.9;

/** Ids, owners' questions and texts that stand in two places. */
export function doubles(knowledge: Knowledge): readonly KnowledgeFinding[] {
  const items = itemsOf(knowledge);
  return [
    ...twice(
      items.map(({ item }) => [item.id, item.id] as const),
      'duplicate-id',
    ),
    ...twice(
      knowledge.sources.map(({ id }) => [id, id] as const),
      'duplicate-source',
    ),
    ...twice(
      items.flatMap(({ item }) => [...new Set(item.forms.map(plain))].map((form) => [form, item.id] as const)),
      'duplicate-form',
    ),
    ...likeTexts(items),
  ];
}

function twice(pairs: readonly (readonly [key: string, item: string])[], code: string): readonly KnowledgeFinding[] {
  const seen = new Map<string, string>();
  return pairs.flatMap(([key, item]) => {
    const first = seen.get(key);
    seen.set(key, first ?? item);
    return first === undefined ? [] : [{ code, item, severity: 'error' as const, detail: `${key} (${first})` }];
  });
}

function likeTexts(items: readonly Item[]): readonly KnowledgeFinding[] {
  const texts = items.map((one) => ({ kind: one.kind, id: one.item.id, grams: gramsOf(mainText(one).ja) }));
  return texts.flatMap((one, at) =>
    texts
      .slice(0, at)
      .filter((other) => other.kind === one.kind && likeness(other.grams, one.grams) >= alike)
      .map((other) => ({ code: 'near-identical', item: one.id, severity: 'error' as const, detail: other.id })),
  );
}

function plain(words: string): string {
  return words
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s?!。、]/g, '');
}

function gramsOf(words: string): ReadonlySet<string> {
  const letters = [...plain(words)];
  return new Set(letters.map((_, at) => letters.slice(at, at + 3).join('')));
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (Math.min(a.size, b.size) < alike * Math.max(a.size, b.size)) return 0;
  const both = [...a].filter((gram) => b.has(gram)).length;
  return both / (a.size + b.size - both);
}
