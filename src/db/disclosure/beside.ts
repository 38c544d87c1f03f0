import { sql } from 'drizzle-orm';
import type { Database } from '../connection.ts';

/** Something that other records tell about who saw, took or destroyed data. */
export type BesideLine = {
  readonly at: string;
  readonly what: 'look' | 'report-taken' | 'erasure-asked' | 'erasure-approved' | 'erasure-done';
  readonly by: string | null;
  readonly firm: number | null;
  /** A reason, or a way. */
  readonly why: string;
};

type Row = { at: string; what: BesideLine['what']; by: string | null; firm: number | null; why: string };

/** Looks of staff, reports that were taken out, and the steps of erasures, the oldest first. They are not chained. */
export async function listBeside(database: Database, programmeId: string): Promise<readonly BesideLine[]> {
  const rows = await database.scoped(programmeId, (db) =>
    db.execute<Row>(sql`
      select l.at, 'look' as what, l.staff_id::text as by, b.number as firm, l.why
        from desk_looks l join businesses b on b.id = l.business_id
      union all
      select t.at, 'report-taken', t.taken_by, b.number, v.kind || ' ' || t.format || ' ' || t.how
        from report_takings t join report_versions v on v.id = t.version_id
        left join businesses b on b.id = v.business_id
      union all
      select e.requested_at, 'erasure-asked', e.requested_by, b.number, e.reason
        from erasures e join businesses b on b.id = e.business_id
      union all
      select e.approved_at, 'erasure-approved', e.approver, b.number, e.reason
        from erasures e join businesses b on b.id = e.business_id where e.approved_at is not null
      union all
      select e.done_at, 'erasure-done', null, b.number, e.reason
        from erasures e join businesses b on b.id = e.business_id where e.done_at is not null
      order by 1, 2`),
  );
  return rows.map((row) => ({ ...row, at: new Date(row.at).toISOString() }));
}
