import type { ChartSpec } from '../../bot/chart.ts';

/** One month of the picture. */
export type MonthTotal = {
  readonly month: string;
  /** kg-CO2 of what was reported; `null` = nothing was. */
  readonly kgCo2: number | null;
  /** Some kinds are reported and some are not. */
  readonly isPartial: boolean;
  readonly lastYearKgCo2: number | null;
};

/** From this much on a picture speaks of tonnes, kg-CO2. */
const TONNES_FROM_KG = 10_000;

/** Sums the kinds of each month; what is not reported stays apart from zero. */
export const monthTotals = (spec: ChartSpec): MonthTotal[] =>
  spec.months.map((month, at) => {
    const values = spec.series.map(({ kgCo2 }) => kgCo2[at] ?? null);
    const reported = values.filter((value) => value !== null);
    return {
      month,
      kgCo2: reported.length > 0 ? reported.reduce((sum, value) => sum + value, 0) : null,
      isPartial: reported.length > 0 && reported.length < values.length,
      lastYearKgCo2: spec.lastYear[at] ?? null,
    };
  });

/** The largest bar, kg-CO2; 0 when there is none. */
export const highest = (totals: readonly MonthTotal[]): number =>
  Math.max(0, ...totals.flatMap(({ kgCo2, lastYearKgCo2 }) => [kgCo2 ?? 0, lastYearKgCo2 ?? 0]));

/** One unit for the whole picture, so that its figures can be compared. */
export const unitFor = (highestKgCo2: number): 'kg' | 't' => (highestKgCo2 >= TONNES_FROM_KG ? 't' : 'kg');

const roundedTo = (value: number, digits: number): string =>
  value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });

/** A figure as it is printed above its bar; something small never reads as nothing. */
export const formatAmount = (kgCo2: number, unit: 'kg' | 't'): string => {
  const value = unit === 't' ? kgCo2 / 1000 : kgCo2;
  if (value === 0) return '0';
  if (value > 0 && value < 0.05) return '<0.1';
  const oneDigit = unit === 't' ? 1000 : 10;
  return roundedTo(value, Math.abs(value) < oneDigit ? 1 : 0);
};
