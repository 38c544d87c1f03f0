import { sql } from 'drizzle-orm';
import type { FirmRoute, MonthCount } from '../../bot/office/figures.ts';
import { firstDay, lastDay } from '../../engine/period.ts';
import type { Db } from '../connection.ts';
import { rowSet } from '../rows.ts';

/** An active firm and how many figures a month has of it: each kind at each place. */
type Firm = { id: string; number: number; route: FirmRoute; client: boolean; wanted: number };
type Done = { month: string; firm: string; done: number };

/**
 * How far the active firms are with each of these months, by route; behind the programme's wall. What counts as reported
 * is what reminders take for it; here it is counted for all firms at once.
 */
export async function countMonths(db: Db, months: readonly string[]): Promise<readonly MonthCount[]> {
  const [firms, done] = await Promise.all([firmsOf(db), doneOf(db, months)]);
  const counts = new Map(done.map((one) => [`${one.month} ${one.firm}`, one.done]));
  const routes = [...new Set(firms.map(({ route }) => route))].toSorted(byRoute);
  return months.flatMap((month) =>
    routes.map((route) => {
      const own = firms.filter((firm) => firm.route === route);
      const of = (firm: Firm): number => counts.get(`${month} ${firm.id}`) ?? 0;
      const open = own.filter((firm) => of(firm) < firm.wanted);
      return {
        ...{ month, route, reported: own.length - open.length },
        partly: open.filter((firm) => of(firm) > 0).length,
        nothing: open.filter((firm) => of(firm) === 0).length,
        open: open.map(({ number, client }) => ({ number, client })),
      };
    }),
  );
}

/** Not decided comes last. */
function byRoute(one: FirmRoute, other: FirmRoute): number {
  return (one ?? '~') < (other ?? '~') ? -1 : 1;
}

function firmsOf(db: Db): Promise<readonly Firm[]> {
  return db.execute<Firm>(sql`
    select b.id, b.number, b.route, count(*)::int as wanted, coalesce((
      select k.given from consents k where k.business_id = b.id and k.purpose = 'client' order by k.at desc limit 1), false) as client
    from businesses b join sites s on s.business_id = b.id join site_energy e on e.site_id = s.id
    where b.state = 'active' group by b.id order by b.number`);
}

/** Figures that stand today: neither replaced nor taken back. A bill of several months counts for each. */
function doneOf(db: Db, months: readonly string[]): Promise<readonly Done[]> {
  const wanted = months.map((month) => ({ month, from: firstDay(month), to: lastDay(month) }));
  return db.execute<Done>(sql`
    with near as materialized (
      select n.month, r.id, r.business_id, r.site_id, r.kind
      from ${rowSet(wanted, { month: 'text', '"from"': 'date', '"to"': 'date' })}
      join readings r on r.month = n.month or (r.period_from <= n."from" and r.period_to >= n."to")
    )
    select g.month, g.business_id as firm, count(*)::int as done
    from (
      select distinct a.month, a.business_id, a.site_id, a.kind from near a
      where not exists (select 1 from readings later where later.replaces = a.id)
        and not exists (select 1 from reading_withdrawals w where w.reading_id = a.id)
        and exists (select 1 from site_energy e where e.site_id = a.site_id and e.kind = a.kind)) g
    group by g.month, g.business_id`);
}
