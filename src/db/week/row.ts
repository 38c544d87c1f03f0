import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Week, weekSchema } from '../../engine/week/week-shape.ts';
import type { Database, Db } from '../connection.ts';

/** What already stands in the thread, or may: Slack's ids of files, and the `ts` of messages, by our names. */
export type WeekParts = Readonly<Record<string, string>>;

/** A summary on its way. */
export type WeekRow = {
  readonly programmeId: string;
  readonly week: string;
  readonly state: 'made' | 'posted' | 'done' | 'unknown' | 'skipped';
  readonly figures: Week | null;
  readonly dueAt: Date;
  readonly attempts: number;
  readonly triedAt: Date | null;
  readonly nextAt: Date;
  readonly channel: string | null;
  readonly ts: string | null;
  readonly parts: WeekParts;
};

type Row = {
  programme_id: string;
  week: string;
  state: WeekRow['state'];
  figures: unknown;
  due_at: string;
  attempts: number;
  tried_at: string | null;
  next_at: string;
  channel: string | null;
  ts: string | null;
  parts: unknown;
};

const partsShape = z.record(z.string(), z.string());
const parsed = (json: unknown): unknown => (typeof json === 'string' ? JSON.parse(json) : json);

function weekRow(row: Row): WeekRow {
  const { programme_id: programmeId, week, state, attempts, channel, ts } = row;
  return {
    ...{ programmeId, week, state, attempts, channel, ts },
    figures: weekSchema.nullable().parse(parsed(row.figures)),
    dueAt: new Date(row.due_at),
    triedAt: row.tried_at === null ? null : new Date(row.tried_at),
    nextAt: new Date(row.next_at),
    parts: partsShape.parse(parsed(row.parts)),
  };
}

/** The weeks of a programme that have a row, oldest first, with their states. */
export async function weeksKept(
  database: Database,
  programmeId: string,
): Promise<readonly (Pick<WeekRow, 'week' | 'state'> & { readonly code: string | null })[]> {
  return database.scoped(programmeId, (db) =>
    db.execute<{ week: string; state: WeekRow['state']; code: string | null }>(sql`
      select week, state, code from week_summaries where programme_id = ${programmeId}::uuid order by week`),
  );
}

/** Why the week before the first one is kept: summaries begin after it. */
export const beforeStart = 'before-start';

/** Weeks that were never shown to anybody since the last one that was. */
export async function missedBefore(database: Database, programmeId: string, week: string): Promise<readonly string[]> {
  const rows = (await weeksKept(database, programmeId)).filter((one) => one.week < week);
  const last = rows.findLastIndex(({ state }) => state === 'posted' || state === 'done');
  return rows.slice(last + 1).flatMap((one) => (one.code === beforeStart ? [] : [one.week]));
}

/** The row of a week; null: it was not made yet. */
export async function findWeek(database: Database, programmeId: string, week: string): Promise<WeekRow | null> {
  const [row] = await database.scoped(programmeId, (db) =>
    db.execute<Row>(sql`
      select programme_id, week, state, figures, due_at, attempts, tried_at, next_at, channel, ts, parts
      from week_summaries where programme_id = ${programmeId}::uuid and week = ${week}`),
  );
  return row === undefined ? null : weekRow(row);
}

type NewWeek = {
  readonly programmeId: string;
  readonly week: string;
  readonly figures: Week | null;
  readonly dueAt: string;
  readonly now: Date;
  /** Why it is skipped. */
  readonly code?: string;
};

/** Freezes the figures of a week; those of whoever was first stay. Without figures the week is skipped for good. */
export async function keepWeek(
  database: Database,
  { programmeId, week, figures, dueAt, now, code }: NewWeek,
): Promise<void> {
  const at = now.toISOString();
  const listed = figures?.due?.firms.map(({ number }) => number) ?? [];
  await database.scoped(programmeId, (db) =>
    db.execute(sql`
      insert into week_summaries (programme_id, week, state, figures, listed, due_at, made_at, next_at, code)
      values (${programmeId}::uuid, ${week}, ${figures === null ? 'skipped' : 'made'}, ${figures === null ? null : JSON.stringify(figures)}::jsonb,
        array(select jsonb_array_elements_text(${JSON.stringify(listed)}::jsonb)::int), ${dueAt}::timestamptz, ${at}::timestamptz, ${at}::timestamptz, ${code ?? null})
      on conflict do nothing`),
  );
}

