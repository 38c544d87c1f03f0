import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { PhotoTask, QueuedTask, SheetTask, TurnOutcome } from '../../bot/ports.ts';
import type { Db } from '../connection.ts';
import { lobbyId } from '../lobby.ts';
import type { Vault } from '../vault/vault.ts';
import type { Claim } from './claim.ts';

/** A claim and what came of it. */
export type Settled = { readonly claim: Claim; readonly outcome: TurnOutcome };

/** A row for the outbox as this process just made it. */
export type NewRow = {
  readonly id: string;
  readonly settled: Settled;
  readonly task: QueuedTask['task'];
  readonly messages: readonly unknown[];
  readonly photo: PhotoTask | null;
  readonly sheet: SheetTask | null;
  readonly leased: boolean;
  readonly voice: 'bot' | 'desk';
};

/** What is sealed in the outbox: the frozen messages and the token that would answer for free. */
export type SealedTask = {
  readonly messages: readonly unknown[];
  readonly replyToken: string | null;
  readonly photo?: PhotoTask;
  readonly sheet?: SheetTask;
};

export type QueueContext = {
  readonly vault: Vault;
  readonly now: Date;
  readonly owner: string;
  readonly leaseMs: number;
};

/** The programme a turn ends in: it may just have left the lobby, or gone back to it. */
export function programmeAfter({ claim, outcome }: Settled): string {
  let programmeId = claim.programmeId;
  for (const record of outcome.records) {
    if (record.do === 'enter-programme') programmeId = record.programmeId;
    if (record.do === 'leave-programme') programmeId = lobbyId;
  }
  return programmeId;
}

/** State, outbox and inbox of all turns of a batch, in four statements that travel together. */
export async function writeQueues(
  db: Db,
  settled: readonly Settled[],
  context: QueueContext,
): Promise<readonly NewRow[]> {
  const [, rows] = await Promise.all([
    writeConversations(db, settled, context),
    writeOutbox(db, settled, context),
    moveKeys(db, settled),
    settleInbox(db, settled),
  ]);
  return rows;
}

async function writeConversations(db: Db, settled: readonly Settled[], { vault, now }: QueueContext): Promise<void> {
  const rows = settled.map((one) => {
    const { claim, outcome } = one;
    const next = outcome.next;
    const created = outcome.records.find((record) => record.do === 'create-business' || record.do === 'take-place');
    const locale = outcome.records.findLast((record) => record.do === 'set-locale')?.locale;
    const reminders = outcome.records.findLast((record) => record.do === 'set-reminders')?.wanted;
    const reachable = outcome.records.findLast((record) => record.do === 'set-reachable')?.reachable;
    return {
      id: claim.event.from.conversationId,
      programme: programmeAfter(one),
      business: created?.businessId ?? null,
      locale: locale ?? null,
      reachable: reachable ?? null,
      at: claim.event.at,
      reminders: reminders ?? null,
      flow: next?.flow ?? null,
      version: next?.version ?? null,
      state: next === null ? null : vault.seal(claim.key, JSON.stringify(next.state), 'state').toString('base64'),
      apology: outcome.deadCode !== null && outcome.tasks.length > 0,
    };
  });
  await db.execute(sql`
    update conversations c set
      programme_id = n.programme, business_id = coalesce(n.business, c.business_id), locale = coalesce(n.locale, c.locale),
      reachable = coalesce(n.reachable, c.reachable),
      unreachable_since = case n.reachable when true then null when false then coalesce(c.unreachable_since, n.at) else c.unreachable_since end,
      reminders = coalesce(n.reminders, c.reminders), flow = n.flow, flow_version = n.version,
      state_enc = decode(n.state, 'base64'), revision = c.revision + 1, updated_at = ${now.toISOString()}::timestamptz,
      apologised_at = case when n.apology then ${now.toISOString()}::timestamptz else c.apologised_at end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as n(id uuid, programme uuid, business uuid, locale text, reachable boolean, at timestamptz, reminders boolean, flow text, version int, state text, apology boolean)
    where c.id = n.id`);
}

/**
 * A row is born in this process's hands, so the send needs no further claim — unless an earlier row of the
 * conversation is still in other hands or waiting for its next try: then it queues behind it.
 */
