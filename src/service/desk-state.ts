import { sql } from 'drizzle-orm';
import type { Clock } from '../bot/ports.ts';
import type { Database } from '../db/connection.ts';
import { listProgrammes } from '../db/repositories/programmes.ts';

/** What the desk has still to do, over all programmes. */
export type DeskQueueState = {
  readonly effectsWaiting: number;
  readonly effectsDead: number;
  /** Seconds that the oldest due effect has waited; null when none waits. */
  readonly oldestSeconds: number | null;
  readonly timersOverdue: number;
  /** Seconds that the oldest timer is overdue; null when none is. */
  readonly lateSeconds: number | null;
};

type QueueRow = { waiting: string; dead: string; oldest: string | null; overdue: string; late: string | null };

/** A timer that is overdue for longer means that nobody fires them. */
const lateSeconds = 300;

/** Whether what should happen by itself does not. */
export function isLate(state: DeskQueueState): boolean {
  return (state.lateSeconds ?? 0) > lateSeconds;
}

/** Asks the database what waits on the desk, and for how long. */
export async function deskQueueState(database: Database, clock: Clock): Promise<DeskQueueState> {
  const now = clock.now();
  const at = now.toISOString();
  const [row] = await database.queues((db) =>
    db.execute<QueueRow>(sql`
      select
        (select count(*) from desk_effects where dead_code is null) as waiting,
        (select count(*) from desk_effects where dead_code is not null) as dead,
        (select min(due_at) from desk_effects where dead_code is null and due_at <= ${at}::timestamptz) as oldest,
        (select count(*) from desk_timers where due_at <= ${at}::timestamptz) as overdue,
        (select min(due_at) from desk_timers where due_at <= ${at}::timestamptz) as late`),
  );
  const seconds = (since: string | null | undefined): number | null =>
    since == null ? null : (now.getTime() - new Date(since).getTime()) / 1000;
  return {
    effectsWaiting: Number(row?.waiting ?? 0),
    effectsDead: Number(row?.dead ?? 0),
    oldestSeconds: seconds(row?.oldest),
    timersOverdue: Number(row?.overdue ?? 0),
    lateSeconds: seconds(row?.late),
  };
}

/** Open cases of all programmes by the place of the machine. */
export type OpenCases = {
  readonly byState: ReadonlyMap<string, number>;
  /** Seconds that the oldest case has waited for somebody to take it; null when none waits. */
  readonly oldestWaitingSeconds: number | null;
};

type CaseRow = { state: string; count: string; oldest: string };

/** Counts open cases, one programme after the other: no wall lets anybody see the cases of all. */
export async function openCases(database: Database, clock: Clock): Promise<OpenCases> {
  const byState = new Map<string, number>();
  const waiting: number[] = [];
  for (const { id } of await listProgrammes(database)) {
    const rows = await database.scoped(id, (db) =>
      db.execute<CaseRow>(sql`
        select state, count(*) as count, min(opened_at) as oldest from consultations where closed_at is null group by state`),
    );
    for (const { state, count, oldest } of rows) {
      byState.set(state, (byState.get(state) ?? 0) + Number(count));
      if (state === 'requested' || state === 'queued') waiting.push(new Date(oldest).getTime());
    }
  }
  const now = clock.now().getTime();
  return { byState, oldestWaitingSeconds: waiting.length === 0 ? null : (now - Math.min(...waiting)) / 1000 };
}
