import type { FactorTables } from './schema.ts';

type WithId = { readonly id: string };

/** The id without its revision: `electricity.A0269.FY2024.single@r2` is a correction of `electricity.A0269.FY2024.single`. */
export function stemOf(id: string): string {
  return id.replace(/@r\d+$/, '');
}

/** 1 for a row as it was first published, 2 for its first correction. */
export function revisionOf(id: string): number {
  return Number(/@r(\d+)$/.exec(id)?.[1] ?? 1);
}

/** The newest revision of each row; the older ones stay for the emissions that name them. */
export function currentRows<Row extends WithId>(rows: readonly Row[]): readonly Row[] {
  if (!rows.some(({ id }) => revisionOf(id) > 1)) return rows;
  const newest = new Map<string, number>();
  for (const { id } of rows) newest.set(stemOf(id), Math.max(revisionOf(id), newest.get(stemOf(id)) ?? 1));
  return rows.filter(({ id }) => newest.get(stemOf(id)) === revisionOf(id));
}

/** The tables as new calculations see them. */
export function currentTables(tables: FactorTables): FactorTables {
  return eachTable(tables, currentRows);
}

/** Ids that a correction has replaced. */
export function supersededIds(tables: FactorTables): readonly string[] {
  const { fuels, electricity, cityGas, heat, waste, conversions, custom } = tables;
  const lists: readonly (readonly WithId[])[] = [fuels, electricity, cityGas, heat, waste, conversions, custom];
  return lists.flatMap((rows) => {
    const current = new Set(currentRows(rows).map(({ id }) => id));
    return rows.map(({ id }) => id).filter((id) => !current.has(id));
  });
}

/** A value that a correction changes; `id` is the id of the new row. */
export type Revised = { readonly id: string; readonly before: string; readonly after: string };

/** The rows of a corrected list that differ from what is known, each under its next revision; new rows as they are. */
export function revise(
  base: FactorTables,
  corrected: FactorTables,
): { readonly tables: FactorTables; readonly revised: readonly Revised[] } {
  const revised: Revised[] = [];
  const tables = eachTable(corrected, (rows, name) => {
    const known = new Map(currentRows<WithId>(base[name]).map((row) => [stemOf(row.id), row]));
    return rows.flatMap((row) => {
      const old = known.get(row.id);
      if (old === undefined) return [row];
      const [before, after] = [JSON.stringify({ ...old, id: row.id }), JSON.stringify(row)];
      if (before === after) return [];
      const id = `${row.id}@r${revisionOf(old.id) + 1}`;
      revised.push({ id, before, after });
      return [{ ...row, id }];
    });
  });
  return { tables, revised };
}

type TableName = Exclude<keyof FactorTables, 'sources' | 'editions'>;
type EachRow = <Row extends WithId>(rows: readonly Row[], name: TableName) => readonly Row[];

function eachTable(tables: FactorTables, change: EachRow): FactorTables {
  return {
    ...tables,
    fuels: change(tables.fuels, 'fuels'),
    electricity: change(tables.electricity, 'electricity'),
    cityGas: change(tables.cityGas, 'cityGas'),
    heat: change(tables.heat, 'heat'),
    waste: change(tables.waste, 'waste'),
    conversions: change(tables.conversions, 'conversions'),
    custom: change(tables.custom, 'custom'),
  };
}
