import { type Period, spanOf } from '../period.ts';
import { total } from '../summary/reading.ts';

/** Whether figures of one document agree. `expected` is what the others make of it; unknown stays unknown. */
export type Agreement =
  | { readonly known: false }
  | { readonly known: true; readonly agrees: boolean; readonly expected: number; readonly difference: number };

type Figure = number | null | undefined;
const unknown: Agreement = { known: false };
const isFigure = (value: Figure): value is number => value != null && Number.isFinite(value);

/** This meter reading less the last one, times the multiplier, is the use. A meter may have passed its last digit. */
export function meterAgrees(meter: {
  readonly previous: Figure;
  readonly current: Figure;
  readonly multiplier?: Figure;
  readonly usage: Figure;
  readonly digits?: number;
}): Agreement {
  const { previous, current, usage, digits } = meter;
  const multiplier = meter.multiplier ?? 1;
  if (!isFigure(previous) || !isFigure(current) || !isFigure(usage)) return unknown;
  const turn = current < previous && digits !== undefined ? 10 ** digits : 0;
  const expected = total([current, -previous, turn]) * multiplier;
  // Bills cut the use to whole units, and the meter may show more decimals than are printed.
  return compare(expected, usage, Math.max(1, Math.abs(multiplier) * 0.1));
}

/** Use times the price of one unit, and the basic charge, is about the amount (levies and rounding: 10 %). */
export function amountAgrees(bill: {
  readonly quantity: Figure;
  readonly unitPrice: Figure;
  readonly basic?: Figure;
  readonly amount: Figure;
}): Agreement {
  const { quantity, unitPrice, amount } = bill;
  if (!isFigure(quantity) || !isFigure(unitPrice) || !isFigure(amount)) return unknown;
  const expected = total([quantity * unitPrice, bill.basic ?? 0].filter(Number.isFinite));
  return compare(expected, amount, Math.max(1, Math.abs(expected) * 0.1));
}

/** The lines of a bill add up to its total, but for a yen of rounding for each line. One unknown line: unknown. */
export function linesAgree(lines: readonly Figure[], sum: Figure): Agreement {
  const known = lines.filter(isFigure);
  if (!isFigure(sum) || lines.length === 0 || known.length < lines.length) return unknown;
  return compare(total(known), sum, lines.length);
}

/** The days a bill prints are those of its period; bills that count one end only are a day short. */
export function daysAgree(period: Period, days: Figure): Agreement {
  const span = spanOf(period);
  return span.ok && isFigure(days) ? compare(span.value.days, days, 1) : unknown;
}

function compare(expected: number, got: number, tolerance: number): Agreement {
  const difference = got - expected;
  return { known: true, agrees: Math.abs(difference) <= tolerance, expected, difference };
}
