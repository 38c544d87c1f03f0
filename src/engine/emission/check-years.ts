import type { FactorFinding } from './finding.ts';
import type { FactorTables, SupplierRow } from './schema.ts';

type Valid = { readonly id: string; readonly from: number | null; readonly to: number | null };

/** Years that two rows of one fuel both claim, or that lie between two of its rows. */
export function checkValidity(tables: FactorTables): readonly FactorFinding[] {
  const fuels = Map.groupBy(tables.fuels, (row) => `${row.stem}.${row.sort ?? ''}`);
  const waste = Map.groupBy(tables.waste, (row) => row.id);
  const custom = Map.groupBy(tables.custom, (row) =>
    [row.business, row.site, row.kind, row.sort, row.supplier].map(String).join(' '),
  );
  return [...fuels.values(), ...waste.values(), ...custom.values()].flatMap(checkSeries);
}

function checkSeries(rows: readonly Valid[]): readonly FactorFinding[] {
  const sorted = rows.toSorted((a, b) => start(a) - start(b));
  return sorted.slice(1).flatMap((row, index) => {
    const before = sorted[index];
    return before === undefined ? [] : checkPair(before, row);
  });
}

function checkPair(before: Valid, after: Valid): readonly FactorFinding[] {
  const end = before.to ?? Number.POSITIVE_INFINITY;
  const detail = `${before.id} ends ${before.to ?? 'open'}, ${after.id} begins ${after.from ?? 'open'}`;
  if (end >= start(after)) return [{ code: 'validity-overlap', severity: 'error', id: after.id, detail }];
  if (end + 1 < start(after)) return [{ code: 'validity-gap', severity: 'warning', id: after.id, detail }];
  return [];
}

const start = (row: Valid): number => row.from ?? Number.NEGATIVE_INFINITY;

/** Years without a list, lists without a substitute value, suppliers whose use without a menu has no factor. */
export function checkEditions(tables: FactorTables): readonly FactorFinding[] {
  const lists = [
    ['electricity', tables.electricity],
    ['city_gas', tables.cityGas],
    ['heat', tables.heat],
  ] as const;
  return lists.flatMap(([table, rows]) => {
    const editions = tables.editions.filter((edition) => edition.table === table);
    const incomplete = editions
      .filter((edition) => !edition.complete)
      .map(({ activityYear, title }) => yearFinding(`${table}.FY${activityYear}`, 'validity-gap', title));
    const years = new Set(editions.map((edition) => edition.activityYear));
    const nameless = [...new Set(rows.map((row) => row.activityYear))]
      .filter((year) => !years.has(year))
      .map((year) => ({ ...yearFinding(`${table}.FY${year}`, 'edition-missing', ''), severity: 'error' }) as const);
    return [...incomplete, ...nameless, ...substitutes(table, rows, editions), ...withoutDefault(rows)];
  });
}

function yearFinding(id: string, code: 'validity-gap' | 'edition-missing', detail: string): FactorFinding {
  return { code, severity: 'warning', id, detail };
}

function substitutes(
  table: string,
  rows: readonly SupplierRow[],
  editions: FactorTables['editions'],
): readonly FactorFinding[] {
  if (table !== 'electricity') return [];
  return editions
    .filter((edition) => !rows.some((row) => row.type === 'substitute' && row.activityYear === edition.activityYear))
    .map(({ activityYear, complete }) => ({
      code: 'substitute-missing',
      severity: complete ? 'error' : 'warning',
      id: `electricity.FY${activityYear}`,
      detail: '代替値',
    }));
}

function withoutDefault(rows: readonly SupplierRow[]): readonly FactorFinding[] {
  const groups = Map.groupBy(rows, (row) =>
    `${row.code ?? row.supplier} FY${row.activityYear} ${row.area ?? ''}`.trim(),
  );
  return [...groups.entries()]
    .filter(([, members]) => members.every((row) => row.type === 'menu'))
    .map(([id, members]) => ({
      code: 'residual-and-total-missing',
      severity: 'info',
      id,
      detail: members.map((row) => row.menu ?? '').join(' '),
    }));
}
