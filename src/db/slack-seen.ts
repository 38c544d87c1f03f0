import { sql } from 'drizzle-orm';
import type { Db } from './connection.ts';
import { lobbyId } from './lobby.ts';

/** A happening by all the names under which it can come again. */
export type Sighting = { readonly channel: string; readonly keys: readonly string[]; readonly now: Date };

/**
 * Whether none of the names was seen before; from now on all of them were. Call it in the transaction that stores the
 * happening: then both are kept, or neither.
 */
export async function seenFirst(db: Db, { channel, keys, now }: Sighting): Promise<boolean> {
  // One order for all, so that two copies that come at once wait for each other and do not lock each other out.
  const names = JSON.stringify([...new Set(keys)].toSorted());
  const rows = await db.execute(sql`
    insert into seen_events (channel, event_id, programme_id, seen_at)
    select ${channel}, name, ${lobbyId}::uuid, ${now.toISOString()}::timestamptz
    from jsonb_array_elements_text(${names}::jsonb) as name order by name
    on conflict do nothing returning 1`);
  return rows.length === new Set(keys).size;
}

/** Whether any of the names was seen before. */
export async function wasSeen(db: Db, { channel, keys }: Omit<Sighting, 'now'>): Promise<boolean> {
  const rows = await db.execute(sql`
    select 1 from seen_events
    where channel = ${channel} and event_id in (select jsonb_array_elements_text(${JSON.stringify(keys)}::jsonb)) limit 1`);
  return rows.length > 0;
}
