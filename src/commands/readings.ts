import { parseArgs } from 'node:util';
import { programmeOfBusiness } from '../db/repositories/businesses.ts';
import { listProgrammes } from '../db/repositories/programmes.ts';
import { readingHistory } from '../db/repositories/readings.ts';
import { type Command, UsageError } from './command.ts';
import { runMonthsImport } from './import/months.ts';
import { runTemplate } from './import/template.ts';
import { withStorage } from './with-storage.ts';

/** A firm's ledger. */
export const readings: Command = {
  name: 'readings',
  summary: "lists a firm's ledger with CO2 and corrections, takes a table of months over",
  usage: `usage: hakaru readings list --business ID [--json]
       hakaru readings import --programme CODE FILE [--preview | --confirm] [--by NAME] [--sheet NAME]
                              [--accept ROWS] [--skip ROWS] [--lang ja|en] [--json]
       hakaru readings template --out FILE [--months N] [--lang ja|en]

import takes monthly figures of many firms over (.xlsx, CSV; months down or across), all or nothing: without
--confirm it only shows what would happen. --accept lets figures pass that look wrong and are right: 12, 12:E, 20-31.
What the ledger has already is never overwritten.`,
  run: async (context) => {
    const [first, ...rest] = context.args;
    if (first === 'import') return runMonthsImport(context, rest);
    if (first === 'template') return runTemplate(context, 'months', rest);
    const { values, positionals } = parseArgs({
      args: [...context.args],
      allowPositionals: true,
      options: { business: { type: 'string' }, json: { type: 'boolean' } },
    });
    const id = values.business;
    if (positionals[0] !== 'list' || id === undefined) throw new UsageError('readings list --business ID');
    if (!/^[0-9a-f-]{36}$/.test(id)) throw new UsageError(`not a business id: ${id}`);
    const rows = await withStorage(context, async ({ database, vault }) => {
      const programmes = await listProgrammes(database);
      const programmeId = await programmeOfBusiness(
        database,
        programmes.map((one) => one.id),
        id,
      );
      return programmeId === null ? null : readingHistory(database, vault, programmeId, id);
    });
    if (rows === null) {
      context.terminal.err(`error: business-unknown: no business ${id}; see: business list --programme CODE`);
      return 1;
    }
    if (values.json) context.terminal.out(JSON.stringify(rows));
    else for (const row of rows) context.terminal.out(lineOf(row));
    return 0;
  },
};

function lineOf(row: Awaited<ReturnType<typeof readingHistory>>[number]): string {
  const state = row.withdrawnAt !== null ? 'withdrawn' : row.supersededBy !== null ? 'corrected' : 'current';
  const co2 = row.kgCo2 === null ? 'no factor' : `${row.kgCo2} kg-CO2${row.provisional ? ' (provisional)' : ''}`;
  const kind = row.sort === null ? row.kind : `${row.kind} ${row.sort}`;
  const amount = `${row.quantity.value} ${row.quantity.unit}`;
  return [row.month, row.site ?? '-', kind, amount, co2, state, row.origin, row.id].join('\t');
}
