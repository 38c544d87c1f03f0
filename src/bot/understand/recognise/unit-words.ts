import { type Kind, type Unit, units } from '../contract.ts';
import words from '../lexicon/unit-words.json' with { type: 'json' };
import { canBe } from '../resolve/compatible.ts';

const lexicon = Object.entries(words).flatMap(([name, spellings]) => {
  const unit = units.find((known) => known === name);
  return unit === undefined ? [] : [{ unit, pattern: new RegExp(spellings.join('|'), 'g') }];
});

/** The unit a reply without a figure names: the longest word, one that the kind can have before others. */
export function wordOfUnit(text: string, kind: Kind | null): Unit | null {
  const found = lexicon.flatMap(({ unit, pattern }) =>
    [...text.matchAll(pattern)].map((match) => ({ unit, length: match[0].length })),
  );
  const fitting = kind === null ? found : found.filter(({ unit }) => canBe(kind, unit));
  const best = (fitting.length > 0 ? fitting : found).toSorted((a, b) => b.length - a.length)[0];
  return best?.unit ?? null;
}
