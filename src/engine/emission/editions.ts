import type { FactorTables } from './schema.ts';

/** A published edition as it is shown: whose factors, for which year of use, from which document. */
export type EditionSummary = {
  readonly table: 'fuel' | 'electricity' | 'city_gas' | 'heat' | 'waste';
  /** Fiscal year of use it is for; for an ordinance the first year, or null where its start is not known. */
  readonly year: number | null;
  /** Day of publication, if the title names one. */
  readonly published: string | null;
  readonly title: string;
  readonly publisher: string;
  readonly complete: boolean;
  readonly rows: number;
};

/** Every edition in the tables, oldest first within its table. */
export function editionsOf(tables: FactorTables): readonly EditionSummary[] {
  const lists = { electricity: tables.electricity, city_gas: tables.cityGas, heat: tables.heat } as const;
  const published = tables.editions.map(({ table, activityYear, title, published: day, complete }) => {
    const rows = lists[table].filter((row) => row.activityYear === activityYear);
    const publisher = complete ? (tables.sources[rows[0]?.source ?? '']?.publisher ?? '') : '';
    return { table, year: activityYear, published: day, title, publisher, complete, rows: rows.length };
  });
  return [...ordinances('fuel', tables.fuels, tables), ...published, ...ordinances('waste', tables.waste, tables)];
}

function ordinances(
  table: 'fuel' | 'waste',
  rows: readonly { readonly from: number | null; readonly source: string }[],
  tables: FactorTables,
): readonly EditionSummary[] {
  const years = [...Map.groupBy(rows, (row) => row.from).entries()];
  return years
    .toSorted(([a], [b]) => (a ?? 0) - (b ?? 0))
    .map(([year, members]) => {
      const source = tables.sources[members[0]?.source ?? ''];
      const title = source?.title ?? '';
      return {
        table,
        year,
        published: null,
        title,
        publisher: source?.publisher ?? '',
        complete: true,
        rows: members.length,
      };
    });
}
