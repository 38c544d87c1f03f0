import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Database, Db } from '../connection.ts';

/** Something of an erased firm that still stands in Slack. */
export type Trace = {
  readonly id: string;
  readonly programmeId: string;
  readonly kind: 'thread' | 'message';
  readonly channel: string;
  readonly ts: string;
  readonly fileIds: readonly string[];
  readonly passes: number;
  readonly attempts: number;
};

/** What became of a trace: gone over once more, tried later, or left for a person. */
export type TraceOutcome =
  | { readonly as: 'passed' }
  | { readonly as: 'later'; readonly afterMs: number }
  | { readonly as: 'left'; readonly code: string };

const secondPassMs = 600_000;
const passesNeeded = 2;
const leaseMs = 120_000;

type Noted = { readonly erasureId: string; readonly conversations: readonly string[]; readonly businessId: string };

/**
 * Writes down where the firm's cases and messages stand in Slack, and the workbooks of weeks that name it, before the
 * rows that know it go.
 */
export async function noteTraces(db: Db, { erasureId, conversations, businessId }: Noted, now: Date): Promise<number> {
  const ids = sql`array(select jsonb_array_elements_text(${JSON.stringify(conversations)}::jsonb))::uuid[]`;
  const places = await db.execute<{ programme_id: string; kind: string; place: string; files: string[] }>(sql`
    select programme_id, 'thread' as kind, card as place, '[]'::jsonb as files from consultations
    where card is not null and (business_id = ${businessId}::uuid or conversation_id = any(${ids}))
    union all
    select programme_id, 'message', channel || ':' || ts, to_jsonb(file_ids) from desk_shown where conversation_id = any(${ids})
    union all
    select d.programme_id, 'message', d.channel || ':' || d.ts, jsonb_build_array(d.file_id)
    from report_deliveries d join report_versions v on v.id = d.version_id
    where d.file_id is not null and d.ts is not null and (v.business_id = ${businessId}::uuid or (v.kind in ('periodic', 'city')
      and exists (select 1 from report_members m where m.version_id = v.id and m.business_id = ${businessId}::uuid)))
    union all
    select w.programme_id, 'message', w.channel || ':' || (w.parts->>'sheet-ts'), jsonb_build_array(w.parts->>'sheet')
    from week_summaries w join businesses b on b.id = ${businessId}::uuid
    where b.number = any(w.listed) and w.parts->>'sheet-ts' ~ '^[0-9.]+$'`);
  const rows = places.map(({ programme_id, kind, place, files }) => {
    const at = place.lastIndexOf(':');
    return { id: randomUUID(), programme_id, kind, channel: place.slice(0, at), ts: place.slice(at + 1), files };
  });
  if (rows.length > 0)
    await db.execute(sql`
      insert into erasure_traces (id, programme_id, erasure_id, kind, channel, ts, file_ids, due_at)
      select n.id, n.programme_id, ${erasureId}::uuid, n.kind, n.channel, n.ts,
        array(select jsonb_array_elements_text(n.files)), ${now.toISOString()}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as n(id uuid, programme_id uuid, kind text, channel text, ts text, files jsonb)`);
  return rows.length;
}

type Row = {
  id: string;
  programme_id: string;
  kind: Trace['kind'];
  channel: string;
  ts: string;
  files: string[];
  passes: number;
  attempts: number;
};

/** Takes traces that are due; whoever takes one has two minutes. */
export async function claimTraces(database: Database, now: Date, limit: number): Promise<readonly Trace[]> {
  const rows = await database.queues((db) =>
    db.execute<Row>(sql`
      update erasure_traces set due_at = ${new Date(now.getTime() + leaseMs).toISOString()}::timestamptz, attempts = attempts + 1
      where id in (
        select id from erasure_traces where done_at is null and due_at <= ${now.toISOString()}::timestamptz
        order by due_at limit ${limit} for update skip locked)
      returning id, programme_id, kind, channel, ts, to_jsonb(file_ids) as files, passes, attempts`),
  );
  return rows.map(({ programme_id, files, ...row }) => ({ ...row, programmeId: programme_id, fileIds: files }));
}

/** Writes down what became of a trace. */
export async function settleTrace(
  database: Database,
  { trace, outcome, now }: { readonly trace: Trace; readonly outcome: TraceOutcome; readonly now: Date },
): Promise<void> {
  const isDone = outcome.as === 'left' || (outcome.as === 'passed' && trace.passes + 1 >= passesNeeded);
  const wait = outcome.as === 'later' ? outcome.afterMs : secondPassMs;
  await database.scoped(trace.programmeId, (db) =>
    db.execute(sql`
      update erasure_traces set passes = passes + ${outcome.as === 'passed' ? 1 : 0},
        due_at = ${new Date(now.getTime() + wait).toISOString()}::timestamptz,
        done_at = ${isDone ? now.toISOString() : null}::timestamptz, code = ${outcome.as === 'left' ? outcome.code : null}
      where id = ${trace.id}::uuid`),
  );
}
