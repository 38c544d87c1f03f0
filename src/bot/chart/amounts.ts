import { total } from '../../engine/summary/reading.ts';
import { type Chart, type ChartUnit, ownSeries, seriesOf } from './chart.ts';

/** One month of a picture, all its own rows together. */
export type MonthAmount = {
  readonly month: string;
  /** What is known; `null` = nothing is. */
  readonly value: number | null;
  /** Some rows are known and some are not. */
  readonly isPartial: boolean;
  readonly isProvisional: boolean;
  readonly before: number | null;
};

/** Sums the rows of each month; what is not known stays apart from zero. */
export function monthAmounts(chart: Chart): readonly MonthAmount[] {
  const own = ownSeries(chart);
  const before = seriesOf(chart, 'before');
  return chart.months.map((month, at) => {
    const values = own.map(({ values: row }) => row[at] ?? null);
    const known = values.filter((value) => value !== null);
    return {
      month,
      value: known.length > 0 ? total(known) : null,
      isPartial: known.length > 0 && known.length < values.length,
      isProvisional: own.some((row) => (row.values[at] ?? null) !== null && row.provisional?.includes(month) === true),
      before: before?.values[at] ?? null,
    };
  });
}

/** One part of a whole; `share` 0…1, null where the whole is nothing. */
export type Part = {
  readonly name: Chart['series'][number]['name'];
  readonly value: number | null;
  readonly isPartial: boolean;
  readonly share: number | null;
};

/** Each own row over all months, the largest first; a row of which nothing is known has null. */
export function partsOf(chart: Chart): readonly Part[] {
  const sums = ownSeries(chart).map(({ name, values }) => {
    const known = values.filter((value) => value !== null);
    return { name, value: known.length > 0 ? total(known) : null, isPartial: known.length < values.length };
  });
  const whole = total(sums.flatMap(({ value }) => value ?? []));
  return sums
    .map((part) => ({ ...part, share: part.value === null || !(whole > 0) ? null : part.value / whole }))
    .toSorted((a, b) => (b.value ?? -1) - (a.value ?? -1));
}

/** The largest figure that is drawn; 0 when there is none. */
export function highestOf(chart: Chart): number {
  const stacked = chart.chart === 'months';
  const own = stacked
    ? monthAmounts(chart).map(({ value }) => value)
    : ownSeries(chart).flatMap(({ values }) => values);
  const others = chart.series
    .filter(({ name }) => name === 'before' || name === 'path')
    .flatMap(({ values }) => values);
  return Math.max(0, ...[...own, ...others].flatMap((value) => value ?? []));
}

/** How figures of a picture are written: divided by `by`, with the word of that size before or in place of the unit. */
export type Scale = {
  readonly by: number;
  readonly word: 'one' | 'tonne' | 'ten-thousand' | 'hundred-million';
  /** Small figures need a digit more: CO2 for each square metre. */
  readonly fine?: true;
};

const steps = { 'ten-thousand': 1e4, 'hundred-million': 1e8 } as const;

/** One scale for a whole picture, so that its figures can be compared: t for CO2, and 万 and 億 beyond (E-22). */
export function scaleFor(highest: number, unit: ChartUnit): Scale {
  if (unit === 'kg-CO2/m2' || unit === 'kg-CO2/employee') return { by: 1, word: 'one', fine: true };
  if (unit === 'kg-CO2') return highest >= 1e9 ? { by: 1e7, word: 'ten-thousand' } : tonnes(highest);
  for (const word of ['hundred-million', 'ten-thousand'] as const) {
    // One digit before the comma is not worth another size.
    if (highest >= steps[word] * 10) return { by: steps[word], word };
  }
  return { by: 1, word: 'one' };
}

function tonnes(highest: number): Scale {
  return highest >= 1e4 ? { by: 1000, word: 'tonne' } : { by: 1, word: 'one' };
}

/** A figure as it is printed; something small never reads as nothing. */
export function formatAmount(value: number, { by, fine }: Scale): string {
  const scaled = value / by;
  const [least, digits] = fine === true && Math.abs(scaled) < 10 ? [0.01, 2] : [0.1, digitsOf(scaled, by)];
  if (value === 0) return '0';
  if (scaled > 0 && scaled < least / 2) return `<${least}`;
  return scaled.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

function digitsOf(scaled: number, by: number): number {
  return Math.abs(scaled) < (by === 1 ? 10 : 1000) ? 1 : 0;
}

/** A share of a whole: `12.3%`; 0 < x < 0.05 % never reads as nothing. */
export function formatShare(share: number): string {
  const percent = share * 100;
  if (percent > 0 && percent < 0.05) return '<0.1%';
  return `${percent.toFixed(1)}%`;
}
