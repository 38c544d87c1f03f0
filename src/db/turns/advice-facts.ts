import { sql } from 'drizzle-orm';
import { type AdviceRecord, adviceRecord } from '../../bot/advice/record.ts';
import type { Db } from '../connection.ts';
import { rowSet } from '../rows.ts';

/** A firm's records, oldest first, and how many rows no longer say what they mean. */
export type AdviceOfFirm = { readonly records: readonly AdviceRecord[]; readonly unreadable: number };

/** Nothing is recorded of a firm. */
export const noAdvice: AdviceOfFirm = { records: [], unreadable: 0 };

type Row = { business_id: string; day: string; record: unknown };

/** The records of firms of one programme; with `asOf` those that were there at that moment. */
export async function loadAdvice(
  db: Db,
  businessIds: readonly string[],
  asOf: Date | null = null,
): Promise<ReadonlyMap<string, AdviceOfFirm>> {
  if (businessIds.length === 0) return new Map();
  const ids = [...new Set(businessIds)].map((id) => ({ id }));
  const until = (asOf ?? new Date('9999-01-01')).toISOString();
  const rows = await db.execute<Row>(sql`
    select a.business_id, a.day, a.record
    from ${rowSet(ids, { id: 'uuid' })} join advice_records a on a.business_id = n.id
    where a.at <= ${until}::timestamptz order by a.at, a.id`);
  const firms = Map.groupBy(rows, (row) => row.business_id);
  return new Map([...firms].map(([id, own]) => [id, readRows(own)]));
}

/** A row that another version wrote and this one cannot read is left out: one row must not silence a firm. */
function readRows(rows: readonly Row[]): AdviceOfFirm {
  const records = rows.flatMap(({ day, record }) => {
    const read = adviceRecord.safeParse(typeof record === 'string' ? JSON.parse(record) : record);
    return read.success ? [{ ...read.data, day }] : [];
  });
  return { records, unreadable: rows.length - records.length };
}