/** Gives up weeks that were made and could not be shown in time. */
export async function skipBefore(database: Database, programmeId: string, week: string): Promise<number> {
  const rows = await database.scoped(programmeId, (db) =>
    db.execute(sql`
      update week_summaries set state = 'skipped', code = coalesce(code, 'too-late')
      where programme_id = ${programmeId}::uuid and week < ${week} and state = 'made' returning week`),
  );
  return rows.length;
}

/**
 * Does the work while no other process does: the lock is the transaction's, so a process that dies lets go of it at
 * once, and one that only sleeps keeps it. Null: another one is at it.
 */
export async function aloneWith<T>(
  database: Database,
  { programmeId, week }: Pick<WeekRow, 'programmeId' | 'week'>,
  work: () => Promise<T>,
): Promise<T | null> {
  let isLost = false;
  const holding = database.scoped(programmeId, async (db): Promise<() => T | null> => {
    const name = `week ${programmeId} ${week}`;
    const [row] = await db.execute<{ mine: boolean }>(
      sql`select pg_try_advisory_xact_lock(hashtextextended(${name}, 0)) as mine`,
    );
    if (row?.mine !== true) return () => null;
    const end = await outcomeOf(work);
    // The connection went away meanwhile, and whoever waits was told: nothing may be written to it any more.
    return isLost ? new Promise(() => undefined) : end;
  });
  holding.catch(() => {
    isLost = true;
  });
  return (await holding)();
}

/** The result, or the error, to be had when the transaction is over. */
async function outcomeOf<T>(work: () => Promise<T>): Promise<() => T> {
  try {
    const result = await work();
    return () => result;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}

type Change = {
  readonly state?: WeekRow['state'];
  readonly nextAt?: Date;
  readonly code?: string | null;
  readonly channel?: string;
  readonly ts?: string;
  readonly postedAt?: Date;
  readonly parts?: WeekParts;
};

/** Writes down how far a summary has come; what is not named stays. Parts are added to those that are there. */
export async function noteWeek(
  db: Db,
  { programmeId, week }: Pick<WeekRow, 'programmeId' | 'week'>,
  { state, nextAt, code, channel, ts, postedAt, parts = {} }: Change,
): Promise<void> {
  await db.execute(sql`
    update week_summaries set state = coalesce(${state ?? null}, state), next_at = coalesce(${nextAt?.toISOString() ?? null}::timestamptz, next_at),
      code = ${code === undefined ? sql`code` : sql`${code}::text`}, channel = coalesce(${channel ?? null}, channel),
      ts = coalesce(${ts ?? null}, ts), posted_at = coalesce(posted_at, ${postedAt?.toISOString() ?? null}::timestamptz),
      parts = parts || ${JSON.stringify(parts)}::jsonb
    where programme_id = ${programmeId}::uuid and week = ${week}`);
}

/** Whoever has begun to post is not overtaken for so long, should the lock be lost on the way. */
const leaseMs = 120_000;

/** Writes down that a try begins, before anything can be seen of it. */
export async function beginTry(
  database: Database,
  { programmeId, week }: Pick<WeekRow, 'programmeId' | 'week'>,
  now: Date,
): Promise<void> {
  await database.scoped(programmeId, (db) =>
    db.execute(sql`
      update week_summaries set attempts = attempts + 1, tried_at = coalesce(tried_at, ${now.toISOString()}::timestamptz),
        next_at = ${new Date(now.getTime() + leaseMs).toISOString()}::timestamptz
      where programme_id = ${programmeId}::uuid and week = ${week}`),
  );
}
