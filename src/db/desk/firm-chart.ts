import { sql } from 'drizzle-orm';
import type { Chart } from '../../bot/chart/chart.ts';
import type { StaffBook } from './staff.ts';

/** Whoever opens the page again gets another one. */
const keptMs = 86_400_000;

type FirmChart = { readonly businessId: string; readonly mediaId: string; readonly spec: Chart };

/** Keeps the figures of a chart for a day, sealed with the firm's key. False: nothing of the firm may be kept. */
export async function keepFirmChart(
  { database, vault, programmeId }: StaffBook,
  { businessId, mediaId, spec }: FirmChart,
  now: Date,
): Promise<boolean> {
  return database.scoped(programmeId, async (db) => {
    const [row] = await db.execute<{ id: string; key_id: string; wrapped: Buffer | null }>(sql`
      select c.id, c.key_id, k.wrapped from conversations c join data_keys k on k.id = c.key_id
      where c.business_id = ${businessId}::uuid and c.programme_id = ${programmeId}::uuid
      order by c.updated_at desc, c.id limit 1`);
    if (row === undefined || row.wrapped === null) return false;
    const body = vault.seal({ keyId: row.key_id, wrapped: row.wrapped }, JSON.stringify(spec), 'media');
    await db.execute(sql`
      insert into media (id, programme_id, conversation_id, key_id, kind, body_enc, content_type, created_at, expires_at)
      values (${mediaId}::uuid, ${programmeId}::uuid, ${row.id}::uuid, ${row.key_id}::uuid, 'chart', ${body}, 'image/png',
        ${now.toISOString()}::timestamptz, ${new Date(now.getTime() + keptMs).toISOString()}::timestamptz)
      on conflict (id) do update set expires_at = excluded.expires_at`);
    return true;
  });
}
