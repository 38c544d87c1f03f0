import { sql } from 'drizzle-orm';
import { addDays, addMonths, firstDay, lastDay } from '../../engine/period.ts';
import type { DueFirm, RouteCount, WeekDue, WeekFirms } from '../../engine/week/input.ts';
import type { Db } from '../connection.ts';
import { inForce, membersOf, type WeekScope } from './parts.ts';

type CountRow = { route: RouteCount['route']; kind: 'route' | 'all'; firms: string; joined: string } & Record<
  'members' | 'withdrawn' | 'withheld',
  string
>;

/** Who takes part, by route, and whose figures may be told. */
export async function loadWeekFirms(db: Db, { programmeId, since, until }: WeekScope): Promise<WeekFirms> {
  const rows = await db.execute<CountRow>(sql`
    with ${membersOf(programmeId)}
    select route, case when grouping(route) = 0 then 'route' else 'all' end as kind,
      count(*) filter (where state = 'active' and created_at < ${until}::timestamptz) as firms,
      count(*) filter (where created_at >= ${since}::timestamptz and created_at < ${until}::timestamptz) as joined,
      count(*) filter (where tells) as members, count(*) filter (where not uses) as withdrawn,
      count(*) filter (where uses and not tells) as withheld
    from firms group by grouping sets ((route), ()) order by route nulls last`);
  const all = rows.find(({ kind }) => kind === 'all');
  const routes = rows.filter(({ kind, firms }) => kind === 'route' && Number(firms) > 0);
  return {
    routes: routes.map(({ route, firms }) => ({ route, firms: Number(firms) })),
    joined: Number(all?.joined ?? 0),
    members: Number(all?.members ?? 0),
    withdrawn: Number(all?.withdrawn ?? 0),
    withheld: Number(all?.withheld ?? 0),
  };
}

type FirmRow = { number: number; tells: boolean; wanted: string; there: string; last: string | null };

// A bill belongs to the month that it is reported for; those that cover two lie no further away than this.
const coveredMonths = 3;

/**
 * How far each firm that takes part has come with a month, counted as the reminders count: what is expected is there, or
 * covered by another month's bill. `lateFrom`: from this day on (Japan) a report is late.
 */
export async function loadWeekDue(
  db: Db,
  { programmeId, until }: WeekScope,
  { month, lateFrom }: { readonly month: string; readonly lateFrom: string },
): Promise<WeekDue> {
  const near = [addMonths(month, -coveredMonths), addMonths(month, coveredMonths)] as const;
  const rows = await db.execute<FirmRow>(sql`
    with ${membersOf(programmeId)},
    given as (
      select r.site_id, r.kind, min(r.recorded_at) as first_at, bool_or(${inForce(until)}) as is_there
      from readings r
      where r.programme_id = ${programmeId}::uuid and r.month between ${near[0]} and ${near[1]} and r.recorded_at < ${until}::timestamptz
        and (r.month = ${month} or (r.period_from <= ${firstDay(month)}::date and r.period_to >= ${lastDay(month)}::date))
      group by r.site_id, r.kind)
    select f.number, f.tells, count(x.kind) as wanted, count(g.kind) filter (where g.is_there) as there,
      max(g.first_at) filter (where g.is_there) as last
    from firms f left join sites s on s.business_id = f.id left join site_energy x on x.site_id = s.id
      left join given g on g.site_id = x.site_id and g.kind = x.kind
    where f.state = 'active' and f.uses and f.created_at < ${until}::timestamptz
    group by f.id, f.number, f.tells order by f.number`);
  const firms = rows.map((row) => ({ tells: row.tells, firm: dueFirm(row, lateFrom) }));
  const others = firms.filter(({ tells }) => !tells).map(({ firm }) => firm);
  return {
    month,
    firms: firms.flatMap(({ tells, firm }) => (tells ? [firm] : [])),
    others: { firms: others.length, reported: others.filter(({ state }) => state.startsWith('reported')).length },
  };
}

/** A firm without a meter has nothing to report yet: that is missing, not done. */
function dueFirm({ number, wanted, there, last }: FirmRow, lateFrom: string): DueFirm {
  const missing = Number(wanted) - Number(there);
  if (Number(there) === 0) return { number, state: 'missing', missing };
  if (missing > 0) return { number, state: 'partly', missing };
  const isLate = last !== null && new Date(last).toISOString() >= startOf(lateFrom);
  return { number, state: isLate ? 'reported-late' : 'reported', missing };
}

/** The first moment of a day in Japan. */
function startOf(day: string): string {
  return `${addDays(day, -1)}T15:00:00.000Z`;
}
