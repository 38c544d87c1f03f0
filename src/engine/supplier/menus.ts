import { lookupOf } from '../emission/lookup.ts';
import type { FactorTables, SupplierRow } from '../emission/schema.ts';
import { kgPerPublishedM3 } from '../emission/select/city-gas.ts';
import { kgPerPublishedKwh } from '../emission/select/electricity.ts';
import { kgPerPublishedGj } from '../emission/select/heat.ts';
import { factorTables } from '../emission/tables.ts';
import { exact, multiply, toNumber } from '../exact.ts';
import type { SupplierTable } from './directory.ts';

/** A menu of a supplier in one year; `kgCo2PerUnit` is the adjusted factor per kWh, m3 or GJ, null if unpublished. */
export type SupplierMenu = {
  readonly factorId: string;
  readonly area: string | null;
  readonly menu: string | null;
  readonly type: SupplierRow['type'];
  readonly kgCo2PerUnit: number | null;
};

const kgPerPublished = { electricity: kgPerPublishedKwh, city_gas: kgPerPublishedM3, heat: kgPerPublishedGj } as const;

/** A supplier's menus for one fiscal year of use, as the list prints them; empty if the year's list lacks it. */
export function supplierMenus(
  kind: SupplierTable,
  code: string,
  fiscalYear: number,
  tables: FactorTables = factorTables,
): readonly SupplierMenu[] {
  return lookupOf(tables)
    .lists[kind].rows(code, fiscalYear)
    .map((row) => ({
      factorId: row.id,
      area: row.area ?? null,
      menu: row.menu ?? null,
      type: row.type,
      kgCo2PerUnit: row.adjusted === null ? null : toNumber(multiply(exact(row.adjusted), exact(kgPerPublished[kind]))),
    }));
}

/** The areas a supplier has factors for in one fiscal year of use, in the list's order; empty where it has but one. */
export function supplierAreas(
  kind: SupplierTable,
  code: string,
  fiscalYear: number,
  tables: FactorTables = factorTables,
): readonly string[] {
  const areas = supplierMenus(kind, code, fiscalYear, tables).flatMap(({ area }) => (area === null ? [] : [area]));
  return [...new Set(areas)];
}
