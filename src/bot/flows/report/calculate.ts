import { type Calculation, calculate } from '../../../engine/emission/calculate.ts';
import type { EmissionProblem } from '../../../engine/emission/problem.ts';
import { ok, type Result } from '../../../engine/result.ts';
import type { NewReading } from '../../effect.ts';
import type { Facts } from '../../facts.ts';
import type { Basis } from './state.ts';
import { noWaste } from './waste/zero.ts';

/** The CO2 of a reading with the tables of the installation, or why there is none. */
export function calculateReading(reading: NewReading, tables: Facts['tables']): Result<Calculation, EmissionProblem> {
  const { kind, sort, quantity, period, supplierCode, menu, area } = reading;
  const found = calculate({ kind, sort, quantity, period, supplier: supplierCode, menu, area }, tables);
  return !found.ok && kind === 'waste' && quantity.value === 0 ? ok(noWaste) : found;
}

/** The factors that an answer rests on, short enough to be kept with the conversation. */
export function basisOf({ parts }: Calculation): Basis[] {
  return parts.slice(0, 10).map(({ factorId, kgCo2PerUnit, unit, source }) => ({
    factorId: factorId.slice(0, 200),
    kgCo2PerUnit,
    unit,
    title: source.title.slice(0, 500),
    publisher: source.publisher.slice(0, 200),
  }));
}
