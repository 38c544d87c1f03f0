import { writeFile } from 'node:fs/promises';
import { stringify } from 'yaml';
import { checkKnowledge } from '../../engine/knowledge/check/check.ts';
import { itemsOf } from '../../engine/knowledge/items.ts';
import { knowledgeWorkbook } from '../../service/knowledge-sheet/write.ts';
import { type CommandContext, UsageError } from '../command.ts';
import { knowledgeHere } from './in-force.ts';
import { isWorkbook, readKnowledge } from './read-file.ts';
import { type Given, needed } from './values.ts';

const here = (context: CommandContext, { values }: Given) => knowledgeHere(context, values['built-in'] === true);

/** The faults of a file, or of the edition in force. */
export async function check(context: CommandContext, given: Given): Promise<number> {
  const { what, values, today } = given;
  const read = what === undefined ? await here(context, given) : await readKnowledge(context, what);
  if (read === null) return 1;
  const findings = checkKnowledge(read, today);
  if (values.json === true) context.terminal.out(JSON.stringify(findings));
  else for (const one of findings) context.terminal.out([one.severity, one.code, one.item, one.detail].join('\t'));
  return findings.some(({ severity }) => severity === 'error') ? 1 : 0;
}

/** The items of the edition in force. */
export async function list(context: CommandContext, given: Given): Promise<number> {
  for (const { kind, item } of itemsOf(await here(context, given)))
    context.terminal.out([kind, item.id, item.asOf, item.confidence].join('\t'));
  return 0;
}

/** One item of the edition in force. */
export async function show(context: CommandContext, given: Given): Promise<number> {
  if (given.what === undefined) throw new UsageError('knowledge show ID');
  const found = itemsOf(await here(context, given)).find(({ item }) => item.id === given.what);
  if (found === undefined) throw new UsageError(`no item ${given.what}`);
  context.terminal.out(JSON.stringify(found.item, null, 2));
  return 0;
}

/** Writes the edition in force to a file in the form that `import` reads. */
export async function exportKnowledge(context: CommandContext, given: Given): Promise<number> {
  const out = needed(given, 'out');
  if (!isWorkbook(out) && !/\.ya?ml$/i.test(out)) throw new UsageError('--out: a name that ends with .xlsx or .yaml');
  const knowledge = await here(context, given);
  await writeFile(out, isWorkbook(out) ? await knowledgeWorkbook(knowledge) : stringify(knowledge, { lineWidth: 0 }));
  context.terminal.out([knowledge.edition.id, out].join('\t'));
  return 0;
}
