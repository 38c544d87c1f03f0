import { sql } from 'drizzle-orm';
import { codeOf } from '../../bot/errors.ts';
import type { Locale } from '../../bot/facts.ts';
import type { Logger } from '../../bot/log.ts';
import type { Clock, QueuedTask } from '../../bot/ports.ts';
import { nextTry } from '../../bot/retry.ts';
import type { Database } from '../connection.ts';
import type { Vault } from '../vault/vault.ts';
import type { Claim } from './claim.ts';
import { writeQueues } from './write-queues.ts';

/** What counting a failure needs. */
export type FailureOptions = {
  readonly database: Database;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly owner: string;
  readonly leaseMs: number;
  readonly apologise: (locale: Locale, platform: 'line' | 'slack') => QueuedTask;
  readonly log: Logger;
};

/** Counts a failed turn in a transaction of its own: the one that failed took its count with it. */
export async function countFailure(options: FailureOptions, claim: Claim, error: unknown): Promise<void> {
  const conversation = claim.event.from.conversationId;
  options.log.error('turn-not-written', { code: codeOf(error), conversation, attempts: claim.attempts + 1 });
  const now = options.clock.now();
  const due = nextTry(claim.attempts + 1, now);
  await options.database.queues(async (db) => {
    const held = await db.execute(
      sql`select 1 from inbox where seq = ${claim.seq} and dead_code is null for update skip locked`,
    );
    if (held.length === 0) return;
    if (due !== null) {
      await db.execute(sql`
        update inbox set attempts = attempts + 1, run_at = ${due.toISOString()}::timestamptz where seq = ${claim.seq}`);
      return;
    }
    const apology = options.apologise(claim.locale, claim.event.from.platform);
    const outcome = { next: claim.stored, records: [], tasks: [apology], desk: [], deadCode: 'turn-failed' };
    await writeQueues(db, [{ claim, outcome }], { ...options, now, owner: nobody });
  });
}

// The row is left for the sweep: this process does not hold it in memory.
const nobody = '00000000-0000-8000-8000-000000000000';
