import { checkSources, checkValues } from './check-rows.ts';
import { checkEditions, checkValidity } from './check-years.ts';
import type { FactorFinding } from './finding.ts';
import { currentTables } from './revision.ts';
import { allRows } from './rows.ts';
import type { FactorTables } from './schema.ts';

/**
 * Looks through the tables for duplicates, gaps and overlaps in time, missing sources and figures that cannot be.
 * Findings of severity `error` mean that the tables must not be used.
 */
export function checkFactorTables(tables: FactorTables): readonly FactorFinding[] {
  return [
    ...duplicates(tables),
    ...checkSources(tables),
    ...checkValues(tables),
    ...checkValidity(currentTables(tables)),
    ...checkEditions(currentTables(tables)),
  ];
}

function duplicates(tables: FactorTables): readonly FactorFinding[] {
  const ids = allRows(tables).map((row) => row.id);
  const seen = Map.groupBy(ids, (id) => id);
  return [...seen.entries()]
    .filter(([, same]) => same.length > 1)
    .map(([id, same]) => ({ code: 'duplicate-id', severity: 'error', id, detail: `${same.length} rows` }));
}
