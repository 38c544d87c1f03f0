import { type SQL, sql } from 'drizzle-orm';
import type { ReceivedEvent } from '../bot/ports.ts';
import { type Reminder, reminderKey } from '../bot/reminder/schedule.ts';
import { firstDay, lastDay } from '../engine/period.ts';
import type { Database } from './connection.ts';
import { findTimed } from './timed-people.ts';
import type { Vault } from './vault/vault.ts';

/** A month in a statement: its name, first and last day. */
type MonthInSql = { readonly month: SQL; readonly from: SQL; readonly to: SQL };

/** Whether nothing is registered of a month for a place (`s`) and a kind (`e`); a bill of several months counts for each. */
function isGap({ month, from, to }: MonthInSql): SQL {
  return sql`not exists (
      select 1 from readings r
      where r.business_id = s.business_id and r.site_id = s.id and r.kind = e.kind
        and (r.month = ${month} or (r.period_from <= ${from} and r.period_to >= ${to}))
        and not exists (select 1 from readings later where later.replaces = r.id)
        and not exists (select 1 from reading_withdrawals w where w.reading_id = r.id))`;
}

/** Whether the firm of a conversation (`c`) has a gap in a month. */
export function lacks(month: MonthInSql): SQL {
  return sql`exists (
    select 1 from sites s join site_energy e on e.site_id = s.id
    where s.business_id = c.business_id and ${isGap(month)})`;
}

/** Whom a reminder is for: of those who may be reminded, people whose firm has a gap in the month. */
export async function findReminders(
  database: Database,
  vault: Vault,
  wanted: { readonly programmeId: string; readonly reminder: Reminder; readonly at: Date },
): Promise<readonly ReceivedEvent[]> {
  const { programmeId, reminder, at } = wanted;
  const { month } = reminder;
  const only = lacks({ month: sql`${month}`, from: sql`${firstDay(month)}::date`, to: sql`${lastDay(month)}::date` });
  return findTimed(database, vault, { programmeId, key: reminderKey(reminder), at, only });
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
