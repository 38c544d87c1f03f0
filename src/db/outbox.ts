import { sql } from 'drizzle-orm';
import type { SendingOutcome } from '../bot/desk/outcome.ts';
import type { Clock, Outbox, OutboxRow, Settlement } from '../bot/ports.ts';
import { createBatcher } from './batcher.ts';
import type { Database, Db } from './connection.ts';
import { deskColumns, deskOf, type FencedRow, fence, refusedOf, stoppedBy } from './desk/fence.ts';
import { settleAnswered } from './settle-answered.ts';
import type { ProgrammeShelf } from './turns/programmes.ts';
import type { SealedTask } from './turns/write-queues.ts';
import type { Vault } from './vault/vault.ts';

export type OutboxOptions = {
  readonly database: Database;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly shelf: ProgrammeShelf;
  readonly owner: string;
  readonly leaseMs: number;
  /** Hears of words of staff that were not let out. */
  readonly heard: (outcome: SendingOutcome) => Promise<void>;
};

const day = 86_400_000;
const batchLimit = 256;

/** The outbox over PostgreSQL: rows are leased, sent outside any transaction, and settled in batches. */
export function createOutbox(options: OutboxOptions): Outbox {
  const settle = createBatcher(async (settlements: readonly Settlement[]) => {
    await settleBatch(options, settlements);
    return settlements;
  }, batchLimit);
  return {
    claimDue: async (limit) => {
      const { rows, refused } = await options.database.queues((db) => claimDue(options, db, limit));
      for (const outcome of refused) await options.heard(outcome);
      return rows;
    },
    settle: async (settlements) => {
      await settle(settlements);
    },
    hold: (ids) => holdRows(options, ids),
    reservePush: (row) => options.database.scoped(row.programmeId, (db) => reservePush(options, db, row)),
  };
}

type Row = {
  platform: 'line' | 'slack';
  channel: string;
  person_enc: Buffer;
  person_key: string;
  person_wrapped: Buffer | null;
  task: OutboxRow['task'];
  body_enc: Buffer;
  key_id: string;
  wrapped: Buffer | null;
  attempts: number;
  token_received_at: string | null;
  event_at: string | null;
  created_at: string;
  reply_in_doubt: boolean;
} & FencedRow;

type Claimed = { readonly rows: readonly OutboxRow[]; readonly refused: readonly SendingOutcome[] };

/**
 * Takes rows nobody holds: due ones, and those whose holder was lost. Of a lost holder's row nobody knows how far
 * it came: if it could have been a reply, that is in doubt from now on. Only the first row of a conversation goes;
 * a photograph, whose reading takes its time, holds up nothing.
 */
async function claimDue(options: OutboxOptions, db: Db, limit: number): Promise<Claimed> {
  const now = options.clock.now();
  const nowText = now.toISOString();
  await db.execute(sql`
    update outbox set status = 'held', code = 'older-than-a-day', lease_owner = null, lease_until = null
    where status = 'waiting' and greatest(created_at, due_at) < ${new Date(now.getTime() - day).toISOString()}::timestamptz
      and (lease_until is null or lease_until < ${nowText}::timestamptz)`);
  const rows = await db.execute<Row>(sql`
    with taken as (
      select o.id from outbox o
      where o.status = 'waiting' and o.due_at <= ${nowText}::timestamptz
        and (o.lease_until is null or o.lease_until < ${nowText}::timestamptz)
        and not exists (
          select 1 from outbox e where e.conversation_id = o.conversation_id and e.seq < o.seq and e.status = 'waiting'
            and e.task not in ('keep-photo', 'keep-file')
            and (e.attempts > 0 or e.due_at <= ${nowText}::timestamptz))
      order by o.seq limit ${limit} for update skip locked
    ), leased as (
      update outbox o set reply_in_doubt = o.reply_in_doubt or (o.lease_owner is not null and o.token_received_at is not null),
        lease_owner = ${options.owner}::uuid,
        lease_until = ${new Date(now.getTime() + options.leaseMs).toISOString()}::timestamptz
      from taken where o.id = taken.id returning o.*
    )
    select l.id, l.programme_id, l.conversation_id, c.platform, c.channel, c.person_enc, c.key_id as person_key,
      pk.wrapped as person_wrapped, l.task, l.body_enc, l.key_id, k.wrapped, l.attempts, l.token_received_at, l.event_at,
      l.created_at, l.reply_in_doubt, l.voice, l.epoch, l.staff, to_jsonb(l.sends) as sends, ${deskColumns}
    from leased l join conversations c on c.id = l.conversation_id join data_keys k on k.id = l.key_id
    join data_keys pk on pk.id = c.key_id ${deskOf(sql`l`)}
    order by l.seq`);
  const readable = rows.filter((row) => row.wrapped !== null && row.person_wrapped !== null);
  const lost = rows.filter((row) => !readable.includes(row)).map((row) => row.id);
  if (lost.length > 0) await bury(db, lost);
  const stopped = new Map(readable.flatMap((row) => stoppedBy(row, options.vault)));
  if (stopped.size > 0) await fence(db, [...stopped.keys()]);
  const free = readable.filter(({ id }) => !stopped.has(id));
  return { rows: free.map((row) => readRow(row, options.vault)), refused: refusedOf(readable, stopped) };
}

