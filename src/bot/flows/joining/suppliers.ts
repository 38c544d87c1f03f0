import type { EnergyKind } from '../../../engine/energy/registry.ts';
import { fiscalYearOf } from '../../../engine/period.ts';
import { supplierAreas, supplierMenus } from '../../../engine/supplier/menus.ts';
import { searchSuppliers } from '../../../engine/supplier/search.ts';

/** A supplier to choose: its code in the tables and the name to show. */
export type FoundSupplier = { readonly code: string; readonly name: string };

const most = 4;

/** At most four suppliers of electricity or city gas for a name as people say it (東電, 東京ガス), best first. */
export function findSuppliers(kind: EnergyKind, text: string): readonly FoundSupplier[] {
  if (kind !== 'electricity' && kind !== 'city_gas') return [];
  const found = searchSuppliers(kind, text.slice(0, 60), most);
  return found.filter(({ code }) => code.length <= 90).map(({ code, name }) => ({ code, name: name.slice(0, 100) }));
}

// The list of a year is published late in it, so the one before may be the newest there is.
function recentYears(today: string): readonly number[] {
  const year = fiscalYearOf(today);
  return [year, year - 1];
}

/** Whether a supplier of electricity publishes factors by menu. */
export function hasMenus(code: string, today: string): boolean {
  return recentYears(today).some((year) => supplierMenus('electricity', code, year).some((one) => one.type === 'menu'));
}

/** The areas between which a supplier of city gas has different factors; empty when there is but one. */
export function areasOf(code: string, today: string): readonly string[] {
  const lists = recentYears(today).map((year) => supplierAreas('city_gas', code, year));
  return (lists.find((areas) => areas.length > 0) ?? []).slice(0, 11);
}
