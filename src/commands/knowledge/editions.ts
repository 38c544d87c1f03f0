import type { Database } from '../../db/connection.ts';
import { knowledgeInForce, listEditions, publishEdition, withdrawEdition } from '../../db/repositories/editions.ts';
import { listProgrammes } from '../../db/repositories/programmes.ts';
import { recall, type Shown, shownAndChanged } from '../../service/recall.ts';
import { type CommandContext, UsageError } from '../command.ts';
import { withStorage } from '../with-storage.ts';
import { type Given, needed, refuse } from './values.ts';

/** The editions that were imported here, and which one is in force. */
export async function editions(context: CommandContext, { values }: Given): Promise<number> {
  return withStorage(context, async ({ database }) => {
    const [inForce, lines] = await database.queues(async (db) => [await knowledgeInForce(db), await listEditions(db)]);
    const { id: current } = inForce.edition;
    if (values.json === true) context.terminal.out(JSON.stringify({ inForce: current, editions: lines }));
    else {
      context.terminal.out(['in-force', current].join('\t'));
      for (const { id, asOf, state, importedBy, approvedBy, withdrawnBy } of lines)
        context.terminal.out([state, id, asOf, importedBy, approvedBy ?? '-', withdrawnBy ?? '-'].join('\t'));
    }
    return 0;
  });
}

function editionOf({ what }: Given): string {
  if (what === undefined) throw new UsageError('which edition?');
  return what;
}

/** Puts an edition into force, and says what people were shown that is not so any more. */
export async function publish(context: CommandContext, given: Given): Promise<number> {
  const [id, approver] = [editionOf(given), needed(given, 'approver')];
  return withStorage(context, async ({ database }) => {
    const done = await publishEdition(database, { id, approver, now: new Date() });
    if (!done.ok) return refuse(context, done.problem);
    await tellWhatWasShown(context, database, { given, by: approver });
    return 0;
  });
}

/** Takes an edition back; the one before it is in force again. */
export async function withdraw(context: CommandContext, given: Given): Promise<number> {
  const [id, by] = [editionOf(given), needed(given, 'by')];
  return withStorage(context, async ({ database }) => {
    const done = await withdrawEdition(database, { id, by, now: new Date() });
    if (!done.ok) return refuse(context, done.problem);
    await tellWhatWasShown(context, database, { given, by });
    return 0;
  });
}

type Teller = { readonly given: Given; readonly by: string };

/** A line for each item that people were shown otherwise, with how many; with `--recall` they will be told. */
async function tellWhatWasShown(
  { terminal }: CommandContext,
  database: Database,
  { given, by }: Teller,
): Promise<void> {
  const present = { knowledge: await database.queues((db) => knowledgeInForce(db)), today: given.today };
  const isRecalled = given.values.recall === true;
  const outdated: string[] = [];
  let queued = 0;
  for (const { id: programmeId } of await listProgrammes(database)) {
    const shown = await shownAndChanged(database, present, { programmeId, itemId: null });
    outdated.push(...shown.flatMap(lineOf));
    if (isRecalled) queued += await recall(database, present, { programmeId, shown, by, now: new Date() });
  }
  const lines = Map.groupBy(outdated.toSorted(), (line) => line);
  for (const [line, { length }] of lines) terminal.out(`${line}\t${length}`);
  if (isRecalled) terminal.out(`queued\t${queued}`);
  else if (lines.size > 0) terminal.err('people can be told with: knowledge recall --item ID --correct --by NAME');
}

function lineOf({ recipient: { item }, why }: Shown): readonly string[] {
  return why === null ? [] : [['shown', item.type, item.id, why].join('\t')];
}
