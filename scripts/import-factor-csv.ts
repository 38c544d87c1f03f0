/**
 * Turns a folder of factor CSV files into the JSON tables of the engine.
 * Usage: node scripts/import-factor-csv.ts <folder>
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type EditionKind, parseFactorEdition } from '../src/engine/emission/edition/parse-edition.ts';
import type { FactorFinding } from '../src/engine/emission/finding.ts';
import { mergeTables } from '../src/engine/emission/merge.ts';
import { emptyTables, type FactorTables } from '../src/engine/emission/schema.ts';

const files: readonly (readonly [EditionKind, string])[] = [
  ['fuel', 'emission-factors.csv'],
  ['electricity', 'electricity-factors.csv'],
  ['city_gas', 'city-gas-supplier-factors.csv'],
  ['heat', 'heat-supplier-factors.csv'],
  ['waste', 'waste-factors.csv'],
  ['conversion', 'unit-conversions.csv'],
];

const target = join(import.meta.dirname, '../src/engine/emission/data');

function lines(rows: readonly unknown[]): string {
  return `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`;
}

async function write(tables: FactorTables): Promise<void> {
  const { sources, custom: _, ...lists } = tables;
  const entries = Object.entries(sources).map(([id, source]) => `${JSON.stringify(id)}:${JSON.stringify(source)}`);
  await writeFile(join(target, 'sources.json'), `{\n${entries.join(',\n')}\n}\n`);
  for (const [name, rows] of Object.entries(lists)) {
    await writeFile(join(target, `${name === 'cityGas' ? 'city-gas' : name}.json`), lines(rows));
  }
}

const folder = process.argv[2];
if (folder === undefined) {
  console.error('usage: node scripts/import-factor-csv.ts <folder>');
  process.exit(2);
}
let tables = emptyTables;
const findings: FactorFinding[] = [];
for (const [kind, file] of files) {
  const parsed = parseFactorEdition(await readFile(join(folder, file), 'utf8'), kind);
  const merged = mergeTables(tables, parsed.tables);
  tables = merged.tables;
  findings.push(...parsed.findings, ...merged.findings);
}
for (const finding of findings) console.error(`${finding.severity} ${finding.code} ${finding.id}: ${finding.detail}`);
await write(tables);
process.exitCode = findings.some((finding) => finding.severity === 'error') ? 1 : 0;
