import { fold } from './fold.ts';
import places from './words/places.json' with { type: 'json' };

/** What a question says of where: codes of the places it names, and whether it names one that nobody here knows. */
export type NamedPlaces = { readonly codes: readonly string[]; readonly unknown: boolean };

const known = Object.entries(places).flatMap(([code, names]) => names.map((name) => ({ code, text: fold(name).text })));
const someCity = /[\p{Script=Han}]{2,3}(?<!都)市(?![場販民役内況街])/u;

/** The places that a question names: the municipality rather than its prefecture, when both are there. */
export function namedPlaces(raw: string): NamedPlaces {
  const { text } = fold(raw);
  const found = known.filter((one) => text.includes(one.text)).map(({ code }) => code);
  const codes = [...new Set(found)].filter(
    (code) => !found.some((other) => other !== code && other.length > code.length && other.startsWith(code)),
  );
  return { codes, unknown: codes.length === 0 && someCity.test(text) };
}

/** Whether a word is the name of a place, known here or not, and nothing else. */
export function isPlace(word: string): boolean {
  const rest = known.reduce((left, { text }) => left.replace(text, ''), word);
  return /^(?:[市県町村]|.{1,3}[市県府])?$/u.test(rest);
}

/** Whether what holds in `regions` holds at a place: all of Japan, its prefecture, or itself. */
export function holdsAt(regions: readonly string[], place: string | null): boolean {
  return regions.some((region) => region === '00' || place?.startsWith(region) === true);
}

/** Whether two places can be the same: one lies in the other. */
export function agree(a: string, b: string): boolean {
  return a.startsWith(b) || b.startsWith(a);
}
