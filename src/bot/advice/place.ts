import { agree, namedPlaces } from '../ask/places.ts';
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
