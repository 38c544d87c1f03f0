import { agree, namedPlaces } from '../ask/places.ts';
import places from '../ask/words/places.json' with { type: 'json' };
import type { Facts } from '../facts.ts';

/**
 * The codes of where the firm works: of its municipality where that is known by name, else of the programme's only
 * place. Empty: not known, and nothing is assumed.
 */
export function placesOf({ business, programme }: Pick<Facts, 'business' | 'programme'>): readonly string[] {
  const regions = programme?.regions ?? [];
  const named = business?.municipality == null ? [] : namedPlaces(business.municipality).codes;
  const here = named.filter((code) => regions.length === 0 || regions.some((region) => agree(code, region)));
  if (here.length > 0) return here;
  return named.length === 0 && regions.length === 1 ? regions : [];
}

/** A city or town by its code. */
export type Municipality = { readonly code: string; readonly name: string };

/** A name that ends in 市 by itself: the city is 四日市市. */
const endsInCity: ReadonlySet<string> = new Set(['四日市']);

const municipalities: readonly Municipality[] = Object.entries(places)
  .filter(([code]) => code.length === 5)
  .map(([code, [name = '']]) => ({ code, name: isWhole(name) ? name : `${name}市` }));

function isWhole(name: string): boolean {
  return /[市町村]$/.test(name) && !endsInCity.has(name);
}

/** The municipalities of the programme's prefectures that are known by name: what an owner can choose from. */
export function municipalitiesOf({ programme }: Pick<Facts, 'programme'>): readonly Municipality[] {
  const regions = programme?.regions ?? [];
  return municipalities.filter(({ code }) => regions.some((region) => code.startsWith(region)));
}
