import { sql } from 'drizzle-orm';
import type { AdviceRecord } from '../../bot/advice/record.ts';
import type { EventContent } from '../../bot/event.ts';
import type { Locale } from '../../bot/facts.ts';
import type { StoredState } from '../../bot/flow.ts';
import type { Database, Db } from '../connection.ts';
import type { StoredEvent } from '../inbox.ts';
import { loadAdvice } from '../turns/advice-facts.ts';
import { type BusinessRecord, loadBusinesses } from '../turns/business-facts.ts';
import type { SealedTask } from '../turns/write-queues.ts';
import type { Vault, WrappedKey } from '../vault/vault.ts';

/** A turn that was made: what came in, where the dialogue stood, what was known, and what was answered. */
export type KeptTurn = {
  readonly eventId: string;
  readonly at: string;
  readonly conversationId: string;
  readonly platform: 'line' | 'slack';
  readonly channel: string;
  readonly locale: Locale;
  readonly content: EventContent;
  readonly before: StoredState | null;
  readonly record: BusinessRecord | null;
  /** What the firm had decided and answered by then. */
  readonly advice: readonly AdviceRecord[];
  /** A person had the floor: the dialogue was not heard, whatever it made of the event. */
  readonly personSpoke: boolean;
  /** The frozen messages of the answer, in their order. */
  readonly answer: readonly unknown[];
};

type Row = {
  event_id: string;
  at: string;
  conversation_id: string;
  platform: 'line' | 'slack';
  channel: string;
  locale: Locale;
  business_id: string | null;
  key_id: string;
  wrapped: Buffer | null;
  body_enc: Buffer;
  before_flow: string | null;
  before_version: number | null;
  before_enc: Buffer | null;
  held: boolean;
  answers: { body: string }[] | null;
};

/** Turns of a programme since `from`, oldest first, of one conversation or of all. Needs the transcript's keys. */
export async function keptTurns(
  database: Database,
  vault: Vault,
  wanted: { readonly programmeId: string; readonly from: Date; readonly conversationId: string | null },
): Promise<readonly KeptTurn[]> {
  const { programmeId, from, conversationId } = wanted;
  return database.scoped(programmeId, async (db) => {
    const rows = await db.execute<Row>(sql`
      select t.event_id, t.at, t.conversation_id, c.platform, c.channel, c.locale, c.business_id, t.key_id, k.wrapped, t.body_enc,
        t.before_flow, t.before_version, t.before_enc, ${heldAt} as held,
        (select jsonb_agg(jsonb_build_object('body', encode(a.body_enc, 'base64')) order by a.at, a.id) from transcript a
          where a.conversation_id = t.conversation_id and a.event_id = t.event_id and a.side = 'bot') as answers
      from transcript t join conversations c on c.id = t.conversation_id join data_keys k on k.id = t.key_id
      where t.programme_id = ${programmeId}::uuid and t.side = 'person' and t.event_id is not null
        and t.at >= ${from.toISOString()}::timestamptz
        and (${conversationId}::uuid is null or t.conversation_id = ${conversationId}::uuid)
      order by t.at, t.id`);
    const turns: KeptTurn[] = [];
    for (const row of rows) {
      if (row.wrapped === null) continue;
      const key = { keyId: row.key_id, wrapped: row.wrapped };
      const record = await recordAt(row, key, (wantedKeys, asOf) => loadBusinesses(db, vault, wantedKeys, asOf));
      turns.push({ ...readTurn(row, { key, vault, record }), advice: await adviceAt(db, row) });
    }
    return turns;
  });
}

/** A case of the conversation had been taken by then, and not been given back or up again. */
const heldAt = sql`exists (
  select 1 from consultations x join desk_log l on l.consultation_id = x.id
  where x.conversation_id = t.conversation_id and l.what = 'claimed' and l.at <= t.at and not exists (
    select 1 from desk_log e where e.consultation_id = x.id and e.what in ('released', 'requeued', 'returned')
      and e.seq > l.seq and e.at <= t.at))`;

async function adviceAt(db: Db, { business_id: id, at }: Row): Promise<readonly AdviceRecord[]> {
  if (id === null) return [];
  return (await loadAdvice(db, [id], justBefore(at))).get(id)?.records ?? [];
}

/** A moment before the event: what its own turn wrote is not yet known. */
function justBefore(at: string): Date {
  return new Date(new Date(at).getTime() - 1);
}

type Load = (wanted: Parameters<typeof loadBusinesses>[2], asOf: Date) => ReturnType<typeof loadBusinesses>;

async function recordAt(row: Row, key: WrappedKey, load: Load): Promise<BusinessRecord | null> {
  if (row.business_id === null) return null;
  return (await load([{ businessId: row.business_id, key }], justBefore(row.at))).get(row.business_id) ?? null;
}

type Opened = { readonly key: WrappedKey; readonly vault: Vault; readonly record: BusinessRecord | null };

function readTurn(row: Row, { key, vault, record }: Opened): Omit<KeptTurn, 'advice'> {
  const open = (sealed: Buffer, use: string): string => vault.open(key, sealed, use).toString('utf8');
  const body: StoredEvent = JSON.parse(open(row.body_enc, 'inbox'));
  const answer = (row.answers ?? []).flatMap(({ body: sealed }) => {
    const task: SealedTask = JSON.parse(open(Buffer.from(sealed, 'base64'), 'outbox'));
    return task.messages;
  });
  const before =
    row.before_flow === null || row.before_enc === null
      ? null
      : { flow: row.before_flow, version: row.before_version ?? 0, state: JSON.parse(open(row.before_enc, 'state')) };
  return {
    eventId: row.event_id,
    at: new Date(row.at).toISOString(),
    conversationId: row.conversation_id,
    platform: row.platform,
    channel: row.channel,
    locale: row.locale,
    content: body.content,
    before,
    record,
    // The event with which a person gives the floor back is the dialogue's.
    personSpoke: row.held && body.content.kind !== 'returned',
    answer,
  };
}
