import type { FactorFinding } from './finding.ts';
import type { FactorTables } from './schema.ts';

/** Tables after an addition, and every row that could not be added. */
export type MergedTables = { readonly tables: FactorTables; readonly findings: readonly FactorFinding[] };

/** Adds rows and never replaces one: a saved emission names its factor. A changed row is a finding and stays out. */
export function mergeTables(base: FactorTables, added: FactorTables): MergedTables {
  const findings: FactorFinding[] = [];
  const join = <Row extends { readonly id: string }>(old: readonly Row[], fresh: readonly Row[]): readonly Row[] => {
    const result = newRows(old, fresh);
    findings.push(...result.findings);
    return [...old, ...result.rows];
  };
  const known = new Set(base.editions.map((edition) => `${edition.table} ${edition.activityYear}`));
  const tables: FactorTables = {
    sources: { ...added.sources, ...base.sources },
    editions: [
      ...base.editions.map((edition) => completed(edition, added)),
      ...added.editions.filter((edition) => !known.has(`${edition.table} ${edition.activityYear}`)),
    ],
    fuels: join(base.fuels, added.fuels),
    electricity: join(base.electricity, added.electricity),
    cityGas: join(base.cityGas, added.cityGas),
    heat: join(base.heat, added.heat),
    waste: join(base.waste, added.waste),
    conversions: join(base.conversions, added.conversions),
    custom: join(base.custom, added.custom),
  };
  return { tables, findings };
}

/** A year known from single suppliers may be followed by its whole list. */
function completed(edition: FactorTables['editions'][number], added: FactorTables): FactorTables['editions'][number] {
  const same = added.editions.find(
    (other) => other.table === edition.table && other.activityYear === edition.activityYear && other.complete,
  );
  return edition.complete || same === undefined ? edition : same;
}

function newRows<Row extends { readonly id: string }>(old: readonly Row[], fresh: readonly Row[]) {
  const known = new Map(old.map((row) => [row.id, JSON.stringify(row)]));
  const rows: Row[] = [];
  const findings: FactorFinding[] = [];
  for (const row of fresh) {
    const text = JSON.stringify(row);
    const before = known.get(row.id);
    if (before === undefined) rows.push(row);
    else if (before !== text)
      findings.push({ code: 'value-changed', severity: 'error', id: row.id, detail: `${before} → ${text}` });
    known.set(row.id, before ?? text);
  }
  return { rows, findings };
}
