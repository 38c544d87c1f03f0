import { parseArgs } from 'node:util';
import { knowledgeInForce } from '../db/repositories/editions.ts';
import { loadFactorTables } from '../db/repositories/factors.ts';
import { listProgrammes } from '../db/repositories/programmes.ts';
import { keptTurns } from '../db/repositories/turns-kept.ts';
import { replayTurns } from '../service/replay.ts';
import { type Command, UsageError } from './command.ts';
import { withStorage } from './with-storage.ts';

/** Makes stored turns again with the present code, and shows what people would be told otherwise. */
export const replay: Command = {
  name: 'replay',
  summary: 'runs stored events through the present code and prints what would differ; nothing is sent or stored',
  usage: `usage: hakaru replay --from YYYY-MM-DD [--conversation ID] [--json]

Shows what people wrote: keep the output as confidential as the messages themselves. Exit code 1 when something differs.`,
  run: async (context) => {
    const { values } = parseArgs({
      args: [...context.args],
      options: { from: { type: 'string' }, conversation: { type: 'string' }, json: { type: 'boolean' } },
    });
    const { from, conversation } = values;
    if (from === undefined || Number.isNaN(Date.parse(from))) throw new UsageError('replay --from YYYY-MM-DD');
    if (conversation !== undefined && !/^[0-9a-f-]{36}$/.test(conversation))
      throw new UsageError(`not a conversation id: ${conversation}`);
    const report = await withStorage(context, async ({ database, vault }) => {
      const programmes = await listProgrammes(database);
      const wanted = { from: new Date(from), conversationId: conversation ?? null };
      const inForce = await database.queues(async (db) => ({
        knowledge: await knowledgeInForce(db),
        tables: await loadFactorTables(db),
      }));
      const all = await Promise.all(
        programmes.map(async ({ id, document }) =>
          replayTurns(await keptTurns(database, vault, { programmeId: id, ...wanted }), { id, document, inForce }),
        ),
      );
      return all.flat();
    });
    const different = report.filter((turn) => turn.differs);
    for (const turn of different) {
      if (values.json) context.terminal.out(JSON.stringify(turn));
      else context.terminal.out(`${turn.at} ${turn.conversationId}\n> ${turn.said}\n- ${turn.was}\n+ ${turn.now}\n`);
    }
    context.terminal.err(`${report.length} turns, ${different.length} would differ`);
    return different.length === 0 ? 0 : 1;
  },
};
