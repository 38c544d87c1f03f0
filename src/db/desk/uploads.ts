import { sql } from 'drizzle-orm';
import type { DeskOptions } from './options.ts';

/** A kept picture or file on its way into the thread of a case. */
export type UploadName = { readonly programmeId: string; readonly consultationId: string; readonly copyId: string };

/** Remembers the file that Slack has opened for it; the newest one counts. */
export async function beginUpload(
  { database, clock }: Pick<DeskOptions, 'database' | 'clock'>,
  { programmeId, consultationId, copyId }: UploadName,
  fileId: string,
): Promise<void> {
  await database.scoped(programmeId, (db) =>
    db.execute(sql`
      insert into desk_uploads (programme_id, consultation_id, copy_id, file_id, at)
      values (${programmeId}::uuid, ${consultationId}::uuid, ${copyId}, ${fileId},
        ${clock.now().toISOString()}::timestamptz)
      on conflict (consultation_id, copy_id) do update set file_id = excluded.file_id, at = excluded.at`),
  );
}

/** The file that was begun for it; null: none was. */
export async function begunUpload(
  { database }: Pick<DeskOptions, 'database'>,
  { programmeId, consultationId, copyId }: UploadName,
): Promise<string | null> {
  const [row] = await database.scoped(programmeId, (db) =>
    db.execute<{ file_id: string }>(sql`
      select file_id from desk_uploads where consultation_id = ${consultationId}::uuid and copy_id = ${copyId}`),
  );
  return row?.file_id ?? null;
}
