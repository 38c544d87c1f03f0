import { type SQL, sql } from 'drizzle-orm';
import { isEnergyKind } from '../../engine/energy/registry.ts';
import { addMonths } from '../../engine/period.ts';
import type { Restated, WeekQuality } from '../../engine/week/input.ts';
import type { Db } from '../connection.ts';
import { rowSet } from '../rows.ts';
import { energyList, inForce, kgOf, membersOf, unitTable, type WeekScope } from './parts.ts';

type RestatedRow = { month: string; difference: string } & Record<
  'more_known' | 'replaced' | 'withdrawn' | 'recomputed' | 'fresh',
  string
>;

/**
 * What the week changed of figures that were told before it: only rows that were written, withdrawn or computed anew in
 * the week are looked at, as they were then and as they are now.
 */
export async function loadRestated(db: Db, scope: WeekScope, months: readonly string[]): Promise<readonly Restated[]> {
  if (months.length === 0) return [];
  const { programmeId, since, until } = scope;
  const rows = await db.execute<RestatedRow>(sql`
    with ${membersOf(programmeId)}, ${touched(scope)},
    both_times as (
      select r.month, ${kgAt(until)} as kg_now, ${kgAt(since)} as kg_then,
        (${inForce(until)}) as is_now, (${inForce(since)}) as was_then,
        exists (select 1 from reading_withdrawals w where w.reading_id = r.id and w.at >= ${since}::timestamptz and w.at < ${until}::timestamptz) as taken_back
      from touched t join readings r on r.id = t.id join members m on m.id = r.business_id
      where r.kind = any(${energyList}) and r.month in (select month from ${rowSet(
        months.map((month) => ({ month })),
        { month: 'text' },
      )}))
    select month,
      (coalesce(sum(kg_now) filter (where is_now), 0) - coalesce(sum(kg_then) filter (where was_then), 0))::text as difference,
      count(kg_now) filter (where is_now) - count(kg_then) filter (where was_then) as more_known,
      count(*) filter (where was_then and not is_now and not taken_back) as replaced,
      count(*) filter (where was_then and not is_now and taken_back) as withdrawn,
      count(*) filter (where was_then and is_now and kg_now is distinct from kg_then) as recomputed,
      count(*) filter (where is_now and not was_then) as fresh
    from both_times group by month order by month`);
  return rows.map(({ month, difference, more_known, replaced, withdrawn, recomputed, fresh }) => ({
    ...{ month, difference, moreKnown: Number(more_known), corrected: Number(replaced), withdrawn: Number(withdrawn) },
    // What stands in place of a corrected row is no further one.
    ...{ recomputed: Number(recomputed), added: Math.max(0, Number(fresh) - Number(replaced)) },
  }));
}

function touched({ programmeId, since, until }: WeekScope): SQL {
  const inWeek = (column: string): SQL =>
    sql`${sql.raw(column)} >= ${since}::timestamptz and ${sql.raw(column)} < ${until}::timestamptz`;
  const written = sql`from readings where programme_id = ${programmeId}::uuid and ${inWeek('recorded_at')}`;
  return sql`
    touched as (
      select id ${written} union select replaces ${written} and replaces is not null
      union select reading_id from reading_withdrawals where programme_id = ${programmeId}::uuid and ${inWeek('at')}
      union select reading_id from emissions where programme_id = ${programmeId}::uuid and ${inWeek('calculated_at')})`;
}

function kgAt(at: string): SQL {
  return sql`(select ${kgOf} from emissions e where e.reading_id = r.id and e.calculated_at < ${at}::timestamptz
    order by e.calculated_at desc, e.id desc limit 1)`;
}

// The difference from last year at which somebody should look at the unit (requirement of the reminders).
const unusualFrom = 0.5;
/** More nobody looks through; the largest come first. */
const mostUnusual = 20;

type UnusualRow = { number: number; kind: string; ratio: string };

/** What a person should look at: what was changed in the week, and figures of a month far from last year's. */
export async function loadQuality(db: Db, scope: WeekScope, month: string | null): Promise<WeekQuality> {
  const { programmeId, since, until } = scope;
  const [counts] = await db.execute<{ corrections: string; withdrawals: string }>(sql`
    with ${membersOf(programmeId)}
    select
      (select count(*) from readings r join members m on m.id = r.business_id where r.programme_id = ${programmeId}::uuid
        and r.recorded_at >= ${since}::timestamptz and r.recorded_at < ${until}::timestamptz and r.replaces is not null) as corrections,
      (select count(*) from reading_withdrawals w join readings r on r.id = w.reading_id join members m on m.id = r.business_id
        where w.programme_id = ${programmeId}::uuid and w.at >= ${since}::timestamptz and w.at < ${until}::timestamptz) as withdrawals`);
  return {
    corrections: Number(counts?.corrections ?? 0),
    withdrawals: Number(counts?.withdrawals ?? 0),
    unusual: month === null ? [] : await unusualIn(db, scope, month),
  };
}

async function unusualIn(db: Db, { programmeId, until }: WeekScope, month: string): Promise<WeekQuality['unusual']> {
  const rows = await db.execute<UnusualRow>(sql`
    with ${membersOf(programmeId)},
    uses as (
      select m.number, r.kind, sum(r.value * unit_of.factor) filter (where r.month = ${month}) as now,
        sum(r.value * unit_of.factor) filter (where r.month <> ${month}) as before
      from readings r join members m on m.id = r.business_id join ${unitTable} on unit_of.kind = r.kind and unit_of.unit = r.unit
      where r.programme_id = ${programmeId}::uuid and r.month in (${month}, ${addMonths(month, -12)})
        and r.kind = any(${energyList}) and ${inForce(until)}
      group by m.number, r.kind)
    select number, kind, (now / before - 1)::text as ratio from uses
    where before > 0 and abs(now / before - 1) >= ${unusualFrom}::numeric
    order by abs(now / before - 1) desc, number, kind limit ${mostUnusual}::int`);
  return rows.flatMap(({ number, kind, ratio }) =>
    isEnergyKind(kind) ? [{ firm: number, kind, percent: Math.round(Number(ratio) * 1000) / 10 }] : [],
  );
}
