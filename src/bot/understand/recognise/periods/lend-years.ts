import { monthOf, monthParts } from './calendar.ts';
import type { Clock } from './clock.ts';
import type { Found } from './said.ts';
import { latestMonth, type Said, settle } from './said.ts';
import type { Tail } from './tail.ts';

/** A found period with its place and what stands behind it. */
export type Place = Found & Tail & { readonly start: number };

type Month = Said & { readonly month: number };

/**
 * Gives months without a year the year of their neighbours: 2025年4月と5月 are both in 2025, and 10、11、12月 said in
 * October are those of last year, as the list goes up.
 */
export function lendYears(places: readonly Place[], text: string, clock: Clock): readonly Place[] {
  return backward(forward(places, clock), text, clock);
}

// A year holds for the months that follow, as long as they have come by now.
function forward(places: readonly Place[], clock: Clock): readonly Place[] {
  let lender: number | null = null;
  return places.map((place) => {
    const month = monthSaid(place);
    const count = month === null || place.compared ? null : countOf(month, lender);
    if (month === null || count === null || (month.year === null && count > clock.month)) return place;
    lender = count;
    return dated(place, month, count);
  });
}

function countOf({ year, month }: Month, lender: number | null): number | null {
  if (year !== null) return monthOf(year, month);
  return lender === null ? null : firstAfter(month, lender);
}

function backward(places: readonly Place[], text: string, clock: Clock): readonly Place[] {
  const turned: Place[] = [];
  for (const place of [...places].reverse()) turned.push(beforeNext(place, turned.at(-1), { text, clock }));
  return turned.reverse();
}

type Frame = { readonly text: string; readonly clock: Clock };

function beforeNext(place: Place, next: Place | undefined, { text, clock }: Frame): Place {
  const month = monthSaid(place);
  const following = next === undefined ? null : monthSaid(next);
  if (month === null || month.year !== null || next === undefined || following === null) return place;
  if (month.month + 1 !== following.month || !/^[\s・、,&/+と]*$/.test(text.slice(place.end, next.start))) return place;
  const limit = settle(following, clock).from;
  return latestMonth(month.month, clock.month) < limit ? place : dated(place, month, latestMonth(month.month, limit));
}

function monthSaid({ what }: Place): Month | null {
  return what.as === 'said' && what.month !== null && what.day === null ? { ...what, month: what.month } : null;
}

function dated(place: Place, month: Month, count: number): Place {
  return { ...place, what: { ...month, year: monthParts(count).year } };
}

function firstAfter(month: number, count: number): number {
  const same = monthOf(monthParts(count).year, month);
  return same < count ? same + 12 : same;
}
