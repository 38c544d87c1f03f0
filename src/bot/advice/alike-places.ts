import { fold } from '../ask/fold.ts';
import type { Facts } from '../facts.ts';
import { type Municipality, municipalitiesOf, placesOf } from './place.ts';
import names from './place-names.json' with { type: 'json' };

const most = 3;

/** A city or town by one of its names, as names are compared. */
type Name = { readonly code: string; readonly text: string };

const others: readonly Name[] = Object.entries(names.places).flatMap(([code, { kana, old }]) =>
  [kana, ...old].map((name) => ({ code, text: plain(name) })),
);

/** Without 市, 町 or 村, which many leave out or take for one another. */
function plain(name: string): string {
  const { text } = fold(name);
  const bare = text.replace(/(?:[市町村]|(?<=\p{Script=Hiragana})(?:し|ちょう|まち|むら))$/u, '');
  return bare === '' ? text : bare;
}

/**
 * The municipalities of the programme's prefectures that the owner may have meant: by reading, by a name of before a
 * merger, or with one letter that is wrong. At most three, the likeliest first; none where the place is known, or where
 * nothing was written. Nothing is taken for known by this: they are asked about.
 */
export function alikePlaces(facts: Pick<Facts, 'business' | 'programme'>): readonly Municipality[] {
  const written = facts.business?.municipality ?? null;
  if (written === null || placesOf(facts).some((code) => code.length === 5)) return [];
  // Who writes the county too means what stands last.
  const wanted = plain(written.replace(/^.*[都道府県郡]/u, ''));
  const found = municipalitiesOf(facts).map((place) => ({ place, far: distanceTo(place, wanted) }));
  const near = found.filter(({ far }) => far <= 1).toSorted((a, b) => a.far - b.far);
  return near.slice(0, most).map(({ place }) => place);
}

/** 0: one of its names; 1: one letter more, less or other; 2: nothing of the sort. */
function distanceTo({ code, name }: Municipality, wanted: string): 0 | 1 | 2 {
  const own = [plain(name), ...others.filter((one) => one.code === code).map(({ text }) => text)];
  if (own.includes(wanted)) return 0;
  return own.some((text) => isOneOff(text, wanted)) ? 1 : 2;
}

/** Two letters of which one is wrong say too little. */
function isOneOff(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length < 3 || long.length - short.length > 1) return false;
  const at = [...short].findIndex((letter, index) => letter !== long[index]);
  if (at < 0) return true;
  const rest = long.slice(at + 1);
  return rest === short.slice(at) || rest === short.slice(at + 1);
}
