import type { MonthCandidate } from '../month/month.ts';
import type { BillReading, PlacedMonth } from '../reading.ts';
import type { Scan } from '../scan.ts';
import { monthPlaceOf } from './place.ts';
import { type Learnt, leanings, monthVotesFor } from './votes.ts';

type Recalling = { readonly scan: Scan; readonly today: string; readonly learnt?: Learnt };

const mostPlaces = 6;
const offered = 3;
const doubted = { status: 'review', why: 'layout-differs' } as const;

/**
 * The reading with its months in the light of what owners confirmed: by the place that named the month on papers of the
 * same layout they change their order, and where the memory is against the first it is asked about.
 */
export function monthRecalled(
  reading: BillReading,
  candidates: readonly MonthCandidate[],
  { scan, today, learnt }: Recalling,
): BillReading {
  const places = candidates.map((one) => monthPlaceOf(one, scan));
  const leaning = leanings(places, monthVotesFor(reading, learnt), today.slice(0, 7));
  const ordered = candidates
    .map((one, at) => ({ ...one, at, place: places[at] ?? '', leaning: leaning[at] ?? 0 }))
    .toSorted((a, b) => b.score + b.leaning - a.score - a.leaning);
  const [best] = ordered;
  if (best === undefined) return reading;
  const { month: field } = reading.fields;
  const isAgainst = (best.leaning < 0 || best.at !== 0) && field.status === 'ok';
  const month = {
    ...field,
    ...(isAgainst ? doubted : {}),
    box: best.box,
    candidates: ordered.slice(0, offered).map((one) => one.month),
  };
  return {
    ...reading,
    ...(isAgainst && reading.status === 'ok' ? { status: doubted.status, reason: doubted.why } : {}),
    month: best.month,
    // The days were those of the other month.
    period: best.at === 0 ? reading.period : null,
    months: ordered.slice(0, mostPlaces).map(({ month: name, place }): PlacedMonth => ({ month: name, place })),
    fields: { ...reading.fields, month },
  };
}
