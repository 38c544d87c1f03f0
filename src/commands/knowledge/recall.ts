import type { Database } from '../../db/connection.ts';
import { knowledgeInForce } from '../../db/repositories/editions.ts';
import { findProgramme, listProgrammes } from '../../db/repositories/programmes.ts';
import { recall as queue, type Shown, shownAndChanged } from '../../service/recall.ts';
import type { CommandContext } from '../command.ts';
import { withStorage } from '../with-storage.ts';
import { type Given, needed } from './values.ts';

/** Who was shown an item; with `--correct` those for whom it has changed are told. */
export async function recall(context: CommandContext, given: Given): Promise<number> {
  const itemId = needed(given, 'item');
  const by = given.values.correct === true ? needed(given, 'by') : null;
  return withStorage(context, async ({ database }) => {
    const programmes = await programmesOf(database, given);
    const present = { knowledge: await database.queues((db) => knowledgeInForce(db)), today: given.today };
    let queued = 0;
    for (const { id: programmeId, code: programme } of programmes) {
      const shown = await shownAndChanged(database, present, { programmeId, itemId });
      for (const one of shown) print(context, { programme, one, json: given.values.json === true });
      if (by !== null) queued += await queue(database, present, { programmeId, shown, by, now: new Date() });
    }
    if (by !== null) context.terminal.err(`${queued} corrections queued`);
    return 0;
  });
}

async function programmesOf(database: Database, { values: { programme } }: Given) {
  return typeof programme === 'string' ? [await findProgramme(database, programme)] : listProgrammes(database);
}

type Line = { readonly programme: string; readonly one: Shown; readonly json: boolean };

function print({ terminal }: CommandContext, { programme, one, json }: Line): void {
  const { item, business, conversationId: conversation, at, edition } = one.recipient;
  if (json) terminal.out(JSON.stringify({ programme, business, conversation, at, edition, item, why: one.why }));
  else
    terminal.out(
      [programme, business ?? '-', conversation, at, edition, `${item.type}/${item.id}`, one.why ?? 'same'].join('\t'),
    );
}