async function bury(db: Db, ids: readonly string[]): Promise<void> {
  await db.execute(sql`
    update outbox set status = 'dead', code = 'key-destroyed', lease_owner = null, lease_until = null
    where id = any (array(select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))::uuid[])`);
}

function readRow(row: Row, vault: Vault): OutboxRow {
  const text = vault.open({ keyId: row.key_id, wrapped: row.wrapped }, row.body_enc, 'outbox').toString('utf8');
  const body: SealedTask = JSON.parse(text);
  return {
    id: row.id,
    programmeId: row.programme_id,
    conversationId: row.conversation_id,
    platform: row.platform,
    channel: row.channel,
    person: vault
      .open({ keyId: row.person_key, wrapped: row.person_wrapped }, row.person_enc, 'person')
      .toString('utf8'),
    task: row.task,
    messages: body.messages,
    photo: body.photo ?? null,
    sheet: body.sheet ?? null,
    attempts: row.attempts,
    replyToken: body.replyToken,
    tokenReceivedAt: row.token_received_at === null ? null : new Date(row.token_received_at),
    eventAt: row.event_at === null ? null : new Date(row.event_at),
    createdAt: new Date(row.created_at),
    replyInDoubt: row.reply_in_doubt,
    voice: row.voice,
    sends: row.sends,
  };
}

async function holdRows({ database, clock, leaseMs, owner }: OutboxOptions, ids: readonly string[]): Promise<void> {
  await database.queue.execute(sql`
    update outbox set lease_until = ${new Date(clock.now().getTime() + leaseMs).toISOString()}::timestamptz
    where id = any (array(select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))::uuid[])
      and lease_owner = ${owner}::uuid`);
}

async function settleBatch(options: OutboxOptions, settlements: readonly Settlement[]): Promise<void> {
  const sent = settlements.filter((one) => one.as === 'sent');
  const answered = settlements.filter((one) => one.as === 'answered');
  const others = settlements.filter((one) => one.as !== 'sent' && one.as !== 'answered');
  const { queue, relaxed } = options.database;
  // Each by itself: what could not be settled is taken up again when its lease has run out. That something was sent
  // may be forgotten in a crash, as in a crash just before it is written down: its key makes the repeat harmless.
  await Promise.all([
    sent.length === 0 ? undefined : settleSent(relaxed, sent, options.clock.now()),
    ...answered.map((one) => settleAnswered(options, one)),
    others.length === 0 ? undefined : settleOthers(queue, others, options.owner),
  ]);
}

