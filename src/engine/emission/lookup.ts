import { buildDirectory, type SupplierDirectory, type SupplierTable, supplierKey } from '../supplier/directory.ts';
import { currentTables } from './revision.ts';
import type { Edition, FactorSource, FactorTables, FuelRow, SupplierRow } from './schema.ts';

/** The tables arranged for looking up. */
export type Lookup = {
  readonly tables: FactorTables;
  readonly lists: Readonly<Record<SupplierTable, SupplierList>>;
  readonly fuels: ReadonlyMap<string, readonly FuelRow[]>;
};

/** One kind of suppliers' list over all its years. */
export type SupplierList = {
  readonly directory: SupplierDirectory;
  readonly editions: ReadonlyMap<number, Edition>;
  /** The newest year whose whole list is in. */
  readonly lastYear: number;
  /** Rows of one supplier in one year of use. */
  readonly rows: (code: string, activityYear: number) => readonly SupplierRow[];
};

const built = new WeakMap<FactorTables, Lookup>();

/** Arranges tables once; the same tables give the same arrangement. */
export function lookupOf(given: FactorTables): Lookup {
  const known = built.get(given);
  if (known !== undefined) return known;
  const tables = currentTables(given);
  const lookup: Lookup = {
    tables,
    lists: {
      electricity: supplierList('electricity', tables.electricity, tables),
      city_gas: supplierList('city_gas', tables.cityGas, tables),
      heat: supplierList('heat', tables.heat, tables),
    },
    fuels: Map.groupBy(tables.fuels, (row) => row.stem),
  };
  built.set(given, lookup);
  return lookup;
}

function supplierList(table: SupplierTable, rows: readonly SupplierRow[], tables: FactorTables): SupplierList {
  const grouped = Map.groupBy(rows, (row) => `${supplierKey(row)} ${row.activityYear}`);
  const editions = tables.editions.filter((edition) => edition.table === table);
  return {
    directory: buildDirectory(table, rows),
    editions: new Map(editions.map((edition) => [edition.activityYear, edition])),
    lastYear: Math.max(0, ...editions.filter((edition) => edition.complete).map((edition) => edition.activityYear)),
    rows: (code, activityYear) => grouped.get(`${code} ${activityYear}`) ?? [],
  };
}

/** The rows of an ordinance's factor that hold in a fiscal year. */
export function fuelIn(lookup: Lookup, stem: string, sort: string | null, fiscalYear: number): FuelRow | null {
  const rows = lookup.fuels.get(stem) ?? [];
  return rows.find((row) => row.sort === sort && holds(row.from, row.to, fiscalYear)) ?? null;
}

/** Whether a year lies within a validity; null means open at that end. */
export function holds(from: number | null, to: number | null, year: number): boolean {
  return (from === null || year >= from) && (to === null || year <= to);
}

/** The source of a row. @throws {RangeError} if the tables lack it, which `checkFactorTables` reports */
export function sourceIn(lookup: Lookup, id: string): FactorSource {
  const source = lookup.tables.sources[id];
  if (source === undefined) throw new RangeError(`no source ${id}`);
  return source;
}
