import { sql } from 'drizzle-orm';
import { type DestroyedFor, destroyPictures, takenBack } from '../../destroyed.ts';
import { asBase64, rowSet } from '../../rows.ts';
import type { Decided, RecordContext } from './decided.ts';

const mediaDays = 60;
const dayMs = 86_400_000;

/** The figures of charts, sealed; the picture is drawn when it is fetched. */
export async function saveCharts(
  { db, vault, now, programmeId }: RecordContext,
  charts: readonly Decided<'save-chart'>[],
): Promise<void> {
  if (charts.length === 0) return;
  const rows = charts.map(({ claim, record }) => ({
    id: record.mediaId,
    conversation: claim.event.from.conversationId,
    key: claim.key.keyId,
    body: asBase64(vault.seal(claim.key, JSON.stringify(record.spec), 'media')),
  }));
  const expires = new Date(now.getTime() + mediaDays * dayMs).toISOString();
  await db.execute(sql`
    insert into media (id, programme_id, conversation_id, key_id, kind, body_enc, content_type, created_at, expires_at)
    select id, ${programmeId}::uuid, conversation, key, 'chart', decode(body, 'base64'), 'image/png',
      ${now.toISOString()}::timestamptz, ${expires}::timestamptz
    from ${rowSet(rows, { id: 'uuid', conversation: 'uuid', key: 'uuid', body: 'text' })}`);
}

/** Bills that came while a person had the floor, and about which the dialogue asks from now on. */
export async function photosHeard({ db }: RecordContext, heard: readonly Decided<'photo-heard'>[]): Promise<void> {
  if (heard.length === 0) return;
  const rows = heard.map(({ claim, record }) => ({
    conversation: claim.event.from.conversationId,
    message: record.messageId,
  }));
  await db.execute(sql`
    update media m set unread = false from ${rowSet(rows, { conversation: 'uuid', message: 'text' })}
    where m.conversation_id = n.conversation and m.source_message_id = n.message and m.unread`);
}

/** What was kept of a message that was taken back, or of which nothing is needed. */
export async function forgetPhotos(
  { db, now, programmeId }: RecordContext,
  taken: readonly Decided<'forget-photo'>[],
): Promise<void> {
  if (taken.length === 0) return;
  const rows = taken.map(({ claim, record }) => ({
    conversation: claim.event.from.conversationId,
    message: record.messageId,
    reason: (claim.event.kind === 'unsent' ? 'taken-back' : 'not-needed') satisfies DestroyedFor,
  }));
  const found = sql`
    select m.id, n.reason from media m join ${rowSet(rows, { conversation: 'uuid', message: 'text', reason: 'text' })}
    on m.conversation_id = n.conversation and m.source_message_id = n.message`;
  await destroyPictures(db, found, now);
  await db.execute(sql`
    insert into seen_events (channel, event_id, programme_id, seen_at)
    select ${takenBack}, n.conversation || ':' || n.message, ${programmeId}::uuid, ${now.toISOString()}::timestamptz
    from ${rowSet(rows, { conversation: 'text', message: 'text', reason: 'text' })} where n.reason = ${takenBack}
    on conflict do nothing`);
}

/** Nothing waits for a person who has blocked the account. What staff wrote stops at the fence, which tells its author. */
export async function cancelWaiting({ db }: RecordContext, told: readonly Decided<'set-reachable'>[]): Promise<void> {
  const rows = told
    .filter(({ record }) => !record.reachable)
    .map(({ claim }) => ({ conversation: claim.event.from.conversationId }));
  if (rows.length === 0) return;
  await db.execute(sql`
    update outbox o set status = 'dead', code = 'person-blocked', lease_owner = null, lease_until = null
    from ${rowSet(rows, { conversation: 'uuid' })} where o.conversation_id = n.conversation and o.status = 'waiting'
      and o.voice <> 'staff'`);
}
