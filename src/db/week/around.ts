import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { HostCount, MeasureWay, WeekCase, WeekOpinion } from '../../engine/week/input.ts';
import type { Database, Db } from '../connection.ts';
import { lobbyId } from '../lobby.ts';
import { rowSet } from '../rows.ts';
import { membersOf, type WeekScope } from './parts.ts';

type CaseRow = {
  opened_at: string;
  closed_at: string | null;
  claimed_at: string | null;
  answered_at: string | null;
  complaint: boolean;
  reason: string;
};

/** The cases that were open at some time of the week, as they stood at its end. */
export async function loadWeekCases(db: Db, { programmeId, since, until }: WeekScope): Promise<readonly WeekCase[]> {
  const rows = await db.execute<CaseRow>(sql`
    select c.opened_at, case when c.closed_at < ${until}::timestamptz then c.closed_at end as closed_at, c.complaint, c.reason,
      (select min(l.at) from desk_log l where l.consultation_id = c.id and l.what = 'claimed' and l.at < ${until}::timestamptz) as claimed_at,
      (select min(l.at) from desk_log l where l.consultation_id = c.id and l.what = 'sent' and l.at < ${until}::timestamptz) as answered_at
    from consultations c
    where c.programme_id = ${programmeId}::uuid and c.opened_at < ${until}::timestamptz
      and (c.closed_at is null or c.closed_at >= ${since}::timestamptz)
    order by c.opened_at`);
  return rows.map((row) => ({
    openedAt: new Date(row.opened_at).toISOString(),
    closedAt: momentOf(row.closed_at),
    claimedAt: momentOf(row.claimed_at),
    answeredAt: momentOf(row.answered_at),
    complaint: row.complaint,
    reason: row.reason,
  }));
}

const momentOf = (at: string | null): string | null => (at === null ? null : new Date(at).toISOString());

const way = z.array(z.object({ step: z.string(), week: z.boolean() }));

/** What became of the measures that were put to those who agree; equal courses are counted together. */
export async function loadMeasureWays(
  db: Db,
  { programmeId, since, until }: WeekScope,
): Promise<readonly MeasureWay[]> {
  const rows = await db.execute<{ steps: unknown; count: string }>(sql`
    with ${membersOf(programmeId)},
    ways as (
      select jsonb_agg(jsonb_build_object('step', a.record->>'step', 'week', a.at >= ${since}::timestamptz) order by a.at, a.id) as steps
      from advice_records a join members m on m.id = a.business_id
      where a.programme_id = ${programmeId}::uuid and a.at < ${until}::timestamptz and a.record->>'about' = 'measure'
      group by a.business_id, a.record->>'measureId')
    select steps, count(*) as count from ways group by steps`);
  return rows.map(({ steps, count }) => ({
    steps: way.parse(typeof steps === 'string' ? JSON.parse(steps) : steps).map((one) => ({
      step: one.step,
      inWeek: one.week,
    })),
    count: Number(count),
  }));
}

/** What was said in the week by firms that agreed, and still agree, that their client hears of it. Words stay sealed. */
export async function findWeekOpinions(
  db: Db,
  { programmeId, since, until }: WeekScope,
): Promise<readonly WeekOpinion[]> {
  const rows = await db.execute<{ seq: string; day: string; firm: number }>(sql`
    with ${membersOf(programmeId)}
    select o.seq, to_char(o.at at time zone 'Asia/Tokyo', 'YYYY-MM-DD') as day, m.number as firm
    from opinions o join members m on m.id = o.business_id
    where o.programme_id = ${programmeId}::uuid and o.kind = 'words' and o.consent and o.words_enc is not null
      and o.at >= ${since}::timestamptz and o.at < ${until}::timestamptz order by o.seq`);
  return rows.map(({ seq, day, firm }) => ({ seq: Number(seq), day, firm }));
}

/** Pushes of a month that are counted so far. */
export async function loadPushes(db: Db, programmeId: string, month: string): Promise<number> {
  const [row] = await db.execute<{ used: number }>(sql`
    select used from push_usage where programme_id = ${programmeId}::uuid and month = ${month}`);
  return Number(row?.used ?? 0);
}

/** How often the program connected to hosts on these days (Japan), or was kept from it. */
export async function loadHosts(
  database: Database,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<readonly HostCount[]> {
  const rows = await database.queues((db) =>
    db.execute<{ host: string; contacted: string; refused: string }>(sql`
      select host, sum(contacted) as contacted, sum(refused) as refused from outbound_days
      where day between ${from}::date and ${to}::date group by host order by sum(contacted) desc, host`),
  );
  return rows.map(({ host, contacted, refused }) => ({
    host,
    contacted: Number(contacted),
    refused: Number(refused),
  }));
}

/** Adds to the counts of a day. */
export async function addHosts(database: Database, day: string, counts: readonly HostCount[]): Promise<void> {
  if (counts.length === 0) return;
  await database.queues((db) =>
    db.execute(sql`
      insert into outbound_days (programme_id, day, host, contacted, refused)
      select ${lobbyId}::uuid, ${day}::date, host, contacted, refused
      from ${rowSet(counts, { host: 'text', contacted: 'int', refused: 'int' })} order by host
      on conflict (day, host) do update set contacted = outbound_days.contacted + excluded.contacted,
        refused = outbound_days.refused + excluded.refused`),
  );
}
