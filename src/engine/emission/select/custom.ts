import { energyDefinition } from '../../energy/registry.ts';
import { exact, multiply } from '../../exact.ts';
import { ok } from '../../result.ts';
import { normaliseName } from '../../supplier/normalise.ts';
import { conversion } from '../../unit.ts';
import { holds, type Lookup, sourceIn } from '../lookup.ts';
import type { CustomRow } from '../schema.ts';
import { type Chosen, gjPerUnit, type Selection } from './choice.ts';

/** A factor that an operator entered for this use, or null. It goes before every published one. */
export function chooseCustom(selection: Selection, fiscalYear: number, lookup: Lookup): Chosen | null {
  const row = lookup.tables.custom.find((candidate) => fits(candidate, selection, fiscalYear));
  const units = row === undefined ? null : conversion(selection.unit, row.unit);
  if (row === undefined || units === null) return null;
  const heat = gjPerUnit(row.gjPerThousand);
  return ok({
    factorId: row.id,
    kgCo2PerUnit: exact(row.kgCo2PerUnit),
    unit: row.unit,
    unitsPerInput: units,
    gjPerInput: heat === null ? null : multiply(heat, units),
    scope: scopeOf(row.kind),
    source: sourceIn(lookup, row.source),
    provisional: false,
    assumptions: heat === null ? ['custom-factor', 'energy-unknown'] : ['custom-factor'],
  });
}

/** What has no published factor of its own, such as water, is bought and so belongs to Scope 3. */
function scopeOf(kind: string): 1 | 2 | 3 {
  const definition = energyDefinition(kind);
  return definition === null ? 1 : (definition.scope ?? 3);
}

function fits(row: CustomRow, selection: Selection, fiscalYear: number): boolean {
  if (row.kind !== selection.kind || !holds(row.from, row.to, fiscalYear)) return false;
  if (row.sort !== null && row.sort !== selection.sort) return false;
  if (row.supplier === null) return true;
  return selection.supplier !== null && normaliseName(row.supplier) === normaliseName(selection.supplier);
}
