import { sql } from 'drizzle-orm';
import type { Period } from '../../engine/period.ts';
import type { ReportKind } from '../../engine/report/input.ts';
import type { Database, Db } from '../connection.ts';

/** A report that somebody asked for on Slack. */
export type NewJob = {
  readonly id: string;
  readonly programmeId: string;
  readonly kind: ReportKind;
  readonly period: Period;
  readonly language: 'ja' | 'en';
  /** Of one firm only; null: of all. */
  readonly businessId: string | null;
  readonly staffId: string;
  /** The Slack app, in whose conversation with the person the report is put. */
  readonly account: string;
};

/** A job as a worker has it in hand. `message`: the `ts` of the message that shows how far it is. */
export type Job = NewJob & {
  readonly message: string | null;
  /** The conversation; '' before the first message. */
  readonly channel: string;
  readonly attempts: number;
  readonly createdAt: Date;
};

/** How a job ended. */
export type JobEnd = 'done' | 'cancelled' | 'failed';

type Row = {
  id: string;
  programme_id: string;
  kind: ReportKind;
  from_month: string;
  to_month: string;
  language: 'ja' | 'en';
  business_id: string | null;
  staff_id: string;
  account: string;
  channel: string;
  message: string | null;
  attempts: number;
  created_at: string;
};

const at = (moment: Date) => sql`${moment.toISOString()}::timestamptz`;

/** Queues a job, once for each form that was sent; false: it is there already. */
export async function addJob(db: Db, job: NewJob, now: Date): Promise<boolean> {
  const { id, programmeId, kind, period, language, businessId, staffId, account } = job;
  const rows = await db.execute(sql`
    insert into report_jobs (id, programme_id, kind, from_month, to_month, language, business_id, staff_id, account, channel,
      state, due_at, created_at)
    values (${id}::uuid, ${programmeId}::uuid, ${kind}, ${period.from}, ${period.to}, ${language}, ${businessId}::uuid,
      ${staffId}::uuid, ${account}, '', 'waiting', ${at(now)}, ${at(now)})
    on conflict do nothing returning 1`);
  return rows.length > 0;
}

/** Who has a job, until when nobody else takes it. */
export type Holder = { readonly owner: string; readonly now: Date; readonly leaseMs: number };

const until = ({ now, leaseMs }: Holder) => at(new Date(now.getTime() + leaseMs));

/** Takes the oldest job that is due and in nobody's hands; null: there is none. */
export async function claimJob({ queue }: Pick<Database, 'queue'>, holder: Holder): Promise<Job | null> {
  const { owner, now } = holder;
  const [row] = await queue.execute<Row>(sql`
    update report_jobs set lease_owner = ${owner}::uuid, lease_until = ${until(holder)}, attempts = attempts + 1
    where id = (
      select id from report_jobs where state = 'waiting' and due_at <= ${at(now)}
        and (lease_until is null or lease_until < ${at(now)})
      order by due_at, id limit 1 for update skip locked)
    returning id, programme_id, kind, from_month, to_month, language, business_id, staff_id, account, channel, message,
      attempts, created_at`);
  return row === undefined ? null : jobOf(row);
}

function jobOf(row: Row): Job {
  return {
    ...{ id: row.id, programmeId: row.programme_id, kind: row.kind, language: row.language },
    period: { from: row.from_month, to: row.to_month },
    ...{ businessId: row.business_id, staffId: row.staff_id, account: row.account, channel: row.channel },
    ...{ message: row.message, attempts: row.attempts, createdAt: new Date(row.created_at) },
  };
}

/** Notes how far a job is and holds it for longer; false: it was cancelled, or is in other hands. */
export async function holdJob(
  { queue }: Pick<Database, 'queue'>,
  { id, done, total }: { readonly id: string; readonly done: number; readonly total: number | null },
  holder: Holder,
): Promise<boolean> {
  const rows = await queue.execute(sql`
    update report_jobs set done = ${done}::int, total = ${total}::int, lease_until = ${until(holder)}
    where id = ${id}::uuid and state = 'waiting' and lease_owner = ${holder.owner}::uuid returning 1`);
  return rows.length > 0;
}

/** Remembers the message that shows how far it is. */
export async function noteMessage(
  { queue }: Pick<Database, 'queue'>,
  id: string,
  { channel, ts }: { readonly channel: string; readonly ts: string },
): Promise<void> {
  await queue.execute(sql`update report_jobs set channel = ${channel}, message = ${ts} where id = ${id}::uuid`);
}

/** Ends a job; what has ended stays as it ended. */
export async function endJob(
  { queue }: Pick<Database, 'queue'>,
  { id, end, code = null, now }: { id: string; end: JobEnd; code?: string | null; now: Date },
): Promise<boolean> {
  const rows = await queue.execute(sql`
    update report_jobs set state = ${end}, code = ${code}, ended_at = ${at(now)}, lease_owner = null, lease_until = null
    where id = ${id}::uuid and state = 'waiting' returning 1`);
  return rows.length > 0;
}

/** Lets go of a job until later. */
export async function putOffJob({ queue }: Pick<Database, 'queue'>, id: string, due: Date): Promise<void> {
  await queue.execute(sql`
    update report_jobs set due_at = ${at(due)}, lease_owner = null, lease_until = null
    where id = ${id}::uuid and state = 'waiting'`);
}

/** A job of a programme, whoever has it; null: there is none. */
export async function findJob(db: Db, id: string): Promise<(Job & { readonly state: string }) | null> {
  const [row] = await db.execute<Row & { state: string }>(sql`
    select id, programme_id, kind, from_month, to_month, language, business_id, staff_id, account, channel, message,
      attempts, created_at, state
    from report_jobs where id = ${id}::uuid`);
  return row === undefined ? null : { ...jobOf(row), state: row.state };
}