async function writeOutbox(db: Db, settled: readonly Settled[], context: QueueContext): Promise<readonly NewRow[]> {
  const { vault, now, owner, leaseMs } = context;
  const made = settled.flatMap((one) =>
    one.outcome.tasks.map((task) => ({ id: randomUUID(), one, task, replyToken: one.claim.replyToken })),
  );
  if (made.length === 0) return [];
  const rows = made.map(({ id, one, task, replyToken }) => {
    const { messages, photo, sheet } = task;
    const body: SealedTask = { messages, replyToken, ...(photo && { photo }), ...(sheet && { sheet }) };
    return {
      id,
      programme: programmeAfter(one),
      conversation: one.claim.event.from.conversationId,
      key: one.claim.key.keyId,
      task: task.task,
      body: vault.seal(one.claim.key, JSON.stringify(body), 'outbox').toString('base64'),
      event: one.claim.event.id,
      token_at: replyToken === null ? null : one.claim.receivedAt.toISOString(),
      event_at: one.claim.event.at,
      due: task.notBefore ?? now.toISOString(),
      about: task.about,
      voice: voiceOf(task),
      epoch: epochOf(one),
    };
  });
  const leased = await db.execute<{ id: string; leased: boolean }>(sql`
    insert into outbox (id, programme_id, conversation_id, key_id, task, body_enc, source_event_id, token_received_at, event_at,
      about, voice, epoch, due_at, created_at, lease_owner, lease_until)
    select n.id, n.programme, n.conversation, n.key, n.task, decode(n.body, 'base64'), n.event, n.token_at, n.event_at,
      array(select jsonb_array_elements_text(n.about)), n.voice, n.epoch, n.due, ${now.toISOString()}::timestamptz, case when mine then ${owner}::uuid end,
      case when mine then ${new Date(now.getTime() + leaseMs).toISOString()}::timestamptz end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n(id uuid, programme uuid, conversation uuid, key uuid, task text,
        body text, event text, token_at timestamptz, event_at timestamptz, due timestamptz, about jsonb, voice text, epoch int),
      lateral (select n.due <= ${now.toISOString()}::timestamptz and not exists (
        select 1 from outbox o where o.conversation_id = n.conversation and o.status = 'waiting' and o.task not in ('keep-photo', 'keep-file')
          and (o.attempts > 0 or o.due_at <= ${now.toISOString()}::timestamptz)
          and o.lease_owner is distinct from ${owner}::uuid) as mine) as m
    returning id, lease_owner is not null as leased`);
  const mine = new Map(leased.map((row) => [row.id, row.leased]));
  return made.map(({ id, one, task }) => ({
    id,
    settled: one,
    task: task.task,
    messages: task.messages,
    photo: task.photo ?? null,
    sheet: task.sheet ?? null,
    leased: mine.get(id) ?? false,
    voice: voiceOf(task),
  }));
}

/** The desk itself speaks where a dialogue does not: its row leaves whoever has the floor. */
function voiceOf({ task, voice }: QueuedTask): 'bot' | 'desk' {
  return task === 'say' ? (voice ?? 'bot') : 'desk';
}

/** The epoch under which a turn speaks is the one that it ends with. */
function epochOf({ claim, outcome }: Settled): number {
  return (outcome.desk.at(-1)?.stepped.state ?? claim.desk?.state)?.epoch ?? 0;
}

/** A person who leaves the lobby takes their key along. */
async function moveKeys(db: Db, settled: readonly Settled[]): Promise<void> {
  const moves = settled
    .filter((one) => programmeAfter(one) !== one.claim.programmeId)
    .map((one) => ({ key: one.claim.key.keyId, programme: programmeAfter(one) }));
  if (moves.length === 0) return;
  await db.execute(sql`
    update data_keys k set programme_id = m.programme
    from jsonb_to_recordset(${JSON.stringify(moves)}::jsonb) as m(key uuid, programme uuid)
    where k.id = m.key or k.part_of = m.key`);
}

/** Settled events leave; dead ones stay, with their reason, for a person to look at. */
async function settleInbox(db: Db, settled: readonly Settled[]): Promise<void> {
  const rows = settled.map(({ claim, outcome }) => ({ seq: claim.seq, dead: outcome.deadCode }));
  const done = rows.filter((row) => row.dead === null).map((row) => row.seq);
  const dead = rows.filter((row) => row.dead !== null);
  const remove = db.execute(sql`
    delete from inbox where seq = any (array(select jsonb_array_elements_text(${JSON.stringify(done)}::jsonb))::bigint[])`);
  if (dead.length === 0) {
    await remove;
    return;
  }
  await Promise.all([
    remove,
    db.execute(sql`
      update inbox i set dead_code = d.dead, attempts = i.attempts + 1
      from jsonb_to_recordset(${JSON.stringify(dead)}::jsonb) as d(seq bigint, dead text) where i.seq = d.seq`),
  ]);
}
