import { type Exact, exact, multiply } from '../../exact.ts';
import { fail, ok } from '../../result.ts';
import { resolveSupplier } from '../../supplier/directory.ts';
import type { Assumption } from '../assumption.ts';
import { holds, type Lookup, sourceIn } from '../lookup.ts';
import type { SupplierRow } from '../schema.ts';
import { type Chosen, missing, publishedValue, rowAssumptions, type Selection, toFactorUnit } from './choice.ts';
import { type EditionYear, editionFor } from './edition.ts';
import { menuOptions, pickMenu } from './menu.ts';

/** Kilograms per kWh of one published tCO2 per kWh. */
export const kgPerPublishedKwh = '1000';

type Request = {
  readonly selection: Selection;
  readonly fiscalYear: number;
  readonly lookup: Lookup;
  readonly edition: EditionYear;
};

/**
 * The factor of a year's electricity.
 * @source 電気事業者別排出係数 R6年度実績: 活動年度 = 実績年度 + 1
 */
export function chooseElectricity(selection: Selection, fiscalYear: number, lookup: Lookup): Chosen {
  const units = toFactorUnit(selection.unit, 'kWh');
  if (!units.ok) return units;
  const edition = editionFor(lookup.lists.electricity, fiscalYear, selection);
  if (!edition.ok) return edition;
  const request = { selection, fiscalYear, lookup, edition: edition.value };
  return selection.supplier === null
    ? substitute(request, ['supplier-not-given'])
    : ofSupplier(request, selection.supplier);
}

function ofSupplier(request: Request, supplier: string): Chosen {
  const { selection, fiscalYear, edition } = request;
  const list = request.lookup.lists.electricity;
  const found = resolveSupplier(list.directory, supplier);
  const rows = found === null ? [] : list.rows(found.code, edition.year);
  if (rows.length === 0) {
    // Only a whole list tells that a supplier has no factor; of other years just fragments are known.
    if (list.editions.get(edition.year)?.complete !== true)
      return missing(selection, fiscalYear, 'supplier-not-in-data');
    return substitute(request, ['supplier-unknown']);
  }
  const alias: readonly Assumption[] = found?.alias === true ? ['supplier-alias'] : [];
  const menu = pickMenu(rows, selection.menu);
  if (menu.ok) return finish(request, menu.value.row, [...alias, ...menu.value.assumptions]);
  const options = menuOptions(menu.problem, selection.basis, kgPerPublishedKwh);
  return fail({ code: 'menu-unknown', got: selection.menu, fiscalYear, supplier, options, next: 'choose-menu' });
}

function substitute(request: Request, assumptions: readonly Assumption[]): Chosen {
  const [row] = request.lookup.lists.electricity.rows('substitute', request.edition.year);
  if (row === undefined) return missing(request.selection, request.fiscalYear, 'year-not-in-data');
  return finish(request, row, assumptions);
}

function finish(request: Request, row: SupplierRow, assumptions: readonly Assumption[]): Chosen {
  const { selection, fiscalYear, lookup, edition } = request;
  const value = publishedValue(row, selection.basis);
  const units = toFactorUnit(selection.unit, 'kWh');
  if (!units.ok) return units;
  if (value === null) return missing(selection, fiscalYear, 'value-not-published');
  const energy = electricityEnergy(selection, fiscalYear, lookup);
  return ok({
    factorId: row.id,
    kgCo2PerUnit: multiply(exact(value), exact(kgPerPublishedKwh)),
    unit: 'kWh',
    unitsPerInput: units.value,
    gjPerInput: energy.gj === null ? null : multiply(energy.gj, units.value),
    scope: 2,
    source: sourceIn(lookup, row.source),
    provisional: edition.provisional || row.flag === 'provisional',
    assumptions: [
      ...assumptions,
      ...edition.assumptions,
      ...rowAssumptions(row, selection.basis),
      ...energy.assumptions,
    ],
  });
}

/** MJ per kWh by day or night as far as the conversions hold it for the year; unknown is not zero. */
function electricityEnergy(
  selection: Selection,
  fiscalYear: number,
  lookup: Lookup,
): { readonly gj: Exact | null; readonly assumptions: readonly Assumption[] } {
  const hours = selection.sort === 'night' ? 'night' : 'day';
  const valid = lookup.tables.conversions.filter(
    (row) => row.from === 'kWh' && row.to === 'MJ' && holds(row.fromYear, row.toYear, fiscalYear),
  );
  const row = valid.length === 1 ? valid[0] : valid.find((candidate) => candidate.id.includes(`_${hours}`));
  if (row === undefined) return { gj: null, assumptions: ['energy-unknown'] };
  const guessed = valid.length > 1 && selection.sort === null;
  return {
    gj: multiply(exact(row.multiplier), exact('0.001')),
    assumptions: guessed ? ['electricity-energy-day'] : [],
  };
}
