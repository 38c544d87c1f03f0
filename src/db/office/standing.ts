import { sql } from 'drizzle-orm';
import type {
  FirmCount,
  InviteCount,
  PeopleCount,
  ProxyCount,
  ReminderCount,
  Standing,
} from '../../bot/office/figures.ts';
import { type Reminder, reminderKey } from '../../bot/reminder/schedule.ts';
import { firstDay, lastDay } from '../../engine/period.ts';
import type { Database, Db } from '../connection.ts';
import { lacks, pushesUsed } from '../reminders.ts';
import { rowSet } from '../rows.ts';
import { countMonths } from './months.ts';

/** What is asked of a programme's figures. Months are those that are due; `month` is the present one. */
export type StandingQuestion = {
  readonly programmeId: string;
  readonly months: readonly string[];
  readonly reminders: readonly (Reminder & { readonly day: string })[];
  readonly now: Date;
  readonly month: string;
};

/** How a programme stands, in one look: a fixed number of statements, whatever the number of firms. */
export async function loadStanding(database: Database, asked: StandingQuestion): Promise<Standing> {
  const { programmeId, now, month } = asked;
  const used = await pushesUsed(database, programmeId, month);
  return database.scoped(programmeId, async (db) => {
    const [firms, withoutPlaces, months, invites, people, reminders, proxy, held, unanswered, drafts] =
      await Promise.all([
        countFirms(db),
        countWithoutPlaces(db),
        countMonths(db, asked.months),
        countInvites(db, programmeId, now),
        countPeople(db, programmeId),
        countReminders(db, asked),
        countProxy(db),
        countHeld(db, programmeId),
        findUnanswered(db),
        countDrafts(db),
      ]);
    return {
      firms,
      withoutPlaces,
      months,
      invites,
      people,
      reminders,
      proxy,
      pushes: { used, held },
      unanswered,
      drafts,
    };
  });
}

async function countFirms(db: Db): Promise<readonly FirmCount[]> {
  const rows = await db.execute<Omit<FirmCount, 'firms'> & { firms: string }>(sql`
    select state, route, count(*) as firms from businesses group by state, route order by state, route`);
  return rows.map((row) => ({ ...row, firms: Number(row.firms) }));
}

async function countWithoutPlaces(db: Db): Promise<number> {
  const [row] = await db.execute<{ firms: string }>(sql`
    select count(*) as firms from businesses b where b.state = 'active' and not exists (
      select 1 from sites s join site_energy e on e.site_id = s.id where s.business_id = b.id)`);
  return Number(row?.firms ?? 0);
}

async function countInvites(db: Db, programmeId: string, now: Date): Promise<InviteCount> {
  const [row] = await db.execute<{ codes: string; places: string | null; bound: string }>(sql`
    select count(*) as codes, sum(places_left) as places, count(*) filter (where business_id is not null) as bound
    from invites where programme_id = ${programmeId}::uuid and places_left > 0
      and (expires_at is null or expires_at > ${now.toISOString()}::timestamptz)`);
  return { codes: Number(row?.codes ?? 0), places: Number(row?.places ?? 0), bound: Number(row?.bound ?? 0) };
}

async function countPeople(db: Db, programmeId: string): Promise<readonly PeopleCount[]> {
  const rows = await db.execute<{ platform: 'line' | 'slack'; all: string; reachable: string; willing: string }>(sql`
    select c.platform, count(*) as all, count(*) filter (where c.reachable) as reachable,
      count(*) filter (where c.reachable and c.reminders) as willing
    from conversations c join businesses b on b.id = c.business_id
    where c.programme_id = ${programmeId}::uuid and b.state = 'active' group by c.platform order by c.platform`);
  return rows.map(({ platform, all, reachable, willing }) => ({
    ...{ platform, all: Number(all), reachable: Number(reachable), willing: Number(willing) },
  }));
}

/** As `findReminders` would choose them, but for those who are just talking. */
async function countReminders(db: Db, asked: StandingQuestion): Promise<readonly ReminderCount[]> {
  const wanted = asked.reminders.map(({ month, stage, day }) => {
    return { month, key: reminderKey({ month, stage }), day, from: firstDay(month), to: lastDay(month) };
  });
  const month = { month: sql`n.month`, from: sql`n."from"`, to: sql`n."to"` };
  const columns = { month: 'text', key: 'text', day: 'text', '"from"': 'date', '"to"': 'date' };
  const rows = await db.execute<{ key: string; line: string; slack: string }>(sql`
    select n.key, count(*) filter (where c.platform = 'line') as line, count(*) filter (where c.platform = 'slack') as slack
    from ${rowSet(wanted, columns)} cross join conversations c join businesses b on b.id = c.business_id
    join data_keys k on k.id = c.key_id
    where c.programme_id = ${asked.programmeId}::uuid and c.reachable and c.reminders and k.wrapped is not null
      and ${lacks(month)} and not exists (
        select 1 from seen_events x where x.channel = c.channel and x.event_id = n.key || ':' || c.id::text)
    group by n.key`);
  const found = new Map(rows.map(({ key, line, slack }) => [key, { line: Number(line), slack: Number(slack) }]));
  return wanted.map(({ month: of, day, key }) => ({ month: of, day, ...(found.get(key) ?? { line: 0, slack: 0 }) }));
}

async function countProxy(db: Db): Promise<readonly ProxyCount[]> {
  const rows = await db.execute<{ route: ProxyCount['route']; figures: string; firms: string }>(sql`
    select b.route, count(*) as figures, count(distinct b.id) as firms
    from staff_figures f join businesses b on b.id = f.business_id where f.source <> 'undo' group by b.route order by b.route`);
  return rows.map(({ route, figures, firms }) => ({ route, figures: Number(figures), firms: Number(firms) }));
}

async function countHeld(db: Db, programmeId: string): Promise<number> {
  const [row] = await db.execute<{ rows: string }>(sql`
    select count(*) as rows from outbox where programme_id = ${programmeId}::uuid and status = 'held'`);
  return Number(row?.rows ?? 0);
}

async function findUnanswered(db: Db): Promise<readonly string[]> {
  const rows = await db.execute<{ at: string }>(sql`
    select c.opened_at as at from consultations c where c.closed_at is null
      and not exists (select 1 from desk_log l where l.consultation_id = c.id and l.what = 'sent') order by c.opened_at`);
  return rows.map(({ at }) => new Date(at).toISOString());
}

/** A report whose newest version is a draft waits for somebody. */
async function countDrafts(db: Db): Promise<number> {
  const [row] = await db.execute<{ drafts: string }>(sql`
    select count(*) as drafts from report_versions v where v.state = 'draft' and not exists (
      select 1 from report_versions newer where newer.kind = v.kind and newer.from_month = v.from_month
        and newer.to_month = v.to_month and newer.language = v.language
        and newer.business_id is not distinct from v.business_id and newer.number > v.number)`);
  return Number(row?.drafts ?? 0);
}
