import { sql } from 'drizzle-orm';
import type { ReceivedEvent } from '../bot/ports.ts';
import { type Reminder, reminderKey } from '../bot/reminder/schedule.ts';
import { firstDay, lastDay } from '../engine/period.ts';
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
 * Whom a reminder is for: firms of the programme that can be reached, want reminders, have not had this one, and have
 * a gap in the month. Who is just talking with us has the question before them: the reminder comes later. As events for the inbox, whose memory of event ids makes each reminder happen once.
 */
export async function findReminders(
  database: Database,
  vault: Vault,
  wanted: { readonly programmeId: string; readonly reminder: Reminder; readonly at: Date },
): Promise<readonly ReceivedEvent[]> {
  const { programmeId, reminder, at } = wanted;
  const { month } = reminder;
  const key = reminderKey(reminder);
  const since = new Date(at.getTime() - talkingMs).toISOString();
  const rows = await database.scoped(programmeId, (db) =>
    db.execute<Row>(sql`
      select c.id, c.platform, c.channel, c.person_enc, c.key_id, k.wrapped
      from conversations c join data_keys k on k.id = c.key_id join businesses b on b.id = c.business_id
      where c.programme_id = ${programmeId}::uuid and c.reachable and c.reminders and k.wrapped is not null
        and exists (
          select 1 from sites s join site_energy e on e.site_id = s.id
          where s.business_id = c.business_id and not exists (
            select 1 from readings r
            where r.site_id = s.id and r.kind = e.kind
              and (r.month = ${month} or (r.period_from <= ${firstDay(month)}::date and r.period_to >= ${lastDay(month)}::date))
              and not exists (select 1 from readings later where later.replaces = r.id)
              and not exists (select 1 from reading_withdrawals w where w.reading_id = r.id)))
        and not exists (
          select 1 from transcript t where t.conversation_id = c.id and t.at > ${since}::timestamptz)
        and not exists (
          select 1 from seen_events x where x.channel = c.channel and x.event_id = ${key} || ':' || c.id::text)
      order by b.number, c.id`),
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

/** Pushes of the month that are counted already, or wait to be sent. */
export async function pushesUsed(database: Database, programmeId: string, month: string): Promise<number> {
  const [row] = await database.scoped(programmeId, (db) =>
    db.execute<{ used: string }>(sql`
      select coalesce((select used from push_usage where programme_id = ${programmeId}::uuid and month = ${month}), 0)
        + (select count(*) from outbox where programme_id = ${programmeId}::uuid and status = 'waiting' and not counted
            and token_received_at is null)
        + (select count(*) from inbox where programme_id = ${programmeId}::uuid and (event_id like 'reminder:%' or event_id like 'notice:%')) as used`),
  );
  return Number(row?.used ?? 0);
}
