import type { Scheme } from '../../engine/knowledge/scheme.ts';
import { fold, isLatin } from './fold.ts';
import { read } from './reading.ts';
import names from './words/schemes.json' with { type: 'json' };

/** A scheme with what questions are compared with, read once for all of them. */
export type KnownScheme = {
  readonly scheme: Scheme;
  /** Names, each in parts that all have to be said. */
  readonly names: readonly (readonly string[])[];
  /** Concepts of its name and of what it pays for. */
  readonly covered: ReadonlySet<string>;
};

const parts = new Map(
  Object.entries(names).map(([id, list]) => [id, list.map((name) => name.split(' ').map((part) => fold(part).text))]),
);

/** Reads the words of a scheme. */
export function knownScheme(scheme: Scheme): KnownScheme {
  const { name, covers } = scheme;
  const covered = read([name.ja, ...covers.map(({ ja }) => ja)].join('、')).concepts;
  return { scheme, names: namesOf(scheme), covered };
}

/** Its words in the data file, its full name, and the name without what stands in brackets. */
function namesOf({ id, name, forms }: Scheme): KnownScheme['names'] {
  const full = [name.ja, name.ja.replace(/[（(].*?[）)]/gu, ''), ...(name.en === null ? [] : [name.en]), ...forms];
  return [...(parts.get(id) ?? []), ...full.map((one) => [fold(one).text]).filter(([one]) => (one ?? '').length > 3)];
}

/** How many characters of a scheme's longest name a text says; 0: it does not name it. */
export function saidLength(text: string, { names }: KnownScheme): number {
  const said = names.filter((name) => name.every((part) => contains(text, part)));
  return Math.max(0, ...said.map((name) => name.join('').length));
}

function contains(text: string, part: string): boolean {
  const at = text.indexOf(part);
  if (at < 0) return false;
  if (isLatin(part[0]) && isLatin(text[at - 1])) return false;
  return !(isLatin(part.at(-1)) && isLatin(text[at + part.length]));
}
