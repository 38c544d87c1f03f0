import type { FactorFinding } from '../finding.ts';
import { type Edition, emptyTables, type FactorSource, type FactorTables, factorTablesSchema } from '../schema.ts';
import { type CsvRecord, parseCsv } from './csv.ts';
import { areaRow, conversionRow, electricityRow, fuelRow, wasteRow } from './rows.ts';
import { sourceOf } from './source.ts';

/** The tables that an import can add to. */
export type EditionKind = 'fuel' | 'electricity' | 'city_gas' | 'heat' | 'waste' | 'conversion';

/** Rows ready for `mergeTables`, and what was wrong with the file. */
export type ParsedEdition = { readonly tables: FactorTables; readonly findings: readonly FactorFinding[] };

type TableName = Exclude<keyof FactorTables, 'sources' | 'editions' | 'custom'>;

const targets: Readonly<Record<EditionKind, { readonly table: TableName; readonly row: RowReader }>> = {
  fuel: { table: 'fuels', row: fuelRow },
  electricity: { table: 'electricity', row: electricityRow },
  city_gas: { table: 'cityGas', row: (record, source) => areaRow('city_gas', record, source) },
  heat: { table: 'heat', row: (record, source) => areaRow('heat', record, source) },
  waste: { table: 'waste', row: wasteRow },
  conversion: { table: 'conversions', row: conversionRow },
};

type RowReader = (record: CsvRecord, source: string) => unknown;

/** Reads a published edition, given as CSV text or records with the columns of the project's own tables; never throws. */
export function parseFactorEdition(input: string | readonly CsvRecord[], kind: EditionKind): ParsedEdition {
  const records = typeof input === 'string' ? parseCsv(input) : input;
  const { table, row } = targets[kind];
  const sources: Record<string, FactorSource> = {};
  const findings: FactorFinding[] = [];
  const rows: unknown[] = [];
  const shape = factorTablesSchema.shape[table].element;
  for (const [index, record] of records.entries()) {
    const named = sourceOf(record);
    const parsed = shape.safeParse(row(record, named.id));
    if (parsed.success) {
      sources[named.id] = named.source;
      rows.push(parsed.data);
    } else findings.push(unreadable(record['id'] ?? `line ${index + 2}`, parsed.error.issues));
  }
  const tables = factorTablesSchema.parse({ ...emptyTables, sources, [table]: rows });
  return { tables: { ...tables, editions: editionsIn(kind, tables) }, findings };
}

function unreadable(
  id: string,
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
) {
  const detail = issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
  return { code: 'row-unreadable', severity: 'error', id, detail } as const;
}

// The official lists name hundreds of electricity retailers and dozens of the others; what suppliers publish of
// themselves names one. Nothing lies between, so the count tells which of the two a file is.
const suppliersOfWholeList = { electricity: 100, city_gas: 20, heat: 10 } as const;

function editionsIn(kind: EditionKind, tables: FactorTables): readonly Edition[] {
  if (kind !== 'electricity' && kind !== 'city_gas' && kind !== 'heat') return [];
  const rows = kind === 'electricity' ? tables.electricity : kind === 'city_gas' ? tables.cityGas : tables.heat;
  const years = Map.groupBy(rows, (row) => row.activityYear);
  return [...years.entries()]
    .map(([activityYear, members]) => {
      const suppliers = new Set(members.map((row) => row.supplier)).size;
      const complete = suppliers >= suppliersOfWholeList[kind];
      const title = complete ? (tables.sources[members[0]?.source ?? '']?.title ?? '') : '各社・団体の公表値';
      const performanceYear = members[0]?.performanceYear ?? activityYear;
      return { table: kind, activityYear, performanceYear, title, published: publishedDay(title), complete };
    })
    .toSorted((a, b) => a.activityYear - b.activityYear);
}

/** The latest day of the era 令和 that a title names, as `R8.6.4`. */
function publishedDay(title: string): string | null {
  const days = [...title.matchAll(/R(\d+)\.(\d+)\.(\d+)/g)].map(([, year, month, day]) =>
    [Number(year) + 2018, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-'),
  );
  return days.toSorted().at(-1) ?? null;
}
