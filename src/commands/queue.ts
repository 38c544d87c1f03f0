import { parseArgs } from 'node:util';
import { dropRow, type QueueName, queueNames, replayRow, stoppedRows } from '../db/repositories/queue-rows.ts';
import { type Command, type CommandContext, UsageError } from './command.ts';
import { withStorage } from './with-storage.ts';

/** Events and messages that stopped, to be looked at and started again. */
export const queue: Command = {
  name: 'queue',
  summary: 'shows events, messages and acts of the desk that were given up; replays or drops them',
  usage: `usage: hakaru queue list [--json]
       hakaru queue replay inbox|outbox|desk <id>
       hakaru queue drop inbox|outbox|desk <id>

Replaying a message sends it again as a push, under a new key: do it when you know that it was not seen.`,
  run: async (context) => {
    const { values, positionals } = parseArgs({
      args: [...context.args],
      allowPositionals: true,
      options: { json: { type: 'boolean' } },
    });
    const [action, table, id] = positionals;
    if (action === 'list') return list(context, values.json ?? false);
    return changeRow(context, action, rowOf(table, id));
  },
};

type Row = { readonly queue: QueueName; readonly id: string };

function rowOf(table: string | undefined, id: string | undefined): Row {
  const queue = queueNames.find((name) => name === table);
  if (queue === undefined) throw new UsageError('queue list, replay or drop');
  const shape = queue === 'outbox' ? /^[0-9a-f-]{36}$/ : /^\d+$/;
  if (id === undefined || !shape.test(id)) throw new UsageError(`not an id of ${queue}: ${id ?? '(none)'}`);
  return { queue, id };
}

function changeRow(context: CommandContext, action: string | undefined, { queue: from, id }: Row): Promise<number> {
  if (action === 'replay') return change(context, ({ database }) => replayRow(database, from, id, new Date()));
  if (action === 'drop') return change(context, ({ database }) => dropRow(database, from, id));
  throw new UsageError('queue list, replay or drop');
}

async function list(context: CommandContext, json: boolean): Promise<number> {
  const rows = await withStorage(context, ({ database }) => stoppedRows(database));
  if (json) context.terminal.out(JSON.stringify(rows));
  else
    for (const row of rows)
      context.terminal.out([row.queue, row.id, row.status, row.code ?? '-', row.since].join('\t'));
  return 0;
}

type Change = Parameters<typeof withStorage<boolean>>[1];

async function change(context: CommandContext, work: Change): Promise<number> {
  if (await withStorage(context, work)) return 0;
  context.terminal.err('error: row-unknown: no such stopped row; see: queue list');
  return 1;
}
