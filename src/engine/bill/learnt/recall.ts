import type { BillReading, PlacedUsage } from '../reading.ts';
import type { Scan } from '../scan.ts';
import type { UsageCandidate } from '../usage/candidate.ts';
import { placeOf } from './place.ts';
import { amountVotesFor, type Learnt, leanings } from './votes.ts';

type Recalling = { readonly scan: Scan; readonly today: string; readonly learnt?: Learnt };

const mostPlaces = 12;
const offered = 3;

/**
 * The reading in the light of what owners confirmed on papers of the same layout: candidates change their order, and
 * where the memory is against the first of them it is asked about. Nothing becomes sure by it.
 */
export function recalled(
  reading: BillReading,
  candidates: readonly UsageCandidate[],
  { scan, today, learnt }: Recalling,
): BillReading {
  if (reading.items.length > 1) return reading;
  const places = candidates.map((one) => placeOf(one, scan));
  const leaning = leanings(places, amountVotesFor(reading, learnt), today.slice(0, 7));
  const ordered = candidates
    .map((one, at) => ({ ...one, at, place: places[at] ?? '', leaning: leaning[at] ?? 0 }))
    .toSorted((a, b) => b.score + b.leaning - a.score - a.leaning);
  const [best] = ordered;
  if (best === undefined) return reading;
  const usages = ordered
    .filter((one, rank) => rank < offered || isAmount(one))
    .slice(0, mostPlaces)
    .map(({ value, unit, place }): PlacedUsage => ({ value, unit, place }));
  const isAgainst = best.leaning < 0 || best.at !== 0;
  const usage = {
    ...reading.fields.usage,
    ...(isAgainst && reading.fields.usage.status === 'ok' ? doubted : {}),
    box: best.box,
    candidates: ordered
      .filter(isWorthOffering)
      .slice(0, offered)
      .map(({ value, unit }) => ({ value, unit })),
  };
  return {
    ...reading,
    ...(usage.why === doubted.why && reading.status === 'ok' ? { status: doubted.status, reason: doubted.why } : {}),
    usage: usage.candidates[0] ?? null,
    usages,
    fields: { ...reading.fields, usage },
  };
}

/** What more speaks against than for is no help to somebody who has to choose. */
function isWorthOffering(
  { score, leaning }: { readonly score: number; readonly leaning: number },
  rank: number,
): boolean {
  return rank === 0 || score + leaning > 0;
}

const amountSigns = new Set(['unit', 'label', 'column', 'total']);

/** Something says that it is an amount, and nothing that it names a customer or a contract. */
function isAmount({ reasons, proofs }: UsageCandidate): boolean {
  return !reasons.includes('number') && (proofs.length > 0 || reasons.some((reason) => amountSigns.has(reason)));
}

const doubted = { status: 'review', why: 'layout-differs' } as const;
