import { sql } from 'drizzle-orm';
import type { FirmRoute } from '../../bot/office/figures.ts';
import type { FigureSource } from '../desk/figures.ts';
import type { StaffBook } from '../desk/staff.ts';

/** A row of the ledger that somebody of the staff entered for a firm. Of the figure itself nothing. */
export type ProxyLine = {
  readonly firm: number;
  readonly route: FirmRoute;
  readonly kind: string;
  readonly month: string;
  readonly source: FigureSource;
  /** Our id of the person. */
  readonly by: string;
  readonly at: string;
  /** Another row stands in its place by now, or it was taken back. */
  readonly over: boolean;
};

/** What was entered for firms, the newest first. */
export async function listProxy({ database, programmeId }: StaffBook, most: number): Promise<readonly ProxyLine[]> {
  const rows = await database.scoped(programmeId, (db) =>
    db.execute<ProxyLine>(sql`
      select b.number as firm, b.route, r.kind, r.month, f.source, f.staff_id as by, f.at,
        exists (select 1 from readings later where later.replaces = r.id)
          or exists (select 1 from reading_withdrawals w where w.reading_id = r.id) as over
      from staff_figures f join readings r on r.id = f.reading_id join businesses b on b.id = f.business_id
      order by f.at desc, r.id limit ${most}::int`),
  );
  return rows.map((row) => ({ ...row, at: new Date(row.at).toISOString() }));
}
