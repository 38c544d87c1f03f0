import type { EnergyDefinition } from '../../energy/definition.ts';
import { exact, multiply } from '../../exact.ts';
import { fail, ok } from '../../result.ts';
import type { Assumption } from '../assumption.ts';
import { fuelIn, type Lookup, sourceIn } from '../lookup.ts';
import type { FuelRow } from '../schema.ts';
import { type Chosen, gjPerUnit, missing, type Selection, toFactorUnit } from './choice.ts';

/** Coals that stand for one another in the tables before and after the revision of FY2023. */
const equivalents: Readonly<Record<string, readonly string[]>> = {
  steam_coal_imported: ['steam_coal'],
  steam_coal_domestic: ['steam_coal'],
  steam_coal: ['steam_coal_imported'],
  coking_coal_imported: ['coking_coal'],
  coking_coal_coke: ['coking_coal'],
  coking_coal_pci: ['coking_coal'],
  coking_coal: ['coking_coal_imported'],
  anthracite_imported: ['anthracite'],
  anthracite: ['anthracite_imported'],
};

const defaultsSaid: Readonly<Record<string, Assumption>> = {
  heavy_oil: 'heavy-oil-grade-a',
  coal: 'coal-steam-imported',
  coke: 'coke-from-coal',
};

/** The factor of a kind that is a fuel, by its sort or its default. Problem for a sort of another kind: `sort-unknown`. */
export function chooseFuelOfKind(
  definition: EnergyDefinition,
  selection: Selection,
  fiscalYear: number,
  lookup: Lookup,
): Chosen {
  const fuel = definition.fuel;
  if (fuel === null) return missing(selection, fiscalYear, 'no-factor-for-kind');
  if (selection.sort === null) {
    const said = defaultsSaid[definition.kind];
    return chooseFuel(fuel.stem, selection, fiscalYear, lookup, said === undefined ? [] : [said]);
  }
  const names = [selection.sort, `${definition.kind}_${selection.sort}`];
  const stem = fuel.stems.find((candidate) => names.includes(candidate));
  if (stem === undefined)
    return fail({ code: 'sort-unknown', got: selection.sort, options: fuel.stems, next: 'choose-sort' });
  return chooseFuel(stem, selection, fiscalYear, lookup, []);
}

/** The factor of a fuel of the tables, by the stem of its id. */
export function chooseFuel(
  stem: string,
  selection: Selection,
  fiscalYear: number,
  lookup: Lookup,
  assumptions: readonly Assumption[],
): Chosen {
  const own = fuelIn(lookup, stem, null, fiscalYear);
  const other = (equivalents[stem] ?? []).map((name) => fuelIn(lookup, name, null, fiscalYear)).find(isRow);
  const row = own ?? other;
  if (row === undefined) return missing(selection, fiscalYear, 'year-not-in-data');
  return fuelChoice(row, selection, lookup, own === null ? [...assumptions, 'sort-equivalent'] : assumptions);
}

function isRow(row: FuelRow | null): row is FuelRow {
  return row !== null;
}

function fuelChoice(row: FuelRow, selection: Selection, lookup: Lookup, assumptions: readonly Assumption[]): Chosen {
  const units = toFactorUnit(selection.unit, row.unit);
  if (!units.ok) return units;
  const perUnit = row.unit === 'GJ' ? exact('1') : gjPerUnit(row.gjPerThousand);
  return ok({
    factorId: row.id,
    kgCo2PerUnit: exact(row.kgCo2PerUnit),
    unit: row.unit,
    unitsPerInput: units.value,
    gjPerInput: perUnit === null ? null : multiply(perUnit, units.value),
    scope: row.scope,
    source: sourceIn(lookup, row.source),
    provisional: false,
    assumptions: perUnit === null ? [...assumptions, 'energy-unknown'] : assumptions,
  });
}
