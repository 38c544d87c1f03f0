import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { parse, stringify } from 'yaml';
import { ConfigError } from '../bot/errors.ts';
import { type ProgrammeDocument, programmeDocument } from '../bot/programme/document.ts';
import { documentFaults } from '../bot/programme/faults.ts';
import { addProgramme, findProgramme, listProgrammes } from '../db/repositories/programmes.ts';
import { type Command, type CommandContext, UsageError } from './command.ts';
import { importHandover } from './import-handover.ts';
import { withStorage } from './with-storage.ts';

/** Programmes (a municipality's 事業) as documents. */
export const programme: Command = {
  name: 'programme',
  summary: 'adds and shows programmes (事業)',
  usage: `usage: hakaru programme add <file.yaml>
       hakaru programme list [--json]
       hakaru programme show <code>
       hakaru programme export <code> <file.yaml>
       hakaru programme import <file.zip> --passphrase-file FILE [--by NAME]

Examples of the file lie in programmes/. import takes the archive of a whole programme, as export --programme made it,
into a programme that is new or has no firm yet: everything, or nothing. Firms come back by invitations of their own.`,
  run: async (context) => {
    const { values, positionals } = parseArgs({
      args: [...context.args],
      allowPositionals: true,
      options: { json: { type: 'boolean' }, 'passphrase-file': { type: 'string' }, by: { type: 'string' } },
    });
    const [action, first, second] = positionals;
    if (action === 'add' && first !== undefined) return add(context, first);
    if (action === 'list') return list(context, values.json ?? false);
    if (action === 'show' && first !== undefined) return show(context, first);
    if (action === 'export' && first !== undefined && second !== undefined) return exportTo(context, first, second);
    if (action === 'import' && first !== undefined)
      return importHandover(context, first, { passphraseFile: values['passphrase-file'], by: values.by });
    throw new UsageError('programme add, list, show, export or import');
  },
};

/** Reads a programme file. @throws {ConfigError} `programme-invalid`, naming every fault by its place */
export async function readProgrammeFile(path: string): Promise<ProgrammeDocument> {
  const parsed = programmeDocument.safeParse(parse(await readFile(path, 'utf8')));
  const faults = parsed.success
    ? documentFaults(parsed.data)
    : parsed.error.issues.map((issue) => `${issue.path.join('.') || '(file)'}: ${issue.message}`);
  if (parsed.success && faults.length === 0) return parsed.data;
  throw new ConfigError('programme-invalid', faults);
}

async function add(context: CommandContext, path: string): Promise<number> {
  const document = await readProgrammeFile(path);
  const row = await withStorage(context, ({ database }) => addProgramme(database, document));
  context.terminal.out(JSON.stringify({ code: row.code, id: row.id }));
  return 0;
}

async function list(context: CommandContext, json: boolean): Promise<number> {
  const rows = await withStorage(context, ({ database }) => listProgrammes(database));
  const lines = rows.map(({ id, code, document }) => ({
    code,
    id,
    name: document.name,
    client: document.client,
    term: document.term,
  }));
  if (json) context.terminal.out(JSON.stringify(lines));
  else
    for (const line of lines)
      context.terminal.out(`${line.code}\t${line.name}\t${line.term.from}..${line.term.to}\t${line.id}`);
  return 0;
}

async function show(context: CommandContext, code: string): Promise<number> {
  const row = await withStorage(context, ({ database }) => findProgramme(database, code));
  context.terminal.out(JSON.stringify({ id: row.id, ...row.document }, null, 2));
  return 0;
}

async function exportTo(context: CommandContext, code: string, path: string): Promise<number> {
  const row = await withStorage(context, ({ database }) => findProgramme(database, code));
  await writeFile(path, stringify(row.document), { flag: 'wx' });
  context.terminal.err(`written: ${path}`);
  return 0;
}
