import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { builtInKnowledge } from '../engine/knowledge/built-in.ts';
import { checkKnowledge } from '../engine/knowledge/check/check.ts';
import { type Knowledge, knowledgeSchema } from '../engine/knowledge/edition.ts';
import { itemsOf } from '../engine/knowledge/items.ts';
import { type Command, type CommandContext, UsageError } from './command.ts';

/** What the bot may say of its field: its state and its faults. */
export const knowledge: Command = {
  name: 'knowledge',
  summary: 'checks, lists and shows answers, measures, schemes and stories',
  usage: `usage: hakaru knowledge check [file.yaml|file.json] [--json] [--today YYYY-MM-DD]
       hakaru knowledge list
       hakaru knowledge show ID

check without a file looks at the knowledge of the program. Items with an error are not shown to owners.`,
  run: async (context) => {
    const { values, positionals } = parseArgs({
      args: [...context.args],
      allowPositionals: true,
      options: { json: { type: 'boolean' }, today: { type: 'string' } },
    });
    const [action, what] = positionals;
    const today = dayOf(values.today);
    if (action === 'check') return check(context, { file: what, json: values.json ?? false, today });
    if (action === 'list') return list(context);
    if (action === 'show' && what !== undefined) return show(context, what);
    throw new UsageError('knowledge check, list or show ID');
  },
};

function dayOf(given: string | undefined): string {
  if (given !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(given)) throw new UsageError('--today: YYYY-MM-DD');
  return given ?? new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 10);
}

type Check = { readonly file: string | undefined; readonly json: boolean; readonly today: string };

async function check(context: CommandContext, { file, json, today }: Check): Promise<number> {
  const read = file === undefined ? builtInKnowledge : await readKnowledge(context, file);
  if (read === null) return 1;
  const findings = checkKnowledge(read, today);
  if (json) context.terminal.out(JSON.stringify(findings));
  else for (const one of findings) context.terminal.out([one.severity, one.code, one.item, one.detail].join('\t'));
  return findings.some(({ severity }) => severity === 'error') ? 1 : 0;
}

async function readKnowledge(context: CommandContext, file: string): Promise<Knowledge | null> {
  const read = knowledgeSchema.safeParse(parse(await readFile(file, 'utf8')));
  if (read.success) return read.data;
  for (const { path, message } of read.error.issues)
    context.terminal.out(['error', 'schema', path.join('.'), message].join('\t'));
  return null;
}

function list(context: CommandContext): number {
  for (const { kind, item } of itemsOf(builtInKnowledge))
    context.terminal.out([kind, item.id, item.asOf, item.confidence].join('\t'));
  return 0;
}

function show(context: CommandContext, id: string): number {
  const found = itemsOf(builtInKnowledge).find(({ item }) => item.id === id);
  if (found === undefined) throw new UsageError(`no item ${id}`);
  context.terminal.out(JSON.stringify(found.item, null, 2));
  return 0;
}
