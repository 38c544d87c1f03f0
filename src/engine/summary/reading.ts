import type { EnergyKind } from '../energy/registry.ts';
import { add, type Exact, exact, exactOf, toNumber } from '../exact.ts';
import type { Period } from '../period.ts';

/** A current reading of the ledger as summaries need it. */
export type SummaryReading = {
  readonly kind: EnergyKind;
  readonly quantity: { readonly value: number; readonly unit: string };
  /** As printed on the bill; both ends are included. */
  readonly period: Period;
  /** The month it was reported for, `YYYY-MM`. */
  readonly month: string;
  /** Null where no factor is known: the reading counts, its CO2 is a gap. */
  readonly kgCo2: number | null;
  readonly scope: 1 | 2 | 3 | null;
  readonly provisional: boolean;
};

/** Which months and kinds a summary must cover; what is not reported of them is a gap, never zero. */
export type Expected = { readonly kinds: readonly EnergyKind[]; readonly months: readonly string[] };

/** The exact sum of figures, rounded once; the same in any order. */
export function total(values: readonly number[]): number {
  return toNumber(values.map(exactOf).reduce<Exact>(add, exact('0')));
}

/** The sum, or null if one of the figures is unknown or there is none. */
export function totalIfKnown(values: readonly (number | null)[]): number | null {
  const known = values.flatMap((value) => (value === null ? [] : [value]));
  return known.length === 0 || known.length < values.length ? null : total(known);
}
