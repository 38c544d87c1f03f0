import { sql } from 'drizzle-orm';
import type { Database } from '../connection.ts';

/**
 * Ends every lease. Only for a program that is alone on its database: whoever held them is gone, and their rows need
 * not wait until the lease runs out. That an attempt may have been begun stays known by the owner's name.
 */
export async function endAllLeases(database: Database, now: Date): Promise<void> {
  const ended = new Date(now.getTime() - 1).toISOString();
  await database.queues(async (db) => {
    await db.execute(sql`update outbox set lease_until = ${ended}::timestamptz where lease_owner is not null`);
    await db.execute(sql`update report_jobs set lease_until = ${ended}::timestamptz where lease_owner is not null`);
  });
}
