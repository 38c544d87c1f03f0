import { energyDefinition } from '../../energy/registry.ts';
import { fail } from '../../result.ts';
import type { Lookup } from '../lookup.ts';
import { type Chosen, missing, type Selection, unitMismatch } from './choice.ts';
import { chooseCityGas } from './city-gas.ts';
import { chooseCustom } from './custom.ts';
import { chooseElectricity } from './electricity.ts';
import { chooseFuel, chooseFuelOfKind } from './fuel.ts';
import { chooseHeat } from './heat.ts';
import { chooseLpg } from './lpg.ts';
import { chooseWaste } from './waste.ts';

type Choose = (selection: Selection, fiscalYear: number, lookup: Lookup) => Chosen;

const special: Readonly<Record<string, Choose>> = {
  electricity: chooseElectricity,
  city_gas: chooseCityGas,
  lpg: chooseLpg,
  heat: chooseHeat,
  steam: chooseHeat,
  waste: chooseWaste,
};

/** The factor for one fiscal year of a use, or the problem that keeps it from having one. */
export function choose(selection: Selection, fiscalYear: number, lookup: Lookup): Chosen {
  const custom = chooseCustom(selection, fiscalYear, lookup);
  if (custom !== null) return custom;
  const own = special[selection.kind];
  if (own !== undefined) return own(selection, fiscalYear, lookup);
  const definition = energyDefinition(selection.kind);
  if (definition !== null && !definition.units.includes(selection.unit))
    return unitMismatch(selection.unit, definition.units);
  if (definition !== null && definition.fuel === null) return missing(selection, fiscalYear, 'no-factor-for-kind');
  if (definition !== null) return chooseFuelOfKind(definition, selection, fiscalYear, lookup);
  if (!isFuelStem(selection.kind, lookup))
    return fail({ code: 'unknown-kind', got: selection.kind, next: 'choose-kind' });
  return chooseFuel(selection.kind, selection, fiscalYear, lookup, []);
}

/** Whether the tables hold a fuel of that name with one factor a year. */
export function isFuelStem(kind: string, lookup: Lookup): boolean {
  return (lookup.fuels.get(kind) ?? []).some((row) => row.sort === null);
}
