import { type Exact, exact, multiply } from '../../exact.ts';
import { fail, ok } from '../../result.ts';
import { conversion, type Unit } from '../../unit.ts';
import type { Assumption } from '../assumption.ts';
import { fuelIn, type Lookup, sourceIn } from '../lookup.ts';
import { stemOf } from '../revision.ts';
import { type Chosen, gjPerUnit, missing, type Selection, unitMismatch } from './choice.ts';

const sorts = ['mix', 'propane', 'butane', 'autogas'] as const;
type Sort = (typeof sorts)[number];

const otherNames: Readonly<Record<string, Sort>> = { mix_70_30: 'mix', lpg: 'mix' };

/**
 * The factor of LP gas in m3, litres or by weight. A bare m3 is taken as 70 % propane and 30 % butane by weight.
 * @source 資源エネルギー庁 定期報告書記入要領（プロパン 1/502 t、ブタン 1/355 t、混合 1/458 t 毎m3）
 */
export function chooseLpg(selection: Selection, fiscalYear: number, lookup: Lookup): Chosen {
  const sort = readSort(selection.sort);
  if (sort === null) return fail({ code: 'sort-unknown', got: selection.sort, options: sorts, next: 'choose-sort' });
  const weight = conversion(selection.unit, 'kg');
  if (weight !== null) return byWeight(selection, fiscalYear, lookup, { units: weight, assumptions: [] });
  const measure = selection.unit === 'm3' ? 'm3' : 'L';
  const volume = conversion(selection.unit, measure);
  const kgPerVolume = kilograms(sort, measure, lookup);
  if (volume === null || kgPerVolume === null) return unitMismatch(selection.unit, acceptedFor(sort));
  const assumed: readonly Assumption[] = selection.sort === null ? ['lpg-mix-70-30'] : [];
  const middle = sort === 'mix' ? 'mix_70_30' : sort;
  const row = fuelIn(lookup, `lpg_${measure}`, middle, fiscalYear);
  if (row === null) {
    const assumptions: readonly Assumption[] = [...assumed, 'lpg-litre-to-kg'];
    return byWeight(selection, fiscalYear, lookup, { units: multiply(volume, kgPerVolume), assumptions });
  }
  const heat = gjPerUnit(fuelIn(lookup, 'lpg', null, fiscalYear)?.gjPerThousand ?? null);
  return ok({
    factorId: row.id,
    kgCo2PerUnit: exact(row.kgCo2PerUnit),
    unit: row.unit,
    unitsPerInput: volume,
    gjPerInput: heat === null ? null : multiply(heat, multiply(volume, kgPerVolume)),
    scope: 1,
    source: sourceIn(lookup, row.source),
    provisional: false,
    assumptions: assumed,
  });
}

function readSort(sort: string | null): Sort | null {
  if (sort === null) return 'mix';
  return sorts.find((name) => name === sort) ?? otherNames[sort] ?? null;
}

function acceptedFor(sort: Sort): readonly Unit[] {
  return sort === 'autogas' ? ['L', 'kg'] : ['m3', 'kg', 'L'];
}

/** Kilograms in a m3 of gas or a litre of liquid. */
function kilograms(sort: Sort, measure: 'm3' | 'L', lookup: Lookup): Exact | null {
  const row = lookup.tables.conversions.find((candidate) => stemOf(candidate.id) === `lpg_${sort}_${measure}_kg`);
  return row === undefined ? null : exact(row.multiplier);
}

function byWeight(
  selection: Selection,
  fiscalYear: number,
  lookup: Lookup,
  weight: { readonly units: Exact; readonly assumptions: readonly Assumption[] },
): Chosen {
  const row = fuelIn(lookup, 'lpg', null, fiscalYear);
  if (row === null) return missing(selection, fiscalYear, 'year-not-in-data');
  const heat = gjPerUnit(row.gjPerThousand);
  return ok({
    factorId: row.id,
    kgCo2PerUnit: exact(row.kgCo2PerUnit),
    unit: row.unit,
    unitsPerInput: weight.units,
    gjPerInput: heat === null ? null : multiply(heat, weight.units),
    scope: 1,
    source: sourceIn(lookup, row.source),
    provisional: false,
    assumptions: weight.assumptions,
  });
}
