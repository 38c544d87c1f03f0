import { sql } from 'drizzle-orm';
import type { ReceivedEvent } from '../bot/ports.ts';
import type { Database } from './connection.ts';
import { findTimed } from './timed-people.ts';
import type { Vault } from './vault/vault.ts';

/** How many people are looked at in one go; the others follow a minute later. */
const batch = 200;

/** Who may be told of a scheme: not firms that were told already. Whether it fits is decided in the turn. */
export async function findNoticed(
  database: Database,
  vault: Vault,
  wanted: { readonly programmeId: string; readonly key: string; readonly at: Date },
): Promise<readonly ReceivedEvent[]> {
  const only = sql`not exists (
    select 1 from advice_records a
    where a.business_id = b.id and a.record->>'about' = 'notice' and a.record->>'notice' = ${wanted.key})`;
  return findTimed(database, vault, { ...wanted, only, most: batch });
}

/** The people on LINE whom reminders of this month may still reach: each takes a push of the plan. */
export async function remindedOnLine(database: Database, programmeId: string): Promise<number> {
  const [row] = await database.scoped(programmeId, (db) =>
    db.execute<{ people: string }>(sql`
      select count(*) as people from conversations c
      where c.programme_id = ${programmeId}::uuid and c.platform = 'line' and c.business_id is not null
        and c.reachable and c.reminders`),
  );
  return Number(row?.people ?? 0);
}
