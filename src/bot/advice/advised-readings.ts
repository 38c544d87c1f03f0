import { isEnergyKind } from '../../engine/energy/registry.ts';
import type { AdvisedReading } from '../../engine/measure/firm.ts';
import { addMonths, spanOf } from '../../engine/period.ts';

/** What advice needs of a row of the ledger. `energyGj` null: not known. */
export type AdvisedRow = {
  readonly kind: string;
  readonly sort: string | null;
  readonly quantity: { readonly value: number; readonly unit: string };
  readonly period: { readonly from: string; readonly to: string };
  readonly month: string;
  readonly kgCo2: number | null;
  readonly energyGj: number | null;
  readonly provisional: boolean;
  /** What the bill asked for; null or left out: not known. */
  readonly amountYen?: number | null;
};

/** From so many days on a bill is one of two months or more. */
const longBill = 46;
const daysOfMonth = 365.25 / 12;

/**
 * A row of the ledger as advice takes it. The CO2 is the ledger's own: it knows the supplier. A bill of several months
 * is given to them in equal parts, or a year of six such bills would be taken for half a year.
 */
export function advisedReadings(row: AdvisedRow): readonly AdvisedReading[] {
  const { kind, sort, quantity, period, month, kgCo2, energyGj, provisional } = row;
  if (!isEnergyKind(kind)) return [];
  const count = monthsOf(row);
  const part = (value: number | null): number | null => (value === null ? null : value / count);
  const co2 = part(kgCo2);
  const computed = co2 === null ? null : { kgCo2: co2, energyGj: part(energyGj), provisional };
  return Array.from({ length: count }, (_, at) => ({
    ...{ kind, sort, period, computed, amountYen: part(row.amountYen ?? null) },
    quantity: { value: quantity.value / count, unit: quantity.unit },
    month: addMonths(month, at - count + 1),
  }));
}

function monthsOf({ period }: AdvisedRow): number {
  const span = spanOf(period);
  const days = span.ok ? span.value.days : 0;
  return days < longBill ? 1 : Math.round(days / daysOfMonth);
}
