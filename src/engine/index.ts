/**
 * The engine by itself: emissions of energy use in Japan, exact, each with the published factor it was made with.
 * It reads no clock, no file and no network.
 *
 * @example
 * const use = (kind, value, unit, more = {}) =>
 *   calculate({ kind, quantity: { value, unit }, period: { from: '2025-12', to: '2025-12' }, ...more });
 * use('kerosene', 18, 'L').value.kgCo2; // 45.0483
 * use('electricity', 1234, 'kWh', { supplier: '東京電力エナジーパートナー' }).value.kgCo2; // 557.768
 * use('electricity', 1000, 'kWh').value.assumptions[0]; // 'supplier-not-given'
 * use('lpg', 10, 'm3', { sort: 'propane' }).value.parts[0].factorId; // 'lpg_m3.propane.r2023'
 * use('city_gas', 5, 'kg').problem.code; // 'unit-mismatch'
 * searchSuppliers('electricity', '東電')[0].code; // 'A0269'
 * prepare({ kind: 'diesel', unit: 'L', period: { from: '2025-12', to: '2025-12' } }).value(100).value.energyGj; // 3.8
 * splitByFiscalYear(spanOf({ from: '2026-03-16', to: '2026-04-15' }).value).map((piece) => piece.days); // [16, 15]
 *
 * @packageDocumentation
 */
export { type Assumption, assumptionCodes } from './emission/assumption.ts';
export { calculate } from './emission/calculate.ts';
export { type CalculatedLine, calculateLine } from './emission/calculate-line.ts';
export { checkFactorTables } from './emission/check.ts';
export { type EditionKind, type ParsedEdition, parseFactorEdition } from './emission/edition/parse-edition.ts';
export { type EditionSummary, editionsOf } from './emission/editions.ts';
export { type FactorFinding, findingCodes } from './emission/finding.ts';
export type { EmissionInput, PreparedInput } from './emission/input.ts';
export { type MergedTables, mergeTables } from './emission/merge.ts';
export { type Calculation, type Calculator, type EmissionPart, prepare } from './emission/prepare.ts';
export { type EmissionProblem, nextSteps, problemCodes } from './emission/problem.ts';
export { type Revised, revise } from './emission/revision.ts';
export { type CustomRow, emptyTables, type FactorSource, type FactorTables } from './emission/schema.ts';
export { attribution, factorTables } from './emission/tables.ts';
export type { EnergyDefinition } from './energy/definition.ts';
export { type EnergyKind, energyDefinition, energyKinds, isEnergyKind } from './energy/registry.ts';
export {
  addMonths,
  fiscalYearMonths,
  fiscalYearOf,
  type Period,
  spanOf,
  splitByFiscalYear,
  splitByMonth,
} from './period.ts';
export { type Ambiguity, ambiguityMatters } from './plausibility/ambiguity.ts';
export { type Agreement, amountAgrees, daysAgree, linesAgree, meterAgrees } from './plausibility/arithmetic.ts';
export { assess } from './plausibility/assess.ts';
export type { Assessment, CandidateReading, KnownReading, SiteScale } from './plausibility/types.ts';
export { fail, ok, type Result } from './result.ts';
export { changeBetween, changeOfMonth } from './summary/compare.ts';
export { gapsOf } from './summary/gaps.ts';
export { intensityOf } from './summary/intensity.ts';
export { monthlyTotals } from './summary/monthly.ts';
export { supplierAreas, supplierMenus } from './supplier/menus.ts';
export { type SupplierMatch, searchSuppliers } from './supplier/search.ts';
export { parseUnit, type Unit, units } from './unit.ts';
