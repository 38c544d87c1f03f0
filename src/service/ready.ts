import { sql } from 'drizzle-orm';
import type { ReadyReport } from '../adapters/http/health.ts';
import type { Clock } from '../bot/ports.ts';
import type { Database } from '../db/connection.ts';
import { deskQueueState, isLate } from './desk-state.ts';

/** How the queues stand, over all programmes. */
export type QueueState = {
  readonly outboxDepth: number;
  readonly deadInbox: number;
  readonly deadOutbox: number;
  /** Seconds that the oldest due event or message has waited; null when nothing waits. */
  readonly oldestSeconds: number | null;
};

type Row = { depth: string; dead_in: string; dead_out: string; oldest: string | null };

/** Asks the database how much is waiting, and for how long. */
export async function queueState(database: Database, clock: Clock): Promise<QueueState> {
  const now = clock.now();
  const [row] = await database.queues((db) =>
    db.execute<Row>(sql`
      select
        (select count(*) from outbox where status = 'waiting') as depth,
        (select count(*) from inbox where dead_code is not null) as dead_in,
        (select count(*) from outbox where status not in ('waiting', 'fenced')) as dead_out,
        (select min(t) from (
          select min(received_at) as t from inbox where dead_code is null
          union all select min(due_at) from outbox where status = 'waiting' and due_at <= ${now.toISOString()}::timestamptz
        ) waiting) as oldest`),
  );
  const oldest = row?.oldest ?? null;
  return {
    outboxDepth: Number(row?.depth ?? 0),
    deadInbox: Number(row?.dead_in ?? 0),
    deadOutbox: Number(row?.dead_out ?? 0),
    oldestSeconds: oldest === null ? null : Math.max(0, (now.getTime() - new Date(oldest).getTime()) / 1000),
  };
}

/** The report behind /readyz. The schema is brought up to date before anything listens. */
export async function readyReport(database: Database, clock: Clock): Promise<ReadyReport> {
  const { oldestSeconds } = await queueState(database, clock);
  const desk = isLate(await deskQueueState(database, clock)) ? 'late' : 'ok';
  return { ready: true, database: 'ok', migrations: 'ok', queueAgeSeconds: oldestSeconds, desk };
}
