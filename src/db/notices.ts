import { type SQL, sql } from 'drizzle-orm';
import type { ReceivedEvent } from '../bot/ports.ts';
import type { Database } from './connection.ts';
import { findTimed } from './timed-people.ts';
import type { Vault } from './vault/vault.ts';

/** How many people are looked at in one go; the others follow a minute later. */
const batch = 200;

/** As long as a notice may be late after a stop of the service. */
const sinceReturnMs = 3 * 86_400_000;

/** A notice: its key, and the days on which it is told, both included. */
export type Noticed = {
  readonly programmeId: string;
  readonly key: string;
  readonly at: Date;
  readonly days: { readonly from: string; readonly to: string };
};

/** Not firms that were told already. */
const isNew = (key: string): SQL => sql`not exists (
    select 1 from advice_records a
    where a.business_id = b.id and a.record->>'about' = 'notice' and a.record->>'notice' = ${key})`;

/** Who may be told of a scheme. Whether it fits is decided in the turn. */
export async function findNoticed(
  database: Database,
  vault: Vault,
  wanted: Noticed,
): Promise<readonly ReceivedEvent[]> {
  return findTimed(database, vault, { ...wanted, only: isNew(wanted.key), most: batch });
}

/** Who came back lately from a consultation into which the notice fell, or in which it was not heard. */
export async function findReturned(
  database: Database,
  vault: Vault,
  wanted: Noticed,
): Promise<readonly ReceivedEvent[]> {
  const { key, at, days } = wanted;
  const lately = new Date(at.getTime() - sinceReturnMs).toISOString();
  const only = sql`${isNew(key)} and exists (
    select 1 from consultations x where x.conversation_id = c.id and x.handler is not null
      and x.closed_at >= ${lately}::timestamptz and x.closed_at >= ${days.from}::timestamp at time zone 'Asia/Tokyo'
      and x.opened_at < (${days.to}::timestamp + interval '1 day') at time zone 'Asia/Tokyo')`;
  return findTimed(database, vault, { ...wanted, only, most: batch, turn: ':returned' });
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
