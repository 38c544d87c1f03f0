import { energyDefinition } from '../energy/registry.ts';
import { agreement, type Forecast, forecast } from './forecast.ts';
import { traitsOf } from './kind-traits.ts';
import { pointsBefore, usualAmount } from './point.ts';
import { logDensity } from './robust.ts';
import { type Slip, slipsOf } from './slips.ts';
import type { CandidateReading, Cause, Fix, KnownReading } from './types.ts';

/** One explanation of a figure, with the logarithm of its weight among all. */
export type Explanation = { readonly cause: Cause | 'honest'; readonly fix: Fix | null; readonly weight: number };

/** What is compared: the figure's rate, what was expected, and everything else that was reported. */
export type Case = {
  readonly reading: CandidateReading;
  readonly log: number;
  readonly expected: Forecast;
  readonly history: readonly KnownReading[];
};

/** Every explanation of the figure, unsorted: honest, a slip, money, another site or kind, a new level. */
export function explanations(subject: Case): readonly Explanation[] {
  const { log, expected, reading } = subject;
  const honest = Math.log(0.98) + agreement(log, expected) + priceWeight(reading, 1);
  return [
    { cause: 'honest', fix: null, weight: honest },
    ...slipsOf(reading).map((slip) => slipWeight(subject, slip)),
    ...money(subject),
    ...elsewhere(subject),
    // A change that nothing explains: anything within a factor of a thousand, with a broad centre.
    {
      cause: 'level',
      fix: null,
      weight: Math.log(0.004) + logDensity(log, expected.centre, 1.5) + priceWeight(reading, 1),
    },
  ];
}

function slipWeight({ log, expected, reading }: Case, { cause, belief, times, fix }: Slip): Explanation {
  const fits = agreement(log + Math.log(times), expected);
  // With two months the amount covers two months too, so the price stays as it is.
  const price = cause === 'two-months' || cause === 'half-month' ? 1 : times;
  return { cause, fix, weight: Math.log(belief) + fits + priceWeight(reading, price) };
}

/** A bill whose price lies outside what anybody pays speaks against an explanation, but does not settle it. */
function priceWeight(reading: CandidateReading, times: number): number {
  const fit = priceFit(reading, times);
  return fit === null || fit.within ? 0 : -6;
}

/** The price for one usual unit if the use was `times` what was written; null where it is not known. */
export function priceFit(reading: CandidateReading, times: number): { yen: number; within: boolean } | null {
  const band = traitsOf(reading.kind).yen;
  const amount = usualAmount(reading.kind, reading.quantity);
  const yen = reading.amountYen ?? null;
  if (band === null || amount === null || amount === 0 || yen === null || yen <= 0) return null;
  const use = amount * times;
  // Basic charges make small uses dear: own judgement, up to 5,000 yen and twice the price.
  return { yen: yen / use, within: yen >= use * band[0] * 0.7 && yen <= use * band[1] * 2 + 5000 };
}

/** The amount in yen stands where the use belongs. Its fix keeps the figure as the amount; the use is asked. */
function money({ reading, log, expected }: Case): readonly Explanation[] {
  const band = traitsOf(reading.kind).yen;
  if (band === null) return [];
  const amount = usualAmount(reading.kind, reading.quantity);
  const known = reading.amountYen ?? null;
  const same = known !== null && known > 0 && amount === known;
  if (known !== null && !same) return [];
  const [low, high] = [Math.log(band[0]), Math.log(band[1])];
  const spread = Math.hypot(expected.spread, (high - low) / 4);
  const fits = logDensity(log - (low + high) / 2, expected.centre, spread);
  const fix = { amountYen: reading.quantity.value };
  return [{ cause: 'yen', fix, weight: Math.log(same ? 0.5 : 0.004) + fits }];
}

/** The figure belongs to another site, or to another kind of the same site. */
function elsewhere(subject: Case): readonly Explanation[] {
  const { reading, history, log } = subject;
  const unit = energyDefinition(reading.kind)?.unit;
  const seen = new Map<string, KnownReading>();
  for (const past of history) {
    const comparable = energyDefinition(past.kind)?.unit === unit;
    const other = (past.siteId === reading.siteId) !== (past.kind === reading.kind);
    if (comparable && other) seen.set(`${past.kind}\n${past.siteId}`, past);
  }
  const others = [...seen.values()].flatMap((past): readonly Explanation[] => {
    const series = { ...reading, kind: past.kind, siteId: past.siteId };
    const theirs = forecast(past.kind, pointsBefore(history, series), reading.month);
    if (theirs === null) return [];
    const sameKind = past.kind === reading.kind;
    const cause = sameKind ? 'other-site' : 'other-kind';
    const fix = sameKind ? { siteId: past.siteId } : { kind: past.kind };
    return [{ cause, fix, weight: agreement(log, theirs) }];
  });
  return others.map((one) => ({ ...one, weight: one.weight + Math.log(share(one, others)) }));
}

/** The belief in such a mix-up, shared among all sites or kinds it could be. */
function share({ cause }: Explanation, others: readonly Explanation[]): number {
  const alike = others.filter((other) => other.cause === cause).length;
  return (cause === 'other-site' ? 0.008 : 0.002) / alike;
}
