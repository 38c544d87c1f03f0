import { exact, multiply } from '../../exact.ts';
import { fail, ok } from '../../result.ts';
import type { Assumption } from '../assumption.ts';
import { holds, type Lookup, sourceIn } from '../lookup.ts';
import { stemOf } from '../revision.ts';
import type { WasteRow } from '../schema.ts';
import { type Chosen, missing, type Selection, toFactorUnit } from './choice.ts';

/** The factor of a waste by kind and treatment (Scope 3 category 5). What has no factor is never counted as zero. */
export function chooseWaste(selection: Selection, fiscalYear: number, lookup: Lookup): Chosen {
  const type = selection.waste?.type ?? selection.sort;
  const treatment = selection.waste?.treatment ?? null;
  if (type === null) {
    const options = lookup.tables.waste.map((row) => stemOf(row.id));
    return fail({ code: 'sort-needed', got: null, options, next: 'choose-waste' });
  }
  const row = findWaste(lookup.tables.waste, type, treatment);
  if (row === undefined) return fail({ code: 'waste-factor-missing', type, treatment, next: 'record-without-co2' });
  if (!holds(row.from, row.to, fiscalYear)) return missing(selection, fiscalYear, 'year-not-in-data');
  const units = toFactorUnit(selection.unit, 't');
  if (!units.ok) return units;
  return ok({
    factorId: row.id,
    kgCo2PerUnit: multiply(exact(row.tPerT), exact('1000')),
    unit: 't',
    unitsPerInput: units.value,
    gjPerInput: null,
    scope: 3,
    source: sourceIn(lookup, row.source),
    provisional: false,
    assumptions: wasteAssumptions(row),
  });
}

function findWaste(rows: readonly WasteRow[], type: string, treatment: string | null): WasteRow | undefined {
  const names = [type, `${treatment ?? ''}.${type}`];
  const row = rows.find((candidate) => names.includes(stemOf(candidate.id)));
  const agrees = treatment === null || row === undefined || row.treatment === treatment || row.transport === 'only';
  return agrees ? row : undefined;
}

function wasteAssumptions(row: WasteRow): readonly Assumption[] {
  const found: Assumption[] = [];
  if (row.transport === 'no') found.push('waste-transport-excluded');
  if (row.transport === 'yes') found.push('waste-transport-added');
  if (stemOf(row.id).split('.')[1] === 'average') found.push('waste-average');
  return found;
}
