import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '../connection.ts';

/** Where rows can stop: events, messages, and what the desk wanted done. */
export const queueNames = ['inbox', 'outbox', 'desk'] as const;
export type QueueName = (typeof queueNames)[number];

/** A row that was given up, without its content. */
export type StoppedRow = {
  readonly queue: QueueName;
  readonly id: string;
  readonly programmeId: string;
  readonly conversationId: string;
  readonly status: string;
  readonly code: string | null;
  readonly attempts: number;
  readonly since: string;
};

type Row = {
  queue: QueueName;
  id: string;
  programme_id: string;
  conversation_id: string;
  status: string;
  code: string | null;
  attempts: number;
  since: string;
};

/** Everything that waits for a person's decision, oldest first. */
export async function stoppedRows(database: Database): Promise<readonly StoppedRow[]> {
  const rows = await database.queues((db) =>
    db.execute<Row>(sql`
      select 'inbox' as queue, seq::text as id, programme_id, conversation_id, 'dead' as status, dead_code as code, attempts,
        received_at as since from inbox where dead_code is not null
      union all
      select 'outbox', id::text, programme_id, conversation_id, status, code, attempts, created_at from outbox where status not in ('waiting', 'fenced')
      union all
      select 'desk', seq::text, programme_id, conversation_id, 'dead', dead_code, attempts, created_at from desk_effects
      where dead_code is not null
      order by since`),
  );
  return rows.map((row) => ({
    queue: row.queue,
    id: row.id,
    programmeId: row.programme_id,
    conversationId: row.conversation_id,
    status: row.status,
    code: row.code,
    attempts: row.attempts,
    since: new Date(row.since).toISOString(),
  }));
}

/**
 * Gives a stopped row another life: an event is turned again, an effect carried out again, a message sent again — the
 * latter under a new key and as a push, because whoever asks has decided that it was not seen. Returns whether there was
 * such a row.
 */
export async function replayRow(database: Database, queue: QueueName, id: string, now: Date): Promise<boolean> {
  const rows = await database.queues((db) => db.execute(revive[queue](id, now.toISOString())));
  return rows.length > 0;
}

const revive: Readonly<Record<QueueName, (id: string, at: string) => SQL>> = {
  inbox: (id, at) => sql`
    update inbox set dead_code = null, attempts = 0, run_at = ${at}::timestamptz
    where seq = ${id}::bigint and dead_code is not null returning seq`,
  outbox: (id, at) => sql`
    update outbox set id = gen_random_uuid(), status = 'waiting', code = null, attempts = 0, due_at = ${at}::timestamptz,
      created_at = ${at}::timestamptz, reply_in_doubt = false, token_received_at = null, counted = false,
      lease_owner = null, lease_until = null
    where id = ${id}::uuid and status <> 'waiting' returning id`,
  desk: (id, at) => sql`
    update desk_effects set dead_code = null, attempts = 0, due_at = ${at}::timestamptz
    where seq = ${id}::bigint and dead_code is not null returning seq`,
};

/** Drops a stopped row for good; returns whether there was one. */
export async function dropRow(database: Database, queue: QueueName, id: string): Promise<boolean> {
  const rows = await database.queues((db) => db.execute(drop[queue](id)));
  return rows.length > 0;
}

const drop: Readonly<Record<QueueName, (id: string) => SQL>> = {
  inbox: (id) => sql`delete from inbox where seq = ${id}::bigint and dead_code is not null returning seq`,
  outbox: (id) => sql`delete from outbox where id = ${id}::uuid and status <> 'waiting' returning id`,
  desk: (id) => sql`delete from desk_effects where seq = ${id}::bigint and dead_code is not null returning seq`,
};
