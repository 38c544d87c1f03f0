import { type Exact, exact, multiply } from '../../exact.ts';
import { fail, ok } from '../../result.ts';
import { resolveSupplier } from '../../supplier/directory.ts';
import type { Unit } from '../../unit.ts';
import type { Assumption } from '../assumption.ts';
import { fuelIn, type Lookup, sourceIn } from '../lookup.ts';
import { pickArea } from './area.ts';
import {
  type Choice,
  type Chosen,
  gjPerUnit,
  missing,
  publishedValue,
  rowAssumptions,
  type Selection,
  unitMismatch,
} from './choice.ts';
import { editionFor } from './edition.ts';
import { type Assumed, gasHeat, gasVolume } from './gas-volume.ts';

// The factors changed with the use of FY2023: from normal cubic metres to cubic metres at 25 °C and 1 bar.
const firstYearOfStandardMetres = 2023;

/** Kilograms per m3 of one published tCO2 per thousand m3. */
export const kgPerPublishedM3 = '1';

// 13A is what nearly every pipe carries and what the supplier's factor is for; the words say no more than "city gas".
const usualGas = '13a';

type Request = { readonly selection: Selection; readonly fiscalYear: number; readonly lookup: Lookup };

/** The factor of a year's city gas: the supplier's, else the ordinance's. @source 算定省令 別表第1（改正前・改正後） */
export function chooseCityGas(selection: Selection, fiscalYear: number, lookup: Lookup): Chosen {
  const request = { selection, fiscalYear, lookup };
  if (selection.unit !== 'm3' && selection.unit !== 'Nm3') return unitMismatch(selection.unit, ['m3', 'Nm3']);
  const sort = selection.sort?.toLowerCase() ?? usualGas;
  if (sort !== usualGas) return ofSort(request, sort);
  if (gasHeat(selection, lookup)?.isLpg === true) return missing(selection, fiscalYear, 'gas-is-lpg');
  if (fiscalYear < firstYearOfStandardMetres) return ordinance(request, 'default', ['city-gas-default']);
  if (selection.supplier === null) return ordinance(request, 'default', ['supplier-not-given', 'city-gas-default']);
  return ofSupplier(request, selection.supplier);
}

function ofSupplier(request: Request, supplier: string): Chosen {
  const { selection, fiscalYear, lookup } = request;
  const list = lookup.lists.city_gas;
  const edition = editionFor(list, fiscalYear, selection);
  if (!edition.ok) return edition;
  const { year, provisional } = edition.value;
  if (!list.editions.has(year)) return ordinance(request, 'default', ['supplier-list-missing', 'city-gas-default']);
  const found = resolveSupplier(list.directory, supplier);
  const rows = found === null ? [] : list.rows(found.code, year);
  if (rows.length === 0) return ordinance(request, 'default', ['supplier-unknown', 'city-gas-default']);
  const picked = pickArea({ rows, selection, fiscalYear, kgPerPublished: kgPerPublishedM3 });
  if (!picked.ok) return picked;
  const { row } = picked.value;
  const value = publishedValue(row, selection.basis);
  if (value === null) return missing(selection, fiscalYear, 'value-not-published');
  const alias: readonly Assumption[] = found?.alias === true ? ['supplier-alias'] : [];
  return metered(request, 'm3', {
    factorId: row.id,
    kgCo2PerUnit: multiply(exact(value), exact(kgPerPublishedM3)),
    source: sourceIn(lookup, row.source),
    provisional: provisional || row.flag === 'provisional',
    assumptions: [
      ...alias,
      ...picked.value.assumptions,
      ...edition.value.assumptions,
      ...rowAssumptions(row, selection.basis),
    ],
  });
}

function ofSort(request: Request, sort: string): Chosen {
  const sorts = (request.lookup.fuels.get('city_gas') ?? []).flatMap((row) => (row.sort === null ? [] : [row.sort]));
  if (sorts.includes(sort)) return ordinance(request, sort, []);
  const options = [usualGas, ...new Set(sorts)];
  return fail({ code: 'sort-unknown', got: request.selection.sort, options, next: 'choose-sort' });
}

function ordinance(request: Request, sort: string, assumptions: readonly Assumption[]): Chosen {
  const { selection, fiscalYear, lookup } = request;
  const row = fuelIn(lookup, 'city_gas', sort, fiscalYear);
  if (row === null) return missing(selection, fiscalYear, 'year-not-in-data');
  return metered(request, row.unit, {
    factorId: row.id,
    kgCo2PerUnit: exact(row.kgCo2PerUnit),
    source: sourceIn(lookup, row.source),
    provisional: false,
    assumptions,
    // Before FY2023 one heat value served both laws.
    ...(fiscalYear < firstYearOfStandardMetres ? { gjPerFactorUnit: gjPerUnit(row.gjPerThousand) } : {}),
  });
}

type Factor = Pick<Choice, 'factorId' | 'kgCo2PerUnit' | 'source' | 'provisional' | 'assumptions'> & {
  readonly gjPerFactorUnit?: Exact | null;
};

function metered(request: Request, unit: Unit, factor: Factor): Chosen {
  const { selection, lookup } = request;
  const old = request.fiscalYear < firstYearOfStandardMetres;
  const volume = gasVolume(selection.unit, unit, lookup);
  // The suppliers' old factors for a metered m3 hold for the pressure in the pipe, which a Nm3 does not have.
  if (volume === null || (old && unit === 'm3' && selection.unit === 'Nm3'))
    return unitMismatch(selection.unit, [unit]);
  const { gjPerFactorUnit, ...choice } = factor;
  const heat = gjPerFactorUnit === undefined ? meteredHeat(request) : oldHeat(gjPerFactorUnit, volume.value);
  const volumeSaid = old && unit === 'm3' ? [] : volume.assumptions;
  return ok({
    ...choice,
    unit,
    unitsPerInput: volume.value,
    gjPerInput: heat.value,
    scope: 1,
    assumptions: [...choice.assumptions, ...volumeSaid, ...heat.assumptions],
  });
}

/** The energy law counts the metered volume as it is, not the one at 25 °C and 1 bar. */
function meteredHeat({ selection, lookup }: Request): Assumed<Exact | null> {
  const heat = gasHeat(selection, lookup);
  if (heat === null) return { value: null, assumptions: ['energy-unknown'] };
  return { value: multiply(heat.value, exact('0.001')), assumptions: heat.assumptions };
}

function oldHeat(gjPerFactorUnit: Exact | null, volume: Exact): Assumed<Exact | null> {
  if (gjPerFactorUnit === null) return { value: null, assumptions: ['energy-unknown'] };
  return { value: multiply(gjPerFactorUnit, volume), assumptions: [] };
}
