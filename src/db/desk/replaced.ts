import { sql } from 'drizzle-orm';
import type { ReadingFacts } from '../../bot/facts.ts';
import type { Db } from '../connection.ts';
import { type ReadingRow, readingFacts } from '../turns/business-facts.ts';

/** The row that each row of a firm's ledger has replaced, by the id of the newer one. */
export async function loadReplaced(db: Db, businessId: string): Promise<ReadonlyMap<string, ReadingFacts>> {
  const rows = await db.execute<ReadingRow & { by: string }>(sql`
    select later.id as by, r.id, r.business_id, r.site_id, r.kind, r.sort, r.value, r.unit, r.amount_yen, r.period_from, r.period_to,
      r.month, r.recorded_at, r.source_message_id, null as kg_co2, null as scope, null as provisional
    from readings later join readings r on r.id = later.replaces
    where later.business_id = ${businessId}::uuid`);
  return new Map(rows.map((row) => [row.by, readingFacts(row)]));
}
