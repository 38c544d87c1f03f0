import { exactOf, multiply, ratio, toNumber } from '../exact.ts';
import { spanOf, splitByMonth } from '../period.ts';
import type { SummaryReading } from './reading.ts';

/**
 * How a bill's use is given to months: to the month it was reported for, as the ledger keeps it, or by its days.
 * A view that uses the second must say so.
 */
export type MonthRule = 'month-as-reported' | 'days-apportioned';

/** Readings placed in months by a rule. */
export function placeInMonths(readings: readonly SummaryReading[], rule: MonthRule): readonly SummaryReading[] {
  return rule === 'month-as-reported' ? readings : readings.flatMap(apportion);
}

/** One reading cut at the ends of months, quantity and CO2 in proportion to the days. */
function apportion(reading: SummaryReading): readonly SummaryReading[] {
  const span = spanOf(reading.period);
  if (!span.ok) return [reading];
  return splitByMonth(span.value).map(({ month, from, to, days }) => {
    const share = ratio(BigInt(days), BigInt(span.value.days));
    const part = (value: number): number => toNumber(multiply(exactOf(value), share));
    return {
      ...reading,
      month,
      period: { from, to },
      quantity: { value: part(reading.quantity.value), unit: reading.quantity.unit },
      kgCo2: reading.kgCo2 === null ? null : part(reading.kgCo2),
    };
  });
}
