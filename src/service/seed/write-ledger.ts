import { sql } from 'drizzle-orm';
import { rowSet } from '../../db/rows.ts';
import { saveEmissions, saveReadings, withdrawReadings } from '../../db/turns/records/ledger.ts';
import type { LedgerEvent } from './plan.ts';
import type { KeyedFirm, SeedWriting } from './write-firms.ts';

/** So many rows at once: a statement of them is some two megabytes. */
const most = 1_500;

type Saved = Extract<LedgerEvent, { do: 'save' }>;

/** Writes the ledgers of all firms day by day, as they would have grown. Returns how many rows they have. */
export async function writeLedger(
  writing: SeedWriting,
  firms: readonly KeyedFirm[],
  events: readonly LedgerEvent[],
): Promise<number> {
  const keys = new Map(firms.map(({ id, key }) => [id, key.keyId]));
  const sorted = events.toSorted((a, b) => (a.at < b.at ? -1 : 1));
  for (const day of Map.groupBy(sorted, ({ at }) => at.slice(0, 10)).values()) {
    const now = new Date(day.at(-1)?.at ?? 0);
    const context = { db: writing.db, programmeId: writing.programmeId, now };
    const saved = day.filter((one) => one.do === 'save');
    for (let from = 0; from < saved.length; from += most) {
      const part = saved.slice(from, from + most);
      const rows = part.map(({ row }) => row);
      await saveReadings(context, rows);
      await saveEmissions(context, rows);
      await noteSources(writing, part, { keys, at: now.toISOString() });
    }
    const gone = day.flatMap((one) => (one.do === 'withdraw' ? [one] : []));
    await withdrawReadings(
      context,
      gone.map(({ readingId, by }) => ({ readingId, by, reason: 'removed-by-owner' })),
    );
  }
  return sorted.filter((one) => one.do === 'save').length;
}

type Noted = { readonly keys: ReadonlyMap<string, string>; readonly at: string };

/** Where staff saw the figures that they entered. */
async function noteSources(
  { db, programmeId }: SeedWriting,
  saved: readonly Saved[],
  { keys, at }: Noted,
): Promise<void> {
  const rows = saved.flatMap(({ source, row: { reading, businessId, by } }) =>
    source === null ? [] : [{ id: reading.id, business: businessId, staff: by, source, key: keys.get(businessId) }],
  );
  if (rows.length === 0) return;
  await db.execute(sql`
    insert into staff_figures (reading_id, programme_id, business_id, staff_id, source, key_id, at)
    select n.id, ${programmeId}::uuid, n.business, n.staff, n.source, n.key, ${at}::timestamptz
    from ${rowSet(rows, { id: 'uuid', business: 'uuid', staff: 'uuid', source: 'text', key: 'uuid' })}`);
}
