import { addMonths } from '../period.ts';
import type { MonthTotal } from './monthly.ts';

/** The change between two known figures. `ratio` is 0.05 for 5 % more; null when it began at zero. */
export type Change = {
  readonly from: number;
  readonly to: number;
  readonly difference: number;
  readonly ratio: number | null;
};

/** The change of a month; null where one of the two months is not wholly known. */
export type MonthChange = { readonly previousMonth: Change | null; readonly lastYear: Change | null };

/** The change between two figures in kgCO2, or null if one of them is unknown. */
export function changeBetween(from: number | null, to: number | null): Change | null {
  if (from === null || to === null) return null;
  return { from, to, difference: to - from, ratio: from === 0 ? null : (to - from) / from };
}

/** Compares a month with the one before and with the same month last year, each only if both are complete. */
export function changeOfMonth(totals: readonly MonthTotal[], month: string): MonthChange {
  const figure = (name: string): number | null => completeFigure(totals.find((entry) => entry.month === name));
  const now = figure(month);
  return {
    previousMonth: changeBetween(figure(addMonths(month, -1)), now),
    lastYear: changeBetween(figure(addMonths(month, -12)), now),
  };
}

/** A month with gaps would look like a saving. */
function completeFigure(entry: MonthTotal | undefined): number | null {
  if (entry === undefined || entry.gaps.length > 0 || entry.withoutCo2.length > 0) return null;
  return entry.kgCo2;
}
