import { parseArgs } from 'node:util';
import { listImports } from '../db/repositories/imports.ts';
import { findProgramme } from '../db/repositories/programmes.ts';
import { undoImport } from '../db/repositories/undo-import.ts';
import { type Command, type CommandContext, UsageError } from './command.ts';
import { withStorage } from './with-storage.ts';

/** What was taken over from tables, and back again. */
export const imported: Command = {
  name: 'import',
  summary: 'lists what was taken over from tables, takes one back',
  usage: `usage: hakaru import list --programme CODE [--json]
       hakaru import undo ID --programme CODE [--by NAME]

Tables are taken over by business import and readings import. undo takes one back as a whole: its figures are
withdrawn and stay in the ledger as such. Refused once a figure of it was corrected (import-corrected), or a firm of
it has joined or has figures (import-used).`,
  run: async (context) => {
    const { values, positionals } = parseArgs({
      args: [...context.args],
      allowPositionals: true,
      options: { programme: { type: 'string' }, by: { type: 'string' }, json: { type: 'boolean', default: false } },
    });
    const [action, id] = positionals;
    if (values.programme === undefined) throw new UsageError('--programme is missing');
    if (action === 'list') return list(context, values.programme, values.json);
    if (action !== 'undo' || id === undefined) throw new UsageError('import list, or import undo ID');
    if (!/^[0-9a-f-]{36}$/.test(id)) throw new UsageError(`not the id of an import: ${id}`);
    return undo(context, values.programme, { id, by: values.by?.trim() || 'operator' });
  },
};

async function list(context: CommandContext, code: string, json: boolean): Promise<number> {
  const rows = await withStorage(context, async ({ database }) => {
    const programme = await findProgramme(database, code);
    return database.scoped(programme.id, (db) => listImports(db));
  });
  for (const { id, what, rows: count, importedBy, at, undoneAt, digest } of rows) {
    const line = {
      id,
      what,
      rows: count,
      by: importedBy,
      at: at.toISOString(),
      undoneAt: undoneAt?.toISOString() ?? null,
      digest,
    };
    const { by, undoneAt: undone } = line;
    context.terminal.out(json ? JSON.stringify(line) : [id, what, count, line.at, by, undone ?? '-'].join('\t'));
  }
  return 0;
}

async function undo(context: CommandContext, code: string, { id, by }: { id: string; by: string }): Promise<number> {
  const done = await withStorage(context, async ({ database }) => {
    const { id: programmeId } = await findProgramme(database, code);
    return database.scoped(programmeId, (db) => undoImport(db, { id, by, now: new Date(), programmeId }));
  });
  if (typeof done === 'number') {
    context.terminal.out(`${id}\t${done} taken back`);
    return 0;
  }
  context.terminal.err(`error: ${done}: nothing was taken back; see: import list --programme ${code}`);
  return 1;
}
