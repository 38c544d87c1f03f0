import { total } from '../summary/reading.ts';
import { type AdviceReading, monthOfReading } from './firm.ts';
import type { LedgerUnit } from './ledger-unit.ts';

/** What the firm itself paid for one unit, basic charges and taxes included, and in which months. */
export type UnitPrice = {
  readonly yenPerUnit: number;
  readonly from: string;
  readonly to: string;
  readonly months: number;
};

/** The firm's own price of a kind from the bills since a month whose amounts are known; null without three of them. */
export function priceOf(unit: LedgerUnit, readings: readonly AdviceReading[], since: string): UnitPrice | null {
  const bills = readings
    .map((reading) => ({
      month: monthOfReading(reading),
      quantity: unit.of(reading.quantity) ?? 0,
      yen: reading.amountYen ?? 0,
    }))
    .filter((bill) => bill.month >= since && bill.quantity > 0 && bill.yen > 0)
    .toSorted((a, b) => a.month.localeCompare(b.month));
  const months = new Set(bills.map(({ month }) => month)).size;
  const [first, last] = [bills[0], bills.at(-1)];
  if (first === undefined || last === undefined || months < 3) return null;
  const yenPerUnit = total(bills.map(({ yen }) => yen)) / total(bills.map(({ quantity }) => quantity));
  return { yenPerUnit, from: first.month, to: last.month, months };
}
