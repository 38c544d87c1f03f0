import type { Calculation } from '../../../../engine/emission/calculate.ts';
import type { EmissionProblem } from '../../../../engine/emission/problem.ts';
import type { Result } from '../../../../engine/result.ts';
import { totalIfKnown } from '../../../../engine/summary/reading.ts';
import type { CardRow } from '../../../message.ts';
import { line } from '../../talk.ts';
import type { Slot } from '../state.ts';

type Counted = { readonly slot: Pick<Slot, 'kind'>; readonly result: Result<Calculation, EmissionProblem> };

/** The sums of what was stored, energy and waste apart: waste is Scope 3. A sum of which a part is unknown is none. */
export function sumRows(stored: readonly Counted[]): readonly CardRow[] {
  const [waste, energy] = [stored.filter(isWaste), stored.filter((one) => !isWaste(one))];
  return [...totalRow(sumOf(energy), energy.length === stored.length), ...wasteRow(sumOf(waste), true)];
}

const isWaste = ({ slot }: Counted): boolean => slot.kind === 'waste';

function sumOf(counted: readonly Counted[]): number | null {
  return totalIfKnown(counted.map(({ result }) => (result.ok ? result.value.kgCo2 : null)));
}

/** The sum of energy; beside waste it says that waste is not in it. */
export function totalRow(kgCo2: number | null, isWhole: boolean): readonly CardRow[] {
  return row(isWhole ? 'report.total' : 'waste.total-energy', kgCo2);
}

/** The CO2 of waste, on its own line; it says where a part of it is not known. */
export function wasteRow(kgCo2: number | null, isWhole: boolean): readonly CardRow[] {
  return row(isWhole ? 'waste.total' : 'waste.total-known', kgCo2);
}

function row(key: string, kgCo2: number | null): readonly CardRow[] {
  if (kgCo2 === null) return [];
  return [{ label: line(key), value: line('report.co2', { co2: { as: 'kgCo2', value: kgCo2 } }), strong: true }];
}
