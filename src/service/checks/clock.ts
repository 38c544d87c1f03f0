import { sql } from 'drizzle-orm';
import type { Clock } from '../../bot/ports.ts';
import type { Database } from '../../db/connection.ts';
import { type CheckResult, fail, ok, warn } from './check.ts';

/** A HTTP date has whole seconds, and an answer takes its time: less than this means nothing. */
const warnAboveMs = 3_000;
/** Reply tokens hold for a minute from LINE's time, so a clock that is further off loses replies. */
const failAboveMs = 60_000;

const patienceMs = 5_000;

/** Judges how far the machine's clock is ahead of another one, milliseconds. */
export function checkSkew(other: string, skewMs: number): CheckResult {
  const name = `clock ${other}`;
  const seconds = (skewMs / 1000).toFixed(1);
  const what = `${Math.abs(Number(seconds))} s ${skewMs < 0 ? 'behind' : 'ahead'}`;
  const remedy = 'let the machine keep its time by NTP (timedatectl set-ntp true)';
  if (Math.abs(skewMs) >= failAboveMs) return fail(name, what, remedy);
  if (Math.abs(skewMs) >= warnAboveMs) return warn(name, what, remedy);
  return ok(name, what);
}

/** How far the clock is ahead of the database's, milliseconds; half of the round trip is taken off. */
export async function databaseSkew(database: Database, clock: Clock): Promise<number> {
  const before = clock.now().getTime();
  const [row] = await database.queues((db) => db.execute<{ at: string }>(sql`select clock_timestamp() as at`));
  const middle = (before + clock.now().getTime()) / 2;
  return middle - new Date(row?.at ?? middle).getTime();
}

/** How far the clock is ahead of the Date that a server answers with, milliseconds; null when it did not say. */
export async function httpSkew(url: string, clock: Clock): Promise<number | null> {
  const before = clock.now().getTime();
  const answer = await fetch(url, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(patienceMs) });
  const middle = (before + clock.now().getTime()) / 2;
  const date = Date.parse(answer.headers.get('date') ?? '');
  return Number.isNaN(date) ? null : middle - date;
}
