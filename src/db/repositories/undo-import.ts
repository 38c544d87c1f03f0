import { eq, sql } from 'drizzle-orm';
import type { Db } from '../connection.ts';
import { rowSet } from '../rows.ts';
import { imports } from '../schema/imports.ts';
import { withdrawReadings } from '../turns/records/ledger.ts';
import { lockFirms } from './imports.ts';

/** Why an import stays. `import-corrected`: somebody has built on it; `import-used`: a firm of it is at work. */
export type UndoRefusal = 'import-unknown' | 'import-undone' | 'import-corrected' | 'import-used';

export type Undoing = { readonly id: string; readonly by: string; readonly now: Date; readonly programmeId: string };

/** Takes an import back as a whole, or says why it cannot be; how many rows that were. */
export async function undoImport(db: Db, undoing: Undoing): Promise<number | UndoRefusal> {
  await lockFirms(db);
  const [found] = await db.select().from(imports).where(eq(imports.id, undoing.id)).for('update');
  if (found === undefined) return 'import-unknown';
  if (found.undoneAt !== null) return 'import-undone';
  const { made } = found;
  const done =
    found.what === 'readings' ? await undoReadings(db, undoing, found.at) : await undoFirms(db, made.businesses);
  if (typeof done === 'string') return done;
  await dropMeters(db, made.meters);
  await db.update(imports).set({ undoneAt: undoing.now, undoneBy: undoing.by }).where(eq(imports.id, undoing.id));
  return done;
}

async function undoReadings(db: Db, { id, now, programmeId }: Undoing, at: Date): Promise<number | UndoRefusal> {
  const rows = await db.execute<{ id: string; touched: boolean }>(sql`
    select r.id, exists (select 1 from readings n where n.replaces = r.id)
      or exists (select 1 from reading_withdrawals w where w.reading_id = r.id) as touched
    from readings r where r.programme_id = ${programmeId}::uuid and r.recorded_at = ${at.toISOString()}::timestamptz
      and r.recorded_by = ${id}::uuid`);
  if (rows.some(({ touched }) => touched)) return 'import-corrected';
  const taken = rows.map((row) => ({ readingId: row.id, reason: 'import-undone', by: id }));
  await withdrawReadings({ db, now, programmeId }, taken);
  return rows.length;
}

/** Firms go whole, as long as nobody has joined and nothing is kept of them but what the table said. */
async function undoFirms(db: Db, ids: readonly string[]): Promise<number | UndoRefusal> {
  const firms = rowSet(
    ids.map((id) => ({ id })),
    { id: 'uuid' },
  );
  const used = await db.execute(sql`
    select 1 from ${firms} where exists (select 1 from conversations c where c.business_id = n.id)
      or exists (select 1 from readings r where r.business_id = n.id)
      or exists (select 1 from consultations c where c.business_id = n.id)
      or exists (select 1 from advice_records a where a.business_id = n.id)
      or exists (select 1 from erasures e where e.business_id = n.id) limit 1`);
  if (used.length > 0) return 'import-used';
  await db.execute(sql`delete from invites i using ${firms} where i.business_id = n.id`);
  await db.execute(
    sql`delete from site_energy e using ${firms}, sites s where s.business_id = n.id and e.site_id = s.id`,
  );
  await db.execute(sql`delete from sites s using ${firms} where s.business_id = n.id`);
  await db.execute(sql`
    with gone as (delete from businesses b using ${firms} where b.id = n.id returning b.key_id)
    update data_keys k set wrapped = null, destroyed_at = now() from gone where k.id = gone.key_id`);
  return ids.length;
}

/** Kinds that only the import had named, where nothing is left of it. */
async function dropMeters(db: Db, meters: readonly { readonly site: string; readonly kind: string }[]): Promise<void> {
  if (meters.length === 0) return;
  await db.execute(sql`
    delete from site_energy e using ${rowSet(meters, { site: 'uuid', kind: 'text' })}
    where e.site_id = n.site and e.kind = n.kind and not exists (
      select 1 from readings r where r.site_id = n.site and r.kind = n.kind
        and not exists (select 1 from reading_withdrawals w where w.reading_id = r.id))`);
}
