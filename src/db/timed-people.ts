import { type SQL, sql } from 'drizzle-orm';
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

/**
 * Whom a timer is for. `only`: a further condition on `c` (the conversation) and `b` (its firm); `most`: in one go; `turn`:
 * names a second time at which the same timer may be entered.
 */
export type TimedPeople = {
  readonly programmeId: string;
  readonly key: string;
  readonly at: Date;
  readonly only: SQL;
  readonly most?: number;
  readonly turn?: string;
};

/**
 * People of firms of the programme who can be reached, want to be reminded and have not had this one. Who is just talking
 * with us has a question before them, and who is talking with a person would not hear the bot: theirs comes later. As events for the inbox, whose memory of event ids makes each
 * happen once.
 */
export async function findTimed(
  database: Database,
  vault: Vault,
  { programmeId, key, at, only, most, turn = '' }: TimedPeople,
): Promise<readonly ReceivedEvent[]> {
  const since = new Date(at.getTime() - talkingMs).toISOString();
  const rows = await database.scoped(programmeId, (db) =>
    db.execute<Row>(sql`
      select c.id, c.platform, c.channel, c.person_enc, c.key_id, k.wrapped
      from conversations c join data_keys k on k.id = c.key_id join businesses b on b.id = c.business_id
      where c.programme_id = ${programmeId}::uuid and c.reachable and c.reminders and k.wrapped is not null and ${only}
        and not exists (
          select 1 from transcript t where t.conversation_id = c.id and t.at > ${since}::timestamptz)
        and not exists (
          select 1 from consultations x where x.conversation_id = c.id and x.closed_at is null
            and x.state in ('claimed', 'transferring', 'snoozed', 'waiting_customer', 'resolved'))
        and not exists (
          select 1 from seen_events x where x.channel = c.channel and x.event_id = ${key} || ':' || c.id::text || ${turn})
      order by b.number, c.id limit ${most ?? null}`),
  );
  return rows.map((row) => ({
    id: `${key}:${row.id}${turn}`,
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
