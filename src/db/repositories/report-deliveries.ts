import { sql } from 'drizzle-orm';
import type { Db } from '../connection.ts';

/** A version that a job has made; `format` '' is the version itself, else a file of it. */
export type DeliveryName = { readonly jobId: string; readonly versionId: string; readonly format: string };

/** Where a file of a job is on its way. `ts` null: it is not known to be there. */
export type Delivered = { readonly fileId: string | null; readonly ts: string | null };

/** Notes that a job has made a version, or begins to put a file of it on Slack; what is noted stays. */
export async function noteDelivery(
  db: Db,
  { programmeId, jobId, versionId, format }: DeliveryName & { readonly programmeId: string },
): Promise<Delivered & { readonly isNew: boolean }> {
  const added = await db.execute(sql`
    insert into report_deliveries (programme_id, job_id, version_id, format)
    values (${programmeId}::uuid, ${jobId}::uuid, ${versionId}::uuid, ${format})
    on conflict do nothing returning 1`);
  const [row] = await db.execute<{ file_id: string | null; ts: string | null }>(sql`
    select file_id, ts from report_deliveries
    where job_id = ${jobId}::uuid and version_id = ${versionId}::uuid and format = ${format}`);
  return { fileId: row?.file_id ?? null, ts: row?.ts ?? null, isNew: added.length > 0 };
}

/** Remembers the file that Slack has opened, and once it is seen where it stands. */
export async function noteFile(
  db: Db,
  { jobId, versionId, format }: DeliveryName,
  { file, channel, ts }: { readonly file: string; readonly channel: string; readonly ts: string | null },
): Promise<void> {
  await db.execute(sql`
    update report_deliveries set file_id = ${file}, channel = ${channel}, ts = ${ts}
    where job_id = ${jobId}::uuid and version_id = ${versionId}::uuid and format = ${format}`);
}

/** The versions that a job has made. */
export async function madeBy(db: Db, jobId: string): Promise<readonly string[]> {
  const rows = await db.execute<{ version_id: string }>(
    sql`select version_id from report_deliveries where job_id = ${jobId}::uuid and format = '' order by version_id`,
  );
  return rows.map(({ version_id: id }) => id);
}
