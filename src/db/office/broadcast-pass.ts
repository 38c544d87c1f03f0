import { sql } from 'drizzle-orm';
import type { Locale } from '../../bot/facts.ts';
import type { Broadcast } from '../../bot/office/broadcast.ts';
import type { Database, Db } from '../connection.ts';
import type { DeskOptions } from '../desk/options.ts';
import { readStates } from '../desk/state.ts';
import { rowSet } from '../rows.ts';
import { whyNot } from './audience.ts';
import { readBroadcasts } from './broadcasts.ts';
import { takeBack } from './let-go.ts';

/** Who is just talking with us has a question before them, whose buttons would go with the next message. */
const talkingMs = 2 * 3_600_000;

/** Messages to many of which something is still to be done, whatever the programme. */
export async function openBroadcasts(
  database: Database,
): Promise<readonly { readonly id: string; readonly programmeId: string }[]> {
  const rows = await database.queues((db) =>
    db.execute<{ id: string; programme_id: string }>(sql`
      select b.id, b.programme_id from broadcasts b where b.state = 'sending' or (b.state in ('done', 'cancelled')
        and exists (select 1 from broadcast_people p where p.broadcast_id = b.id and p.state = 'queued')) order by b.sent_at, b.id`),
  );
  return rows.map(({ id, programme_id: programmeId }) => ({ id, programmeId }));
}

/** The message, locked until the transaction ends; null where another process has it in hand. */
export async function takeBroadcast(
  db: Db,
  { vault }: Pick<DeskOptions, 'vault'>,
  { id, programmeId }: { readonly id: string; readonly programmeId: string },
): Promise<Broadcast | null> {
  const [locked] = await db.execute(sql`
    select 1 from broadcasts where id = ${id}::uuid and programme_id = ${programmeId}::uuid for update skip locked`);
  if (locked === undefined) return null;
  const [found] = await readBroadcasts(db, vault, { which: sql`n.id = ${id}::uuid` });
  return found ?? null;
}

/** Finds out what became of the rows that are on their way. What was not let out waits again, under another name. */
export async function settlePeople(db: Db, id: string): Promise<void> {
  await db.execute(sql`
    update broadcast_people p set state = n.state, code = n.code
    from (
      select q.conversation_id, case
          when exists (select 1 from transcript t where t.id = q.outbox_id) then 'sent'
          when o.id is null or o.status = 'dead' then 'failed'
          when o.status = 'unknown' then 'unknown' when o.status = 'fenced' then 'waiting' else 'queued' end as state,
        case when o.status = 'fenced' then 'with-person' else o.code end as code
      from broadcast_people q left join outbox o on o.id = q.outbox_id
      where q.broadcast_id = ${id}::uuid and q.state = 'queued') n
    where p.broadcast_id = ${id}::uuid and p.conversation_id = n.conversation_id`);
}

/** Somebody who waits for the message, and what is known of the person at this moment. */
export type Waiting = {
  readonly conversationId: string;
  readonly platform: 'line' | 'slack';
  readonly locale: Locale;
  readonly tries: number;
  /** Why the person may not hear of us any more. */
  readonly never: string | null;
  /** Why not now. */
  readonly later: 'with-person' | 'talking' | null;
  /** Of the desk; what is said is said under it. */
  readonly epoch: number;
};

type Row = {
  id: string;
  platform: 'line' | 'slack';
  locale: Locale;
  tries: number;
  never: string | null;
  talking: boolean;
};

/** All who wait, in an order that stays the same. */
export async function waitingPeople(
  db: Db,
  { vault }: Pick<DeskOptions, 'vault'>,
  { id, programmeId }: Pick<Broadcast, 'id' | 'programmeId'>,
  now: Date,
): Promise<readonly Waiting[]> {
  const since = new Date(now.getTime() - talkingMs).toISOString();
  const rows = await db.execute<Row>(sql`
    select c.id, c.platform, c.locale, p.tries, ${whyNot} as never, exists (
      select 1 from transcript t where t.conversation_id = c.id and t.side = 'person' and t.at > ${since}::timestamptz) as talking
    from broadcast_people p join conversations c on c.id = p.conversation_id join businesses b on b.id = c.business_id
    join data_keys k on k.id = c.key_id
    where p.broadcast_id = ${id}::uuid and p.state = 'waiting' order by b.number, c.id`);
  const conversationIds = rows.map((row) => row.id);
  const states = await readStates(db, vault, { programmeId, conversationIds });
  return rows.map(({ id: conversationId, platform, locale, tries, never, talking }) => {
    const desk = states.get(conversationId);
    const isHeld = desk !== undefined && desk.at !== 'bot';
    const later = isHeld ? 'with-person' : talking ? 'talking' : null;
    return { conversationId, platform, locale, tries, never, later, epoch: desk?.epoch ?? 0 };
  });
}

/** What happens to somebody in this round. */
export type Move = {
  readonly conversationId: string;
  readonly state: 'waiting' | 'queued' | 'skipped';
  readonly code: string | null;
  readonly outboxId: string | null;
};

/** Writes down what happens to people. */
export async function movePeople(db: Db, id: string, moves: readonly Move[]): Promise<void> {
  if (moves.length === 0) return;
  const rows = moves.map(({ conversationId, state, code, outboxId }) => ({
    conversation: conversationId,
    state,
    code,
    row: outboxId,
  }));
  await db.execute(sql`
    update broadcast_people p set state = n.state, code = n.code, outbox_id = coalesce(n."row", p.outbox_id),
      tries = p.tries + case when n.state = 'queued' then 1 else 0 end
    from ${rowSet(rows, { conversation: 'uuid', state: 'text', code: 'text', '"row"': 'uuid' })}
    where p.broadcast_id = ${id}::uuid and p.conversation_id = n.conversation`);
}

/** Ends a message that has nobody left to go to, or whose time is over; its sums stay whatever is erased later. */
export async function finish(
  db: Db,
  { id, isOver }: { readonly id: string; readonly isOver: boolean },
  now: Date,
): Promise<void> {
  if (isOver) await takeBack(db, id, { state: 'skipped', code: 'too-late' }, now);
  await db.execute(sql`
    update broadcasts b set state = case when b.state = 'sending' then 'done' else b.state end,
      ended_at = coalesce(b.ended_at, ${now.toISOString()}::timestamptz), counts = (
        select jsonb_agg(jsonb_build_object('state', g.state, 'code', g.code, 'people', g.people)) from (
          select p.state, p.code, count(*) as people from broadcast_people p where p.broadcast_id = b.id
          group by p.state, p.code order by p.state, p.code) g)
    where b.id = ${id}::uuid and not exists (
      select 1 from broadcast_people p where p.broadcast_id = b.id and p.state in ('waiting', 'queued'))`);
}
