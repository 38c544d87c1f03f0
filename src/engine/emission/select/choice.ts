import { type Exact, exact, multiply } from '../../exact.ts';
import { fail, type Result } from '../../result.ts';
import { conversion, type Unit, unitsLike } from '../../unit.ts';
import type { Assumption } from '../assumption.ts';
import type { EmissionProblem, FactorMissing, MissingReason } from '../problem.ts';
import type { FactorSource, SupplierRow } from '../schema.ts';

/** What decides which factor is used; everything of an input but its quantity and period. */
export type Selection = {
  readonly kind: string;
  readonly sort: string | null;
  readonly unit: Unit;
  readonly supplier: string | null;
  readonly menu: string | null;
  readonly area: string | null;
  readonly region: string | null;
  readonly waste: { readonly type: string; readonly treatment: string | null } | null;
  readonly basis: 'adjusted' | 'basic';
};

/** The factor for one fiscal year of a selection. */
export type Choice = {
  readonly factorId: string;
  readonly kgCo2PerUnit: Exact;
  /** The factor's own unit. */
  readonly unit: Unit;
  /** How many of the factor's units one unit of the input is. */
  readonly unitsPerInput: Exact;
  /** GJ for one unit of the input; null where no source gives it. */
  readonly gjPerInput: Exact | null;
  readonly scope: 1 | 2 | 3;
  readonly source: FactorSource;
  readonly provisional: boolean;
  readonly assumptions: readonly Assumption[];
};

/** A choice, or why there is none. */
export type Chosen = Result<Choice, EmissionProblem>;

/** GJ per unit from the published GJ per thousand units. */
export function gjPerUnit(gjPerThousand: string | null): Exact | null {
  return gjPerThousand === null ? null : multiply(exact(gjPerThousand), exact('0.001'));
}

/** Converts the input's unit to the factor's. Problem: `unit-mismatch`. */
export function toFactorUnit(from: Unit, to: Unit): Result<Exact, EmissionProblem> {
  const value = conversion(from, to);
  return value === null ? unitMismatch(from, [to]) : { ok: true, value };
}

/** A problem that names every unit which would do, the usual one first. */
export function unitMismatch(
  got: string,
  accepted: readonly Unit[],
): { readonly ok: false; readonly problem: EmissionProblem } {
  const expected = [...new Set([...accepted, ...unitsLike(accepted)])];
  return fail({ code: 'unit-mismatch', got, expected, next: 'choose-unit' });
}

const nextFor: Readonly<Record<MissingReason, FactorMissing['next']>> = {
  'edition-not-published': 'import-edition',
  'year-not-in-data': 'enter-custom-factor',
  'supplier-not-in-data': 'enter-custom-factor',
  'value-not-published': 'enter-custom-factor',
  'no-factor-for-kind': 'record-without-co2',
  'gas-is-lpg': 'enter-custom-factor',
};

/** The problem that no factor is known for a year. */
export function missing(
  selection: Selection,
  fiscalYear: number,
  reason: MissingReason,
): { readonly ok: false; readonly problem: FactorMissing } {
  const { kind, supplier } = selection;
  return fail({ code: 'factor-missing', kind, fiscalYear, reason, supplier, next: nextFor[reason] });
}

/** A row's published value under the programme's choice of basic or adjusted factors. */
export function publishedValue(row: SupplierRow, basis: Selection['basis']): string | null {
  return basis === 'basic' ? row.basic : row.adjusted;
}

// From the performance of FY2023 on, "basic" includes certificates; before, it was the supplier's plain average.
const basicRedefined = 2023;

/** What a row's flags and the chosen basis must tell the owner. */
export function rowAssumptions(row: SupplierRow, basis: Selection['basis']): readonly Assumption[] {
  const found: Assumption[] = [];
  if (row.flag === 'substituted') found.push('factor-substituted');
  if (row.flag === 'provisional') found.push('factor-provisional');
  if (row.type === 'grid_operator') found.push('last-resort-supply');
  if (row.type === 'national_average') found.push('national-average');
  if (row.type === 'substitute') found.push('electricity-substitute');
  if (basis === 'basic') found.push('basic-factor');
  if (basis === 'basic' && row.performanceYear < basicRedefined) found.push('basic-factor-old-definition');
  return found;
}
