import { energyDefinition } from '../energy/registry.ts';
import { type Explanation, explanations, priceFit } from './explain.ts';
import { type Forecast, forecast } from './forecast.ts';
import { assessWithoutHistory, nothingKnown } from './no-history.ts';
import { type Point, pointOf, pointsBefore } from './point.ts';
import { logSum, median } from './robust.ts';
import type {
  Assessment,
  Because,
  CandidateReading,
  ExpectedUse,
  KnownReading,
  LikelyCause,
  SiteScale,
} from './types.ts';

// A question beside a card that is shown anyway costs little, a wrong figure in the ledger much. At this share of
// belief in a slip about two honest figures of a hundred are asked about (bench/plausibility.ts).
const askAbove = 0.03;
// Below this share of the usual rate a site is as good as closed (own judgement).
const closed = Math.log(0.03);

/**
 * Is this reading believable beside its own past, the other sites and the price? It never refuses: an unusual reading
 * comes with its likely causes, best first, each with the change that one tap makes. Robust (medians), on a
 * logarithmic scale, for each day of the period; the same for any order of history and any unit of the same measure.
 */
export function assess(reading: CandidateReading, history: readonly KnownReading[], scale: SiteScale = {}): Assessment {
  const point = pointOf(reading);
  if (point === null) return nothingKnown;
  const points = pointsBefore(history, reading);
  const expected = forecast(reading.kind, points, reading.month);
  if (point.log === null) return zero(reading, point, { points, expected });
  const log = point.log;
  if (expected === null) return assessWithoutHistory(reading, log, scale);
  const tiny = log - Math.min(expected.centre, expected.latest) < closed;
  if (tiny && alreadyClosed(points)) return plausible(reading, point.days, expected);
  const all = explanations({ reading, log, expected, history });
  const whole = logSum(all.map(({ weight }) => weight));
  const doubt = 1 - Math.exp((all[0]?.weight ?? whole) - whole);
  const priced = priceFit(reading, 1);
  const unusual = doubt > askAbove;
  return {
    verdict: unusual ? 'unusual' : 'plausible',
    gentle: false,
    causes: unusual ? ranked(all, whole) : [],
    expected: expectedUse(reading, point.days, expected),
    because: [
      ...basis(expected, point.days),
      { code: 'times-expected', figure: Math.exp(log - expected.centre) },
      ...(priced === null ? [] : [{ code: 'yen-per-unit', figure: priced.yen } as const]),
    ],
  };
}

function ranked(all: readonly Explanation[], whole: number): readonly LikelyCause[] {
  const best = new Map<string, LikelyCause>();
  for (const { cause, fix, weight } of all.toSorted((a, b) => b.weight - a.weight)) {
    const score = Math.exp(weight - whole);
    if (cause !== 'honest' && score > 0.005 && !best.has(cause)) best.set(cause, { cause, fix, score });
  }
  return [...best.values()];
}

type Past = { readonly points: readonly Point[]; readonly expected: Forecast | null };

/** Zero is asked once, gently, where there was use before; a month that was zero before may be zero again. */
function zero(reading: CandidateReading, point: Point, { points, expected }: Past): Assessment {
  if (expected === null) return { ...nothingKnown, because: [] };
  const before = points.some((past) => past.log === null && (point.index - past.index) % 12 === 0);
  if (before || alreadyClosed(points)) return plausible(reading, point.days, expected);
  return {
    ...plausible(reading, point.days, expected),
    verdict: 'unusual',
    gentle: true,
    causes: [{ cause: 'zero', fix: null, score: 1 }],
  };
}

/** Whether the last reading was zero or next to nothing, which the owner has then confirmed. */
function alreadyClosed(points: readonly Point[]): boolean {
  const last = points.at(-1);
  const usual = median(points.flatMap(({ log }) => log ?? []));
  return last !== undefined && (last.log === null || last.log - usual < closed);
}

function plausible(reading: CandidateReading, days: number, expected: Forecast): Assessment {
  return {
    verdict: 'plausible',
    gentle: false,
    causes: [],
    expected: expectedUse(reading, days, expected),
    because: basis(expected, days),
  };
}

function expectedUse(reading: CandidateReading, days: number, { centre, spread }: Forecast): ExpectedUse {
  const at = (log: number): number => Math.exp(log) * days;
  const unit = energyDefinition(reading.kind)?.unit ?? reading.quantity.unit;
  return { low: at(centre - 2.6 * spread), median: at(centre), high: at(centre + 2.6 * spread), unit };
}

function basis({ basis: code, centre, lastYear }: Forecast, days: number): readonly Because[] {
  return [{ code, figure: Math.exp(lastYear !== null ? lastYear : centre) * days }];
}
