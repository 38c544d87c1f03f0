import { exact, multiply } from '../../exact.ts';
import { fail, ok } from '../../result.ts';
import { resolveSupplier } from '../../supplier/directory.ts';
import type { Assumption } from '../assumption.ts';
import { fuelIn, type Lookup, sourceIn } from '../lookup.ts';
import { pickArea } from './area.ts';
import {
  type Choice,
  type Chosen,
  missing,
  publishedValue,
  rowAssumptions,
  type Selection,
  toFactorUnit,
} from './choice.ts';
import { editionFor } from './edition.ts';

/** Kilograms per GJ of one published tCO2 per GJ. */
export const kgPerPublishedGj = '1000';

type Request = { readonly selection: Selection; readonly fiscalYear: number; readonly lookup: Lookup };

/** The factor of a year's bought heat; `steam` is the industrial one unless its sort says otherwise. */
export function chooseHeat(selection: Selection, fiscalYear: number, lookup: Lookup): Chosen {
  const request = { selection, fiscalYear, lookup };
  if (selection.kind === 'steam' && isIndustrial(selection.sort)) {
    const row = fuelIn(lookup, 'steam_industrial', null, fiscalYear);
    return row === null
      ? missing(selection, fiscalYear, 'value-not-published')
      : ofRow(request, row, ['steam-industrial']);
  }
  if (selection.sort !== null && !heatSorts.includes(selection.sort))
    return fail({ code: 'sort-unknown', got: selection.sort, options: heatSorts, next: 'choose-sort' });
  return selection.supplier === null
    ? ordinance(request, ['supplier-not-given'])
    : ofSupplier(request, selection.supplier);
}

const heatSorts: readonly string[] = ['industrial', 'other', 'heat_other', 'default', 'steam_industrial'];

function isIndustrial(sort: string | null): boolean {
  return sort === null || sort === 'industrial' || sort === 'steam_industrial';
}

function ofSupplier(request: Request, supplier: string): Chosen {
  const { selection, fiscalYear, lookup } = request;
  const list = lookup.lists.heat;
  const edition = editionFor(list, fiscalYear, selection);
  if (!edition.ok) return edition;
  if (!list.editions.has(edition.value.year)) return ordinance(request, ['supplier-list-missing']);
  const found = resolveSupplier(list.directory, supplier);
  const rows = found === null ? [] : list.rows(found.code, edition.value.year);
  if (rows.length === 0) return ordinance(request, ['supplier-unknown']);
  const picked = pickArea({ rows, selection, fiscalYear, kgPerPublished: kgPerPublishedGj });
  if (!picked.ok) return picked;
  const { row } = picked.value;
  const value = publishedValue(row, selection.basis);
  if (value === null) return missing(selection, fiscalYear, 'value-not-published');
  return inGj(request, {
    factorId: row.id,
    kgCo2PerUnit: multiply(exact(value), exact(kgPerPublishedGj)),
    source: sourceIn(lookup, row.source),
    provisional: edition.value.provisional || row.flag === 'provisional',
    assumptions: [...picked.value.assumptions, ...edition.value.assumptions, ...rowAssumptions(row, selection.basis)],
  });
}

function ordinance(request: Request, assumptions: readonly Assumption[]): Chosen {
  const { selection, fiscalYear, lookup } = request;
  const row = fuelIn(lookup, 'heat', 'default', fiscalYear) ?? fuelIn(lookup, 'heat_other', null, fiscalYear);
  if (row === null) return missing(selection, fiscalYear, 'year-not-in-data');
  return ofRow(request, row, [...assumptions, 'heat-default']);
}

function ofRow(
  request: Request,
  row: { readonly id: string; readonly kgCo2PerUnit: string; readonly source: string },
  assumptions: readonly Assumption[],
): Chosen {
  return inGj(request, {
    factorId: row.id,
    kgCo2PerUnit: exact(row.kgCo2PerUnit),
    source: sourceIn(request.lookup, row.source),
    provisional: false,
    assumptions,
  });
}

type Factor = Pick<Choice, 'factorId' | 'kgCo2PerUnit' | 'source' | 'provisional' | 'assumptions'>;

/** Bought heat is its own energy: a GJ is a GJ. */
function inGj(request: Request, factor: Factor): Chosen {
  const units = toFactorUnit(request.selection.unit, 'GJ');
  if (!units.ok) return units;
  return ok({ ...factor, unit: 'GJ', unitsPerInput: units.value, gjPerInput: units.value, scope: 2 });
}
