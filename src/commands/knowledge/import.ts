import { addEdition, knowledgeInForce, readEdition } from '../../db/repositories/editions.ts';
import { blockingFindings } from '../../engine/knowledge/change/blocking.ts';
import { diffKnowledge, type KnowledgeDiff } from '../../engine/knowledge/change/diff.ts';
import { type CommandContext, UsageError } from '../command.ts';
import { withStorage } from '../with-storage.ts';
import { knowledgeHere } from './in-force.ts';
import { readKnowledge } from './read-file.ts';
import { type Given, needed, refuse } from './values.ts';

function printDiff({ terminal }: CommandContext, { added, changed, gone, expired }: KnowledgeDiff): void {
  for (const { kind, id } of added) terminal.out(['new', kind, id].join('\t'));
  for (const { kind, id, fields } of changed) terminal.out(['changed', kind, id, fields.join(',')].join('\t'));
  for (const { kind, id } of gone) terminal.out(['gone', kind, id].join('\t'));
  for (const { kind, id } of expired) terminal.out(['expired', kind, id].join('\t'));
}

function fileOf({ what }: Given): string {
  if (what === undefined) throw new UsageError('which file?');
  return what;
}

/** What a file would change in the edition in force. */
export async function diff(context: CommandContext, given: Given): Promise<number> {
  const read = await readKnowledge(context, fileOf(given));
  if (read === null) return 1;
  const before = await knowledgeHere(context, given.values['built-in'] === true);
  printDiff(context, diffKnowledge(before, read, given.today));
  return 0;
}

/** Keeps an edition from a file until somebody publishes it; refused for the faults of what is new or changed. */
export async function importKnowledge(context: CommandContext, given: Given): Promise<number> {
  const [file, by, dryRun] = [fileOf(given), needed(given, 'by'), given.values['dry-run'] === true];
  const read = await readKnowledge(context, file);
  if (read === null) return 1;
  return withStorage(context, async ({ database }) => {
    const before = await database.queues((db) => knowledgeInForce(db));
    printDiff(context, diffKnowledge(before, read, given.today));
    const faults = blockingFindings(before, read, given.today);
    for (const { code, item, detail } of faults) context.terminal.out(['error', code, item, detail].join('\t'));
    const { id } = read.edition;
    if ((await database.queues((db) => readEdition(db, id))) !== null) return refuse(context, 'edition-exists');
    if (faults.length > 0) return 1;
    if (dryRun) return 0;
    const added = await addEdition(database, { knowledge: read, by, now: new Date() });
    if (!added.ok) return refuse(context, added.problem);
    context.terminal.err(`${id} waits for: knowledge publish ${id} --approver NAME`);
    return 0;
  });
}