/** Sent rows leave the queue; of a firm that has consented they stay in its transcript, with the platform's ids. */
async function settleSent(db: Db, sent: readonly Extract<Settlement, { as: 'sent' }>[], now: Date): Promise<void> {
  const rows = JSON.stringify(sent.map((one) => ({ id: one.id, messages: one.messageIds })));
  await db.execute(sql`
    with sent as (
      select * from jsonb_to_recordset(${rows}::jsonb) as s(id uuid, messages jsonb)
    ), gone as (
      delete from outbox o using sent s where o.id = s.id returning o.*, s.messages
    )
    insert into transcript (id, programme_id, conversation_id, key_id, side, at, body_enc, about, event_id, message_ids)
    select g.id, g.programme_id, g.conversation_id, g.key_id, case when g.voice = 'staff' then 'staff' else 'bot' end, ${now.toISOString()}::timestamptz, g.body_enc, g.about, g.source_event_id,
      array(select jsonb_array_elements_text(g.messages))
    from gone g join conversations c on c.id = g.conversation_id
    where c.business_id is not null and g.task = 'say'
    on conflict do nothing`);
}

/** Only the holder may settle: a row that was taken over is the other's now. */
async function settleOthers(db: Db, others: readonly Settlement[], owner: string): Promise<void> {
  const rows = others.map((one) => ({
    id: one.id,
    status: one.as === 'later' || one.as === 'released' ? 'waiting' : one.as,
    code: 'code' in one ? one.code : null,
    due: one.as === 'later' ? one.dueAt.toISOString() : null,
    doubt: one.as === 'later' && one.replyInDoubt,
    tried: one.as === 'released' ? 0 : 1,
  }));
  await db.execute(sql`
    update outbox o set status = n.status, code = n.code, due_at = coalesce(n.due, o.due_at), attempts = o.attempts + n.tried,
      reply_in_doubt = o.reply_in_doubt or n.doubt, lease_owner = null, lease_until = null
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as n(id uuid, status text, code text, due timestamptz, doubt boolean, tried int)
    where o.id = n.id and o.lease_owner = ${owner}::uuid`);
}

/**
 * One push of the month's plan, once per row whatever the number of tries. No plan, no limit. Only the holder of the
 * row may: a process that slept beyond its lease finds its reply token used, by the one that took the row over.
 */
async function reservePush(options: OutboxOptions, db: Db, row: OutboxRow): ReturnType<Outbox['reservePush']> {
  const known = await options.shelf.get(db, [row.programmeId]);
  const limit = known.get(row.programmeId)?.document.line.monthlyPushes ?? null;
  const now = options.clock.now();
  const month = monthInJapan(now);
  const held = await db.execute(sql`
    update outbox set lease_until = ${new Date(now.getTime() + options.leaseMs).toISOString()}::timestamptz
    where id = ${row.id}::uuid and lease_owner = ${options.owner}::uuid returning 1`);
  if (held.length === 0) return 'taken';
  if (row.voice === 'staff' && (await isStopped(db, options.vault, row.id))) return 'fenced';
  // The plan is LINE's: Slack counts nothing.
  if (row.platform !== 'line') return 'reserved';
  const counted = await db.execute(sql`
    with mark as (
      update outbox set counted = true where id = ${row.id}::uuid and not counted returning 1
    )
    insert into push_usage (programme_id, month, used)
    select ${row.programmeId}::uuid, ${month}, 1 from mark
    on conflict (programme_id, month) do update set used = push_usage.used + 1
    returning used`);
  const used = Number(counted[0]?.['used'] ?? 0);
  if (limit === null || used <= limit) return 'reserved';
  await db.execute(
    sql`update push_usage set used = used - 1 where programme_id = ${row.programmeId}::uuid and month = ${month}`,
  );
  await db.execute(sql`update outbox set counted = false where id = ${row.id}::uuid`);
  return 'plan-used-up';
}

/** Asked again just before the words of a person leave: others may have waited before them. */
async function isStopped(db: Db, vault: Vault, id: string): Promise<boolean> {
  const [row] = await db.execute<FencedRow>(sql`
    select o.id, o.programme_id, o.conversation_id, o.task, o.voice, o.epoch, o.staff, to_jsonb(o.sends) as sends, ${deskColumns}
    from outbox o ${deskOf(sql`o`)} where o.id = ${id}::uuid`);
  return row !== undefined && stoppedBy(row, vault).length > 0;
}

function monthInJapan(at: Date): string {
  return new Date(at.getTime() + 9 * 3_600_000).toISOString().slice(0, 7);
}
