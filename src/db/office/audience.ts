import { type SQL, sql } from 'drizzle-orm';
import type { Audience, Reach } from '../../bot/office/broadcast.ts';
import { firstDay, lastDay } from '../../engine/period.ts';
import type { Db } from '../connection.ts';
import { lacks } from '../reminders.ts';

/**
 * Why a person (`c`, of firm `b`, under key `k`) hears nothing of us that nobody asked for; null: the person may. Asked
 * when people are chosen, and again for each just before the words leave.
 */
export const whyNot: SQL = sql`case
  when k.wrapped is null or b.state = 'erased' then 'erased'
  when b.state <> 'active' then 'left'
  when not coalesce((select s.given from consents s where s.business_id = b.id and s.purpose = 'use'
    order by s.at desc limit 1), false) then 'no-consent'
  when not c.reachable then 'blocked'
  when not c.reminders then 'stopped' end`;

/** People of firms (`c`, `b`, `k`) for whom a message is meant, whether they may hear of us or not. */
export function peopleOf(programmeId: string, audience: Audience): SQL {
  return sql`conversations c join businesses b on b.id = c.business_id join data_keys k on k.id = c.key_id
    where c.programme_id = ${programmeId}::uuid and ${meant(audience)}`;
}

function meant(audience: Audience): SQL {
  switch (audience.to) {
    case 'all':
      return sql`true`;
    case 'missing': {
      const { month } = audience;
      return lacks({ month: sql`${month}`, from: sql`${firstDay(month)}::date`, to: sql`${lastDay(month)}::date` });
    }
    default:
      return sql`b.route = ${audience.to}`;
  }
}

type Row = { platform: 'line' | 'slack'; why: string | null; people: string };

/** Whom a message would reach at this moment; behind the programme's wall. */
export async function reachOf(db: Db, programmeId: string, audience: Audience): Promise<Reach> {
  const rows = await db.execute<Row>(sql`
    select n.platform, n.why, count(*) as people
    from (select c.platform, ${whyNot} as why from ${peopleOf(programmeId, audience)}) n group by n.platform, n.why`);
  const sum = (of: (row: Row) => boolean): number =>
    rows.reduce((total, row) => total + (of(row) ? Number(row.people) : 0), 0);
  return {
    line: sum(({ platform, why }) => why === null && platform === 'line'),
    slack: sum(({ platform, why }) => why === null && platform === 'slack'),
    stopped: sum(({ why }) => why === 'stopped' || why === 'no-consent'),
    blocked: sum(({ why }) => why === 'blocked'),
  };
}
