import { sql } from 'drizzle-orm';
import { quietDesk } from '../../bot/desk/consultation/state.ts';
import type { InboundEvent } from '../../bot/event.ts';
import type { Locale } from '../../bot/facts.ts';
import type { StoredState } from '../../bot/flow.ts';
import type { Db } from '../connection.ts';
import { openState, type ReadState } from '../desk/state.ts';
import type { StoredEvent } from '../inbox.ts';
import type { Vault, WrappedKey } from '../vault/vault.ts';

/** An event in hand, its conversation locked until the transaction ends. */
export type Claim = {
  readonly seq: number;
  readonly event: InboundEvent;
  readonly replyToken: string | null;
  readonly receivedAt: Date;
  readonly attempts: number;
  readonly programmeId: string;
  readonly businessId: string | null;
  readonly locale: Locale;
  readonly stored: StoredState | null;
  readonly key: WrappedKey;
  readonly bodyEnc: Buffer;
  /** The state as it is kept, sealed. */
  readonly stateEnc: Buffer | null;
  readonly eventKeyId: string;
  readonly apologisedAt: Date | null;
  /** The state of the programme's desk in this conversation; null when it cannot be read. */
  readonly desk: ReadState | null;
  readonly channel: string;
  /** The platform's id of the person, for the answer. */
  readonly person: string;
};

/** An event whose key is gone: nobody can read it any more. */
export type Unreadable = { readonly seq: number; readonly unreadable: true };

type Row = {
  seq: string;
  event_id: string;
  at: string;
  received_at: string;
  attempts: number;
  body_enc: Buffer;
  event_key: string;
  event_wrapped: Buffer | null;
  id: string;
  programme_id: string;
  platform: 'line' | 'slack';
  channel: string;
  person_enc: Buffer;
  business_id: string | null;
  locale: Locale;
  flow: string | null;
  flow_version: number | null;
  state_enc: Buffer | null;
  key_id: string;
  wrapped: Buffer | null;
  apologised_at: string | null;
  desk_enc: Buffer | null;
  desk_version: number;
  desk_revision: number;
  desk_key: string;
  desk_wrapped: Buffer | null;
};

/**
 * The oldest open event of up to `limit` conversations. Both rows are locked: the event's, so that one just
 * settled elsewhere is not taken again, and the conversation's, so that its next event waits.
 */
export async function claimOldest(
  db: Db,
  vault: Vault,
  now: Date,
  limit: number,
): Promise<readonly (Claim | Unreadable)[]> {
  const rows = await db.execute<Row>(sql`
    select i.seq, i.event_id, i.at, i.received_at, i.attempts, i.body_enc, i.key_id as event_key, ek.wrapped as event_wrapped,
      c.id, c.programme_id, c.platform, c.channel, c.person_enc, c.business_id, c.locale, c.flow, c.flow_version, c.state_enc, c.key_id,
      ck.wrapped, c.apologised_at, d.state_enc as desk_enc, d.version as desk_version, d.revision as desk_revision,
      d.key_id as desk_key, dk.wrapped as desk_wrapped
    from inbox i
    join conversations c on c.id = i.conversation_id
    join data_keys ek on ek.id = i.key_id
    join data_keys ck on ck.id = c.key_id
    left join desk_states d on d.programme_id = c.programme_id and d.conversation_id = c.id
    left join data_keys dk on dk.id = d.key_id
    where i.dead_code is null and i.run_at <= ${now.toISOString()}::timestamptz and not exists (
      select 1 from inbox e
      where e.conversation_id = i.conversation_id and e.dead_code is null and (e.at, e.seq) < (i.at, i.seq))
    order by i.seq
    limit ${limit}
    for update of i, c skip locked`);
  return rows.map((row) => readClaim(row, vault));
}

function readClaim(row: Row, vault: Vault): Claim | Unreadable {
  const seq = Number(row.seq);
  if (row.event_wrapped === null || row.wrapped === null) return { seq, unreadable: true };
  const key = { keyId: row.key_id, wrapped: row.wrapped };
  const eventKey = { keyId: row.event_key, wrapped: row.event_wrapped };
  const body: StoredEvent = JSON.parse(vault.open(eventKey, row.body_enc, 'inbox').toString('utf8'));
  return {
    seq,
    event: {
      id: row.event_id,
      at: new Date(row.at).toISOString(),
      from: { programmeId: row.programme_id, platform: row.platform, channel: row.channel, conversationId: row.id },
      ...body.content,
    },
    replyToken: body.replyToken,
    receivedAt: new Date(row.received_at),
    attempts: row.attempts,
    programmeId: row.programme_id,
    businessId: row.business_id,
    locale: row.locale,
    stored: readState(row, key, vault),
    key,
    bodyEnc: row.body_enc,
    stateEnc: row.state_enc,
    eventKeyId: row.event_key,
    apologisedAt: row.apologised_at === null ? null : new Date(row.apologised_at),
    channel: row.channel,
    person: vault.open(key, row.person_enc, 'person').toString('utf8'),
    desk: readDesk(row, vault),
  };
}

function readDesk(row: Row, vault: Vault): ReadState | null {
  if (row.desk_enc === null) return { state: quietDesk, revision: null };
  const { desk_enc: state_enc, desk_version: version, desk_key: key_id, desk_wrapped: wrapped } = row;
  const state = openState({ state_enc, version, key_id, wrapped }, vault);
  return state === null ? null : { state, revision: row.desk_revision };
}

function readState(row: Row, key: WrappedKey, vault: Vault): StoredState | null {
  if (row.flow === null || row.state_enc === null) return null;
  const state: unknown = JSON.parse(vault.open(key, row.state_enc, 'state').toString('utf8'));
  return { flow: row.flow, version: row.flow_version ?? 0, state };
}
