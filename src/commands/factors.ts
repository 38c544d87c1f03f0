import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import {
  addCalculation,
  addFactorEdition,
  loadFactorTables,
  type OpenReading,
  openReadings,
} from '../db/repositories/factors.ts';
import { findProgramme, listProgrammes } from '../db/repositories/programmes.ts';
import { type Calculation, calculate } from '../engine/emission/calculate.ts';
import { checkFactorTables } from '../engine/emission/check.ts';
import { type EditionKind, parseFactorEdition } from '../engine/emission/edition/parse-edition.ts';
import type { FactorFinding } from '../engine/emission/finding.ts';
import { mergeTables } from '../engine/emission/merge.ts';
import { revise, supersededIds } from '../engine/emission/revision.ts';
import type { FactorTables } from '../engine/emission/schema.ts';
import { parseUnit } from '../engine/unit.ts';
import type { Storage } from '../service/storage.ts';
import { type Command, type CommandContext, UsageError } from './command.ts';
import { withStorage } from './with-storage.ts';

const kinds: readonly EditionKind[] = ['fuel', 'electricity', 'city_gas', 'heat', 'waste', 'conversion'];

/** Factor tables: their state, next year's edition, and what it changes. */
export const factors: Command = {
  name: 'factors',
  summary: 'checks factor tables, imports an edition, recomputes what was provisional',
  usage: `usage: hakaru factors check [--json]
       hakaru factors import <file.csv> --kind ${kinds.join('|')} --approver NAME [--correction] [--dry-run]
       hakaru factors recompute [--programme CODE] [--dry-run]

The file has the columns of the project's own tables (README). Rows are added, never replaced; a changed value is
refused unless the publisher corrected the list: with --correction it becomes a row of its own (ID@r2), and what was
calculated with the former stays as it is. recompute adds a newer calculation to readings whose CO2 is provisional,
missing or rests on a corrected row; older ones stay.`,
  run: async (context) => {
    const { values, positionals } = parseArgs({
      args: [...context.args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean' },
        kind: { type: 'string' },
        approver: { type: 'string' },
        programme: { type: 'string' },
        'dry-run': { type: 'boolean' },
        correction: { type: 'boolean' },
      },
    });
    const [action, file] = positionals;
    const dryRun = values['dry-run'] ?? false;
    if (action === 'check') return check(context, values.json ?? false);
    if (action === 'import' && file !== undefined)
      return importEdition(context, { ...values, file, dryRun, correction: values.correction ?? false });
    if (action === 'recompute') return recompute(context, values.programme, dryRun);
    throw new UsageError('factors check, import or recompute');
  },
};

function report(context: CommandContext, findings: readonly FactorFinding[]): number {
  for (const one of findings) context.terminal.out(`${one.severity}\t${one.code}\t${one.id}\t${one.detail}`);
  return findings.some((one) => one.severity === 'error') ? 1 : 0;
}

async function check(context: CommandContext, json: boolean): Promise<number> {
  const findings = await withStorage(context, async ({ database }) =>
    checkFactorTables(await database.queues(loadFactorTables)),
  );
  if (!json) return report(context, findings);
  context.terminal.out(JSON.stringify(findings));
  return findings.some((one) => one.severity === 'error') ? 1 : 0;
}

type Import = {
  readonly file: string;
  readonly kind?: string | undefined;
  readonly approver?: string | undefined;
  readonly dryRun: boolean;
  readonly correction: boolean;
};

async function importEdition(context: CommandContext, wanted: Import): Promise<number> {
  const kind = kinds.find((one) => one === wanted.kind);
  if (kind === undefined) throw new UsageError(`--kind: one of ${kinds.join(', ')}`);
  const { approver, dryRun, correction } = wanted;
  if (approver === undefined)
    throw new UsageError('--approver is missing: who compared a sample with the published list?');
  const parsed = parseFactorEdition(await readFile(wanted.file, 'utf8'), kind);
  return withStorage(context, async ({ database }) => {
    const known = await database.queues(loadFactorTables);
    const { tables, revised } = correction ? revise(known, parsed.tables) : { tables: parsed.tables, revised: [] };
    const merged = mergeTables(known, tables);
    const code = report(context, [...parsed.findings, ...merged.findings]);
    if (code !== 0) return code;
    for (const { id, before, after } of revised) context.terminal.out(`corrected\t${id}\t${before} → ${after}`);
    context.terminal.out(`${rowsIn(tables)} rows`);
    if (!dryRun)
      await addFactorEdition(database, {
        edition: basename(wanted.file),
        tables,
        approver,
        now: new Date(),
      });
    return 0;
  });
}

function rowsIn(tables: FactorTables): number {
  const { sources: _sources, editions: _editions, ...rows } = tables;
  return Object.values(rows).reduce((sum, list) => sum + list.length, 0);
}

async function recompute(context: CommandContext, code: string | undefined, dryRun: boolean): Promise<number> {
  return withStorage(context, async (storage) => {
    const { database } = storage;
    const programmes = code === undefined ? await listProgrammes(database) : [await findProgramme(database, code)];
    const tables = await database.queues(loadFactorTables);
    for (const { id } of programmes) await recomputeProgramme(context, storage, { programmeId: id, tables, dryRun });
    return 0;
  });
}

async function recomputeProgramme(
  context: CommandContext,
  storage: Storage,
  what: Omit<One, 'reading'>,
): Promise<void> {
  const outdated = supersededIds(what.tables);
  for (const reading of await openReadings(storage.database, what.programmeId, outdated)) {
    const line = await recomputeOne(storage, { ...what, reading });
    if (line !== null) context.terminal.out(line);
  }
}

type One = {
  readonly programmeId: string;
  readonly reading: OpenReading;
  readonly tables: FactorTables;
  readonly dryRun: boolean;
};

/** A line when the reading's CO2 changes; null when the tables say the same as before. */
async function recomputeOne({ database }: Storage, one: One): Promise<string | null> {
  const { programmeId, reading, dryRun } = one;
  const calculation = calculateAgain(one);
  if (calculation === null) return null;
  if (!dryRun) await addCalculation(database, programmeId, { readingId: reading.id, calculation, now: new Date() });
  const state = calculation.provisional ? 'provisional' : 'final';
  return [reading.id, reading.kind, reading.period.from, reading.kgCo2 ?? 'none', calculation.kgCo2, state].join('\t');
}

function calculateAgain({ reading, tables }: One): Calculation | null {
  const { id: _id, quantity, kgCo2, ...selection } = reading;
  const unit = parseUnit(quantity.unit);
  if (unit === null) return null;
  const result = calculate({ ...selection, quantity: { value: quantity.value, unit } }, tables);
  if (!result.ok) return null;
  const isSame = result.value.provisional && result.value.kgCo2 === kgCo2;
  return isSame ? null : result.value;
}
