import type { ChartSpec } from '../../bot/chart.ts';
import { highest, type MonthTotal, monthTotals, unitFor } from './chart-data.ts';
import { type ChartLabels, labelsOf } from './labels.ts';

/** Everything the parts of one picture are made from. */
export type Drawing = {
  readonly spec: ChartSpec;
  readonly words: ChartLabels;
  readonly totals: readonly MonthTotal[];
  readonly unit: 'kg' | 't';
  /** Top of the scale, kg-CO2. */
  readonly top: number;
  /** Few months leave room for large figures on every bar. */
  readonly isRoomy: boolean;
  readonly hasGap: boolean;
  readonly hasLastYear: boolean;
  readonly isPartial: boolean;
};

const ROOMY_MONTHS = 7;
/** Leaves room for the figure above the highest bar. */
const HEADROOM = 1.14;

/** Works out once what the parts of the picture share. */
export const drawingOf = (spec: ChartSpec): Drawing => {
  const totals = monthTotals(spec);
  const most = highest(totals);
  return {
    spec,
    words: labelsOf(spec.locale),
    totals,
    unit: unitFor(most),
    top: (most || 1) * HEADROOM,
    isRoomy: spec.months.length <= ROOMY_MONTHS,
    hasGap: totals.some(({ kgCo2 }) => kgCo2 === null),
    hasLastYear: totals.some(({ lastYearKgCo2 }) => lastYearKgCo2 !== null),
    isPartial: totals.some((total) => total.isPartial),
  };
};
