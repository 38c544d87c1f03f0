import { monthsFrom } from '../../period.ts';
import type { BillKind } from '../kind.ts';
import type { BillReading } from '../reading.ts';
import { apart, isMonthPlace } from './place.ts';

/** How often in one month a figure, or the month, that stood at a place of the layout was confirmed, and how often another was. */
export type PlaceVotes = {
  readonly place: string;
  /** `YYYY-MM` in which it was confirmed. */
  readonly month: string;
  readonly right: number;
  readonly wrong: number;
};

/** What is known of the layout of a supplier's papers of a kind. */
export type Learnt = (supplier: string, kind: BillKind) => readonly PlaceVotes[];

type Named = Pick<BillReading, 'supplier' | 'kind'>;

/** What was learnt of where the amount used stands on papers like this one. */
export function amountVotesFor(reading: Named, learnt: Learnt | undefined): readonly PlaceVotes[] {
  return votesFor(reading, learnt).filter(({ place }) => !isMonthPlace(place));
}

/** What was learnt of where the month stands. */
export function monthVotesFor(reading: Named, learnt: Learnt | undefined): readonly PlaceVotes[] {
  return votesFor(reading, learnt).filter(({ place }) => isMonthPlace(place));
}

function votesFor({ supplier, kind }: Named, learnt: Learnt | undefined): readonly PlaceVotes[] {
  return supplier === null || kind === null ? [] : (learnt?.(supplier, kind) ?? []);
}

/** After so many months a vote is forgotten: layouts change. */
export const remembered = 13;
// A firm votes once a month for a layout, so that two votes are two firms or two months.
const leastVotes = 2;
const mostAMonth = 3;
const halvedAfter = 3;
const strength = { least: 2, most: 6 } as const;

/**
 * What the memory of a layout says for or against each of these places, in the measure of candidates' scores. A vote
 * speaks for the one place that is nearest to it, and so for every reading of the number that stands there.
 */
export function leanings(places: readonly string[], votes: readonly PlaceVotes[], month: string): readonly number[] {
  const young = votes.filter((vote) => ageOf(vote, month) < remembered);
  const near = Map.groupBy(young, ({ place }) => nearest(places, place));
  return places.map((place) => leaningOf(near.get(place) ?? [], month));
}

function ageOf(vote: PlaceVotes, month: string): number {
  return Math.max(0, monthsFrom(vote.month, month).length - 1);
}

function nearest(places: readonly string[], place: string): string | null {
  const far = places.map((one) => apart(one, place));
  const least = Math.min(...far);
  return least > 1 ? null : (places[far.indexOf(least)] ?? null);
}

function leaningOf(votes: readonly PlaceVotes[], month: string): number {
  const net = [...Map.groupBy(votes, (vote) => ageOf(vote, month))].reduce((sum, [age, own]) => {
    const balance = sumOf(own, 'right') - sumOf(own, 'wrong');
    return sum + Math.min(mostAMonth, Math.max(-mostAMonth, balance)) * 0.5 ** Math.trunc(age / halvedAfter);
  }, 0);
  const side = net > 0 ? 'right' : 'wrong';
  if (net === 0 || sumOf(votes, side) < leastVotes) return 0;
  return Math.sign(net) * Math.min(strength.most, strength.least + Math.abs(net));
}

function sumOf(votes: readonly PlaceVotes[], side: 'right' | 'wrong'): number {
  return votes.reduce((sum, vote) => sum + vote[side], 0);
}
