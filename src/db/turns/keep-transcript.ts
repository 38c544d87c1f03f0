import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Db } from '../connection.ts';
import { asBase64, rowSet } from '../rows.ts';
import type { Decided, RecordContext } from './records/decided.ts';
import type { Settled } from './write-queues.ts';

const columns = {
  id: 'uuid',
  conversation: 'uuid',
  key: 'uuid',
  at: 'timestamptz',
  body: 'text',
  message: 'text',
  event: 'text',
  flow: 'text',
  version: 'int',
  before: 'text',
};

/** What was said in a message that was taken back goes, its changes too. */
export async function forgetSaid({ db }: RecordContext, taken: readonly Decided<'forget-photo'>[]): Promise<void> {
  const rows = taken
    .filter(({ claim }) => claim.event.kind === 'unsent')
    .map(({ claim, record }) => ({
      conversation: claim.event.from.conversationId,
      message: record.messageId,
    }));
  if (rows.length === 0) return;
  await db.execute(sql`
    delete from transcript t using ${rowSet(rows, { conversation: 'uuid', message: 'text' })}
    where t.conversation_id = n.conversation and t.side = 'person' and t.message_ids @> array[n.message]`);
}

/** What the person said, kept only once the firm has consented. */
export async function keepTranscript(db: Db, programmeId: string, settled: readonly Settled[]): Promise<void> {
  const rows = settled
    .filter(({ claim, outcome }) => claim.businessId !== null && outcome.deadCode === null)
    .filter(({ outcome }) => !outcome.records.some((record) => record.do === 'forget-message'))
    .map(({ claim }) => ({
      id: randomUUID(),
      conversation: claim.event.from.conversationId,
      key: claim.eventKeyId,
      at: claim.event.at,
      body: asBase64(claim.bodyEnc),
      message: 'messageId' in claim.event ? claim.event.messageId : null,
      event: claim.event.id,
      flow: claim.stored?.flow ?? null,
      version: claim.stored?.version ?? null,
      before: claim.stateEnc === null ? null : asBase64(claim.stateEnc),
    }));
  if (rows.length === 0) return;
  await db.execute(sql`
    insert into transcript (id, programme_id, conversation_id, key_id, side, at, body_enc, message_ids, event_id, before_flow, before_version,
      before_enc)
    select id, ${programmeId}::uuid, conversation, key, 'person', at, decode(body, 'base64'), array_remove(array[message], null),
      event, flow, version, decode(before, 'base64')
    from ${rowSet(rows, columns)}`);
}
