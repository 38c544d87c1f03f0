import { type SQL, sql } from 'drizzle-orm';
import type { Db } from './connection.ts';

/** Remembered of messages that were taken back, beside the events that were seen: what of them is still fetched is not kept. */
export const takenBack = 'taken-back';

/** Why a kept picture was destroyed. */
export type DestroyedFor = 'taken-back' | 'not-needed' | 'expired' | 'erased';

/**
 * Deletes the pictures that `found` names (a query for `id` and `reason`), and writes down which, why and when: the row of
 * the ledger that names one as its voucher then leads to this record. Charts are drawn again at any time and go unrecorded.
 */
export async function destroyPictures(db: Db, found: SQL, now: Date): Promise<void> {
  await db.execute(sql`
    with found as (${found}), gone as (
      delete from media m using found f where m.id = f.id returning m.id, m.programme_id, m.kind, f.reason
    )
    insert into destroyed_pictures (id, programme_id, reason, at)
    select id, programme_id, reason, ${now.toISOString()}::timestamptz from gone where kind <> 'chart'
    on conflict do nothing`);
}
