import { exact, toNumber } from '../exact.ts';
import type { FactorFinding } from './finding.ts';
import { allRows } from './rows.ts';
import type { FactorTables, FuelRow } from './schema.ts';

/** Rows without a source, sources without an address, sources that no row uses. */
export function checkSources(tables: FactorTables): readonly FactorFinding[] {
  const rows = allRows(tables);
  const used = new Set(rows.map((row) => row.source));
  const missing = rows
    .filter((row) => tables.sources[row.source] === undefined)
    .map((row) => ({ code: 'source-missing', severity: 'error', id: row.id, detail: row.source }) as const);
  const addresses = Object.entries(tables.sources)
    .filter(([, source]) => source.confidence !== 'operator' && !source.url.startsWith('http'))
    .map(
      ([id, source]) => ({ code: 'source-address-missing', severity: 'warning', id, detail: source.title }) as const,
    );
  const unused = Object.entries(tables.sources)
    .filter(([id]) => !used.has(id))
    .map(([id, source]) => ({ code: 'source-unused', severity: 'warning', id, detail: source.title }) as const);
  return [...missing, ...addresses, ...unused];
}

type Bounds = { readonly low: number; readonly high: number };

// Outside these no energy of the kind has ever been published: a slip of the decimal point, or a wrong column.
const tPerKwh: Bounds = { low: 0, high: 0.002 };
const tPerThousandM3: Bounds = { low: 0, high: 7 };
const tPerGj: Bounds = { low: 0, high: 0.2 };
const tPerTonne: Bounds = { low: 0.01, high: 5 };
const kgPerUnit: Readonly<Record<string, Bounds>> = {
  kg: { low: 0.5, high: 4 },
  L: { low: 1, high: 4 },
  m3: { low: 0.2, high: 10 },
  Nm3: { low: 0.2, high: 10 },
  GJ: { low: 10, high: 120 },
};

/** Figures that lie where no such factor lies, and fractions that do not round to the published value. */
export function checkValues(tables: FactorTables): readonly FactorFinding[] {
  const lists = [
    { rows: tables.electricity, bounds: tPerKwh },
    { rows: tables.cityGas, bounds: tPerThousandM3 },
    { rows: tables.heat, bounds: tPerGj },
  ];
  const suppliers = lists.flatMap(({ rows, bounds }) =>
    rows.flatMap((row) => [row.basic, row.adjusted].flatMap((value) => outside(row.id, value, bounds))),
  );
  const fuels = tables.fuels.flatMap((row) => outside(row.id, row.kgCo2PerUnit, kgPerUnit[row.unit]));
  const waste = tables.waste.flatMap((row) => outside(row.id, row.tPerT, tPerTonne));
  return [...suppliers, ...fuels, ...waste, ...tables.fuels.flatMap(roundsToPublished)];
}

function outside(id: string, text: string | null, bounds: Bounds | undefined): readonly FactorFinding[] {
  if (text === null || bounds === undefined) return [];
  const value = toNumber(exact(text));
  if (value >= bounds.low && value <= bounds.high) return [];
  return [{ code: 'value-out-of-range', severity: 'error', id, detail: `${text} not in ${bounds.low}–${bounds.high}` }];
}

/** The lists print three significant figures of what the ordinance's heat and carbon come to. */
function roundsToPublished(row: FuelRow): readonly FactorFinding[] {
  const printed = Number.parseFloat(row.published ?? '');
  if (Number.isNaN(printed)) return [];
  const value = toNumber(exact(row.kgCo2PerUnit)) / (row.unit === 'GJ' ? 1000 : 1);
  if (Math.abs(value - printed) <= Math.abs(printed) * 0.005) return [];
  const detail = `${row.kgCo2PerUnit} against ${row.published}`;
  return [{ code: 'fraction-differs-from-published', severity: 'error', id: row.id, detail }];
}
