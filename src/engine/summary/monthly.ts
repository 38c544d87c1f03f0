import { type EnergyKind, energyDefinition } from '../energy/registry.ts';
import { exactOf, multiply, toNumber } from '../exact.ts';
import { conversion, parseUnit, type Unit } from '../unit.ts';
import { type MonthRule, placeInMonths } from './by-day.ts';
import { type Expected, type SummaryReading, total, totalIfKnown } from './reading.ts';

/** One kind in one month. A null figure is unknown. */
export type KindTotal = {
  readonly kind: EnergyKind;
  /** In the kind's usual unit, or in the one all its readings share; null if they cannot be added. */
  readonly quantity: { readonly value: number; readonly unit: Unit } | null;
  readonly kgCo2: number | null;
  readonly provisional: boolean;
};

/** One month of a business. `kgCo2` and the scopes add up what is known; `gaps` names what is not. */
export type MonthTotal = {
  readonly month: string;
  readonly kinds: readonly KindTotal[];
  readonly kgCo2: number | null;
  readonly scope1: number | null;
  readonly scope2: number | null;
  readonly scope3: number | null;
  /** Kinds that were expected and are not reported. */
  readonly gaps: readonly EnergyKind[];
  /** Kinds that are reported and have no CO2, though they should have. */
  readonly withoutCo2: readonly EnergyKind[];
  readonly provisional: boolean;
};

/** Totals of each expected month, in the order given. A month without readings has null, not zero. */
export function monthlyTotals(
  readings: readonly SummaryReading[],
  expected: Expected,
  rule: MonthRule = 'month-as-reported',
): readonly MonthTotal[] {
  const byMonth = Map.groupBy(placeInMonths(readings, rule), (reading) => reading.month);
  return expected.months.map((month) => monthTotal(month, byMonth.get(month) ?? [], expected.kinds));
}

function monthTotal(month: string, readings: readonly SummaryReading[], expected: readonly EnergyKind[]): MonthTotal {
  const byKind = Map.groupBy(readings, (reading) => reading.kind);
  const kinds = [...byKind.entries()].map(([kind, members]) => kindTotal(kind, members));
  const inScope = (scope: 1 | 2 | 3): number | null => known(readings.filter((reading) => reading.scope === scope));
  return {
    month,
    kinds,
    kgCo2: known(readings),
    scope1: inScope(1),
    scope2: inScope(2),
    scope3: inScope(3),
    gaps: expected.filter((kind) => !byKind.has(kind)),
    withoutCo2: kinds.filter(({ kind, kgCo2 }) => kgCo2 === null && hasCo2(kind)).map(({ kind }) => kind),
    provisional: readings.some((reading) => reading.provisional),
  };
}

/** Water has no factor anywhere, so its missing CO2 is no gap. */
function hasCo2(kind: EnergyKind): boolean {
  return energyDefinition(kind)?.scope !== null;
}

function known(readings: readonly SummaryReading[]): number | null {
  const figures = readings.flatMap(({ kgCo2 }) => (kgCo2 === null ? [] : [kgCo2]));
  return figures.length === 0 ? null : total(figures);
}

function kindTotal(kind: EnergyKind, readings: readonly SummaryReading[]): KindTotal {
  return {
    kind,
    quantity: quantityTotal(kind, readings),
    kgCo2: totalIfKnown(readings.map((reading) => reading.kgCo2)),
    provisional: readings.some((reading) => reading.provisional),
  };
}

function quantityTotal(kind: EnergyKind, readings: readonly SummaryReading[]): KindTotal['quantity'] {
  const usual = energyDefinition(kind)?.unit ?? null;
  const shared = parseUnit(readings[0]?.quantity.unit ?? '');
  for (const unit of [usual, shared]) {
    const value = unit === null ? null : totalIfKnown(readings.map((reading) => inUnit(reading, unit)));
    if (unit !== null && value !== null) return { value, unit };
  }
  return null;
}

function inUnit({ quantity }: SummaryReading, unit: Unit): number | null {
  const own = parseUnit(quantity.unit);
  const factor = own === null ? null : conversion(own, unit);
  return factor === null ? null : toNumber(multiply(exactOf(quantity.value), factor));
}
