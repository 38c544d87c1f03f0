import type { EnergyKind } from '../energy/registry.ts';
import { traitsOf, typicalSeason } from './kind-traits.ts';
import type { Point } from './point.ts';
import { deviation, logDensity, logSum, median } from './robust.ts';

/** What the rate of a month should be, as logarithms: after the steady level, and after the last reading alone. */
export type Forecast = {
  readonly centre: number;
  readonly latest: number;
  readonly spread: number;
  readonly basis: 'same-month-last-year' | 'recent-readings' | 'few-readings';
  readonly lastYear: number | null;
};

type Known = Point & { readonly log: number };
type Reference = { readonly value: number; readonly seasonal: boolean };

/** The forecast for a month from the points before it, or null without any that was above zero. */
export function forecast(kind: EnergyKind, points: readonly Point[], month: string): Forecast | null {
  const known = points.filter((point): point is Known => point.log !== null);
  const shot = shootAt(kind, known, month);
  if (shot === null) return null;
  const residuals = known
    .map((point, at) => ({ point, shot: shootAt(kind, known.slice(0, at), point.month) }))
    .flatMap((past) =>
      past.shot?.seasonal === shot.seasonal && past.shot.count > 2 ? [past.point.log - past.shot.centre] : [],
    );
  const prior = traitsOf(kind).spread * (shot.seasonal ? 1 : 1.6) * (shot.count > 2 ? 1 : 1.4);
  return {
    centre: shot.centre,
    latest: shot.latest,
    spread: blend(prior, residuals),
    basis: shot.seasonal ? 'same-month-last-year' : shot.count > 2 ? 'recent-readings' : 'few-readings',
    lastYear: shot.seasonal ? shot.reference : null,
  };
}

/** The own spread, held by the kind's as by four readings. */
function blend(prior: number, residuals: readonly number[]): number {
  if (residuals.length < 3) return prior;
  const own = deviation(residuals, 0);
  return Math.sqrt((residuals.length * own ** 2 + 4 * prior ** 2) / (residuals.length + 4));
}

function shootAt(kind: EnergyKind, before: readonly Known[], month: string) {
  const last = before.at(-1);
  if (last === undefined) return null;
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
  const own = lastYear(before, index);
  const reference: Reference =
    own === null ? { value: typicalSeason(kind, month), seasonal: false } : { value: own, seasonal: true };
  const recent = before.slice(-3).map((point) => point.log - levelBase(kind, before, point, reference.seasonal));
  const shifts = recent.filter(Number.isFinite);
  const shift = shifts.length === 0 ? 0 : median(shifts);
  return {
    centre: reference.value + shift,
    latest: reference.value + (shifts.at(-1) ?? 0),
    seasonal: reference.seasonal,
    reference: reference.value,
    count: before.length,
  };
}

/** What a recent reading is compared with to find the level: its own last year, or the typical season. */
function levelBase(kind: EnergyKind, before: readonly Known[], point: Known, seasonal: boolean): number {
  return seasonal ? (lastYear(before, point.index) ?? Number.NaN) : typicalSeason(kind, point.month);
}

/** The rate in the same month a year before, or between its neighbours where it is missing. */
function lastYear(points: readonly Known[], index: number): number | null {
  const near = (distance: number) => points.filter((point) => Math.abs(point.index - (index - 12)) === distance);
  const same = near(0);
  if (same.length > 0) return median(same.map((point) => point.log));
  const beside = near(1);
  return beside.length > 1 ? median(beside.map((point) => point.log)) : null;
}

/** How well a rate agrees with a forecast: most of the belief is in the level, some in the last reading. */
export function agreement(log: number, { centre, latest, spread }: Forecast): number {
  return logSum([Math.log(0.7) + logDensity(log, centre, spread), Math.log(0.3) + logDensity(log, latest, spread)]);
}
