import { sql } from 'drizzle-orm';
import type { Logger } from '../bot/log.ts';
import type { Clock } from '../bot/ports.ts';
import type { Database } from '../db/connection.ts';
import { destroyPictures } from '../db/destroyed.ts';

export type Housekeeping = { readonly database: Database; readonly clock: Clock; readonly log: Logger };

const everyMs = 3_600_000;
const dayMs = 86_400_000;
/** LINE does not say how long it may deliver again; it keeps webhooks for far less than this. */
const rememberEventsDays = 30;

/** Removes what has had its time: ids of old events, expired pictures. */
export async function tidyUp({ database, clock }: Housekeeping): Promise<void> {
  const now = clock.now();
  const old = new Date(now.getTime() - rememberEventsDays * dayMs).toISOString();
  await database.queues(async (db) => {
    await db.execute(sql`delete from seen_events where seen_at < ${old}::timestamptz`);
    // What was not let out has been told to whom it concerned.
    await db.execute(sql`delete from outbox where status = 'fenced' and created_at < ${old}::timestamptz`);
    const expired = sql`select id, 'expired' as reason from media where expires_at < ${now.toISOString()}::timestamptz`;
    await destroyPictures(db, expired, now);
  });
}

/** Tidies up now and every hour; the returned function ends it. */
export function startHousekeeping(options: Housekeeping): () => void {
  const run = (): void => {
    tidyUp(options).catch((error: unknown) => {
      options.log.warn('housekeeping-failed', { reason: error instanceof Error ? error.name : 'unknown' });
    });
  };
  run();
  const timer = setInterval(run, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
