import { sql } from 'drizzle-orm';
import type { Db } from '../connection.ts';
import type { Vault, WrappedKey } from '../vault/vault.ts';

/** The forms that a version is kept in. */
export type FileFormat = 'pdf' | 'slides' | 'xlsx' | 'json';

/** Whether a file carries the mark of a draft, or the name of who approved it. */
export type FileMark = 'draft' | 'approved';

/** A file of a version. */
export type KeptFile = { readonly name: string; readonly bytes: Buffer; readonly sha256: string };

/** Which file of a version. */
export type FileName = { readonly versionId: string; readonly format: FileFormat; readonly mark: FileMark };

async function keyOf(db: Db, versionId: string): Promise<WrappedKey | null> {
  const [row] = await db.execute<{ key_id: string; wrapped: Buffer | null }>(sql`
    select v.key_id, k.wrapped from report_versions v join data_keys k on k.id = v.key_id where v.id = ${versionId}::uuid`);
  return row === undefined || row.wrapped === null ? null : { keyId: row.key_id, wrapped: row.wrapped };
}

/** The packed figures of a version; null once they were erased. */
export async function figuresOf(db: Db, vault: Vault, versionId: string): Promise<Buffer | null> {
  const key = await keyOf(db, versionId);
  const [row] = await db.execute<{ figures_enc: Buffer | null }>(
    sql`select figures_enc from report_versions where id = ${versionId}::uuid`,
  );
  if (key === null || row === undefined || row.figures_enc === null) return null;
  return vault.open(key, row.figures_enc, 'report-figures');
}

/** A file of a version as it was kept; null: it was not made yet, or its key is destroyed. */
export async function readFile(db: Db, vault: Vault, { versionId, format, mark }: FileName): Promise<KeptFile | null> {
  const key = await keyOf(db, versionId);
  const [row] = await db.execute<{ name: string; body_enc: Buffer; sha256: string }>(sql`
    select name, body_enc, sha256 from report_files
    where version_id = ${versionId}::uuid and format = ${format} and mark = ${mark}`);
  if (key === null || row === undefined) return null;
  return { name: row.name, bytes: vault.open(key, row.body_enc, 'report-file'), sha256: row.sha256 };
}

/** Keeps a file, once: whoever comes second leaves what is there. False: the key is destroyed. */
export async function keepFile(
  db: Db,
  vault: Vault,
  kept: FileName & KeptFile & { readonly programmeId: string; readonly now: Date },
): Promise<boolean> {
  const { programmeId, versionId, format, mark, name, sha256, now } = kept;
  const key = await keyOf(db, versionId);
  if (key === null) return false;
  const body = vault.seal(key, kept.bytes, 'report-file');
  await db.execute(sql`
    insert into report_files (programme_id, version_id, format, mark, name, body_enc, sha256, made_at)
    values (${programmeId}::uuid, ${versionId}::uuid, ${format}, ${mark}, ${name}, ${body}, ${sha256},
      ${now.toISOString()}::timestamptz)
    on conflict do nothing`);
  return true;
}

/** Which way a report left. */
export type TakenHow = 'folder' | 'archive' | 'slack' | 'page';

/** Somebody who took a report out. */
export type Taking = FileName & {
  readonly programmeId: string;
  readonly how: TakenHow;
  readonly by: string;
  readonly now: Date;
};

/** Writes down that somebody takes a report out. What cannot be written down is not handed out. */
export async function noteTaking(
  db: Db,
  { programmeId, versionId, format, mark, how, by, now }: Taking,
): Promise<void> {
  await db.execute(sql`
    insert into report_takings (programme_id, version_id, format, mark, how, taken_by, at)
    values (${programmeId}::uuid, ${versionId}::uuid, ${format}, ${mark}, ${how}, ${by}, ${now.toISOString()}::timestamptz)`);
}

/** A line of the record of who took what out. */
export type TakingLine = FileName & { readonly how: TakenHow; readonly by: string; readonly at: string };

/** Who took reports of the programme out, the oldest first. */
export async function listTakings(db: Db): Promise<readonly TakingLine[]> {
  const rows = await db.execute<{
    version_id: string;
    format: FileFormat;
    mark: FileMark;
    how: TakenHow;
    taken_by: string;
    at: string;
  }>(sql`select version_id, format, mark, how, taken_by, at from report_takings order by id`);
  return rows.map(({ version_id: versionId, taken_by: by, at, ...rest }) => ({
    ...rest,
    ...{ versionId, by, at: new Date(at).toISOString() },
  }));
}
