import { sql } from 'drizzle-orm';
import type { ReceivedEvent } from '../bot/ports.ts';
import type { Database } from './connection.ts';
import type { Vault } from './vault/vault.ts';

type Row = {
  id: string;
  platform: 'line' | 'slack';
  channel: string;
  person_enc: Buffer;
  key_id: string;
  wrapped: Buffer;
};

const talkingMs = 2 * 3_600_000;

/** How many people are looked at in one go; the others follow a minute later. */
const batch = 200;

/**
 * Who may be told of a scheme: people of firms of the programme who can be reached, want to be reminded, are not just
 * talking with us and have not been looked at for this notice; not firms that were told already. Whether the scheme
 * fits is decided in the turn. As events for the inbox, whose memory of event ids makes each happen once.
 */
export async function findNoticed(
  database: Database,
  vault: Vault,
  wanted: { readonly programmeId: string; readonly key: string; readonly at: Date },
): Promise<readonly ReceivedEvent[]> {
  const { programmeId, key, at } = wanted;
  const since = new Date(at.getTime() - talkingMs).toISOString();
  const rows = await database.scoped(programmeId, (db) =>
    db.execute<Row>(sql`
      select c.id, c.platform, c.channel, c.person_enc, c.key_id, k.wrapped
      from conversations c join data_keys k on k.id = c.key_id join businesses b on b.id = c.business_id
      where c.programme_id = ${programmeId}::uuid and c.reachable and c.reminders and k.wrapped is not null
        and not exists (
          select 1 from transcript t where t.conversation_id = c.id and t.at > ${since}::timestamptz)
        and not exists (
          select 1 from seen_events x where x.channel = c.channel and x.event_id = ${key} || ':' || c.id::text)
        and not exists (
          select 1 from advice_records a
          where a.business_id = b.id and a.record->>'about' = 'notice' and a.record->>'notice' = ${key})
      order by b.number, c.id limit ${batch}`),
  );
  return rows.map((row) => ({
    id: `${key}:${row.id}`,
    at: at.toISOString(),
    redelivered: false,
    platform: row.platform,
    channel: row.channel,
    person: vault.open({ keyId: row.key_id, wrapped: row.wrapped }, row.person_enc, 'person').toString('utf8'),
    replyToken: null,
    content: { kind: 'timer', key },
    raw: null,
  }));
}

/** The people on LINE whom reminders of this month may still reach: each takes a push of the plan. */
export async function remindedOnLine(database: Database, programmeId: string): Promise<number> {
  const [row] = await database.scoped(programmeId, (db) =>
    db.execute<{ people: string }>(sql`
      select count(*) as people from conversations c
      where c.programme_id = ${programmeId}::uuid and c.platform = 'line' and c.business_id is not null
        and c.reachable and c.reminders`),
  );
  return Number(row?.people ?? 0);
}
