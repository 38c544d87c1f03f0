import { sql } from 'drizzle-orm';
import type { Audience, BroadcastState, Reach } from '../../bot/office/broadcast.ts';
import type { Db } from '../connection.ts';
import type { StaffBook } from '../desk/staff.ts';
import { peopleOf, reachOf, whyNot } from './audience.ts';

/** Who does what with a message to many. */
export type Deed = { readonly id: string; readonly by: string };

/** What came of letting it go: it is on its way, it was before, or the number of people is another by now. */
export type LetGo = { readonly as: 'sending' | 'known' | 'over' } | { readonly as: 'changed'; readonly reach: Reach };

type Row = { state: BroadcastState; audience: Audience['to']; month: string | null };

/** Nobody else decides about it until the transaction ends. */
async function lock(db: Db, id: string, programmeId: string): Promise<Row | null> {
  const [row] = await db.execute<Row>(sql`
    select state, audience, month from broadcasts
    where id = ${id}::uuid and programme_id = ${programmeId}::uuid for update`);
  return row ?? null;
}

function isUnsent({ state }: Row): boolean {
  return state === 'draft' || state === 'proposed';
}

function audienceOf({ audience: to, month }: Row): Audience {
  return to === 'missing' ? { to, month: month ?? '' } : { to };
}

/**
 * Chooses the people and lets the message go, in one transaction, once. `seen`: how many people it was for when somebody
 * looked at it; for more or fewer nobody has agreed.
 */
export async function letBroadcastGo(
  { database, programmeId }: StaffBook,
  { id, by, seen }: Deed & { readonly seen: number },
  now: Date,
): Promise<LetGo> {
  return database.scoped(programmeId, async (db) => {
    const row = await lock(db, id, programmeId);
    if (row === null || !isUnsent(row))
      return { as: row?.state === 'sending' || row?.state === 'done' ? 'known' : 'over' };
    const audience = audienceOf(row);
    const reach = await reachOf(db, programmeId, audience);
    if (reach.line + reach.slack !== seen || seen === 0) return { as: 'changed', reach };
    const chosen = await db.execute(sql`
      insert into broadcast_people (broadcast_id, conversation_id, programme_id)
      select ${id}::uuid, n.id, ${programmeId}::uuid
      from (select c.id, ${whyNot} as why from ${peopleOf(programmeId, audience)}) n where n.why is null returning 1`);
    await db.execute(sql`
      update broadcasts set state = 'sending', sent_by = ${by}::uuid, sent_at = ${now.toISOString()}::timestamptz,
        people = ${chosen.length}::int where id = ${id}::uuid`);
    return { as: 'sending' };
  });
}

/** Puts an end to one that is on its way: what has not left does not leave. False: it was over before. */
export async function endBroadcast(
  { database, programmeId }: StaffBook,
  { id, by }: Deed,
  now: Date,
): Promise<boolean> {
  return database.scoped(programmeId, async (db) => {
    const row = await lock(db, id, programmeId);
    if (row?.state !== 'sending') return false;
    await db.execute(sql`
      update broadcasts set state = 'cancelled', ended_by = ${by}::uuid, ended_at = ${now.toISOString()}::timestamptz
      where id = ${id}::uuid`);
    await takeBack(db, id, { state: 'cancelled', code: null }, now);
    return true;
  });
}

/** Drops one that was never sent, with the key to its words. False: there is none, or it was sent. */
export async function dropBroadcast(
  { database, programmeId }: StaffBook,
  { id, by }: Deed,
  now: Date,
): Promise<boolean> {
  return database.scoped(programmeId, async (db) => {
    const row = await lock(db, id, programmeId);
    if (row === null || !isUnsent(row)) return false;
    const at = now.toISOString();
    await db.execute(sql`
      update broadcasts set state = 'dropped', ended_by = ${by}::uuid, ended_at = ${at}::timestamptz, words_enc = null
      where id = ${id}::uuid`);
    await db.execute(sql`
      update data_keys set wrapped = null, destroyed_at = ${at}::timestamptz
      where id = (select key_id from broadcasts where id = ${id}::uuid)`);
    return true;
  });
}

/**
 * Takes back what has not left, and says so of its people. A row that somebody holds is just leaving: what becomes of it
 * is found out when it is settled. Of one that was tried before nobody knows whether it was shown.
 */
export async function takeBack(
  db: Db,
  id: string,
  { state, code }: { readonly state: 'cancelled' | 'skipped'; readonly code: string | null },
  now: Date,
): Promise<void> {
  await db.execute(sql`
    with gone as (
      delete from outbox o using broadcast_people p
      where p.broadcast_id = ${id}::uuid and p.state = 'queued' and o.id = p.outbox_id
        and o.status in ('waiting', 'held', 'fenced')
        and (o.lease_until is null or o.lease_until < ${now.toISOString()}::timestamptz)
      returning o.id, o.attempts > 0 or o.lease_owner is not null as tried
    )
    update broadcast_people p set state = case when n.tried then 'unknown' else ${state} end,
      code = case when n.tried then 'in-doubt' else ${code}::text end
    from (
      select q.conversation_id, coalesce(g.tried, false) as tried
      from broadcast_people q left join gone g on g.id = q.outbox_id
      where q.broadcast_id = ${id}::uuid and (q.state = 'waiting' or g.id is not null)) n
    where p.broadcast_id = ${id}::uuid and p.conversation_id = n.conversation_id`);
}
