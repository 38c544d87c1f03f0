import { sql } from 'drizzle-orm';
import type { Timer } from '../../bot/desk/consultation/state.ts';
import type { Db } from '../connection.ts';
import { rowSet } from '../rows.ts';
import type { DeskOptions } from './options.ts';
import type { Address } from './place.ts';

/** A timer that is due, in this worker's hands until its lease runs out. */
export type DueTimer = Address & Timer;

const columns = { name: 'text', about: 'text', due: 'text' };

/** Makes the rows those of the state: what it does not name is cleared, what begins anew is free for any worker. */
export async function keepTimers(db: Db, place: Address, timers: readonly Timer[]): Promise<void> {
  const rows = timers.map(({ name, about, due }) => ({ name, about: about ?? '', due }));
  await db.execute(sql`
    delete from desk_timers t
    where t.programme_id = ${place.programmeId}::uuid and t.conversation_id = ${place.conversationId}::uuid
      and not exists (select 1 from ${rowSet(rows, columns)} where n.name = t.name and n.about = t.about)`);
  if (rows.length === 0) return;
  await db.execute(sql`
    insert into desk_timers (programme_id, conversation_id, name, about, due, due_at)
    select ${place.programmeId}::uuid, ${place.conversationId}::uuid, n.name, n.about, n.due, n.due::timestamptz
    from ${rowSet(rows, columns)}
    on conflict (programme_id, conversation_id, name, about) do update
      set due = excluded.due, due_at = excluded.due_at, lease_until = null
      where desk_timers.due <> excluded.due`);
}

type Row = { programme_id: string; conversation_id: string; name: Timer['name']; about: string; due: string };

/** Takes due timers of all programmes that nobody holds; of several workers one gets each. */
export async function claimTimers(
  { database, clock, leaseMs }: DeskOptions,
  limit: number,
): Promise<readonly DueTimer[]> {
  const now = clock.now();
  const at = now.toISOString();
  const rows = await database.queue.execute<Row>(sql`
    with taken as (
      select programme_id, conversation_id, name, about from desk_timers
      where due_at <= ${at}::timestamptz and (lease_until is null or lease_until < ${at}::timestamptz)
      order by due_at limit ${limit}::int for update skip locked
    )
    update desk_timers t set lease_until = ${new Date(now.getTime() + leaseMs).toISOString()}::timestamptz
    from taken n
    where t.programme_id = n.programme_id and t.conversation_id = n.conversation_id and t.name = n.name
      and t.about = n.about
    returning t.programme_id, t.conversation_id, t.name, t.about, t.due`);
  return rows.map((row) => ({
    programmeId: row.programme_id,
    conversationId: row.conversation_id,
    name: row.name,
    about: row.about === '' ? null : row.about,
    due: row.due,
  }));
}

/** This very timer is over; one that began anew under its name stays. */
export async function dropTimer({ database }: DeskOptions, timer: DueTimer): Promise<void> {
  await database.queue.execute(sql`delete from desk_timers t where ${isTimer(timer)}`);
}

/** Cannot be fired at present: not again before `until`. */
export async function restTimer({ database }: DeskOptions, timer: DueTimer, until: Date): Promise<void> {
  await database.queue.execute(
    sql`update desk_timers t set lease_until = ${until.toISOString()}::timestamptz where ${isTimer(timer)}`,
  );
}

function isTimer({ programmeId, conversationId, name, about, due }: DueTimer) {
  return sql`t.programme_id = ${programmeId}::uuid and t.conversation_id = ${conversationId}::uuid
    and t.name = ${name} and t.about = ${about ?? ''} and t.due = ${due}`;
}
