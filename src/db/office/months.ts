import { sql } from 'drizzle-orm';
import type { MonthCount } from '../../bot/office/figures.ts';
import { firstDay, lastDay } from '../../engine/period.ts';
import type { Db } from '../connection.ts';
import { isGap } from '../reminders.ts';
import { rowSet } from '../rows.ts';

type MonthRow = {
  month: string;
  route: MonthCount['route'];
  reported: string;
  partly: string;
  nothing: string;
  open: readonly { number: number; client: boolean }[] | null;
};

/** How far the active firms are with each of these months, by route; behind the programme's wall. */
export async function countMonths(db: Db, months: readonly string[]): Promise<readonly MonthCount[]> {
  const wanted = months.map((month) => ({ month, from: firstDay(month), to: lastDay(month) }));
  const day = { month: sql`n.month`, from: sql`n."from"`, to: sql`n."to"` };
  const rows = await db.execute<MonthRow>(sql`
    with firms as (
      select b.id, b.number, b.route, coalesce((
        select k.given from consents k where k.business_id = b.id and k.purpose = 'client' order by k.at desc limit 1), false) as client
      from businesses b where b.state = 'active'
    ), marks as (
      select n.month, f.id, count(*) as wanted, count(*) filter (where ${isGap(day)}) as gaps
      from ${rowSet(wanted, { month: 'text', '"from"': 'date', '"to"': 'date' })}
      cross join firms f join sites s on s.business_id = f.id join site_energy e on e.site_id = s.id
      group by n.month, f.id
    )
    select m.month, f.route, count(*) filter (where m.gaps = 0) as reported,
      count(*) filter (where m.gaps > 0 and m.gaps < m.wanted) as partly, count(*) filter (where m.gaps = m.wanted) as nothing,
      jsonb_agg(jsonb_build_object('number', f.number, 'client', f.client) order by f.number) filter (where m.gaps > 0) as open
    from marks m join firms f on f.id = m.id group by m.month, f.route order by m.month, f.route`);
  return rows.map(({ month, route, reported, partly, nothing, open }) => ({
    ...{ month, route, reported: Number(reported), partly: Number(partly), nothing: Number(nothing) },
    open: open ?? [],
  }));
}
