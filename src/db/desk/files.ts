import { sql } from 'drizzle-orm';
import type { Db } from '../connection.ts';
import { destroyPictures } from '../destroyed.ts';
import type { Vault } from '../vault/vault.ts';
import type { DeskOptions } from './options.ts';
import { type Address, findPlace } from './place.ts';

/** A file that staff put beside a note. `name` is the one it had in Slack, whole. */
export type StaffFile = {
  readonly id: string;
  readonly name: string;
  readonly contentType: string;
  /** Bytes as they are kept. */
  readonly size: number;
  readonly expiresAt: Date;
};

export type NewStaffFile = Address & {
  readonly id: string;
  readonly consultationId: string;
  /** The message in the thread, `channel:ts`. */
  readonly note: string;
  readonly place: number;
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
};

const dayMs = 86_400_000;

/** Keeps a file of a note under the firm's key, once; false when nothing of the firm may be kept any more. */
export async function keepStaffFile(options: DeskOptions, file: NewStaffFile): Promise<boolean> {
  const { database, vault, clock, shelf } = options;
  const { id, programmeId, conversationId, consultationId, note, place, name, contentType, bytes } = file;
  return database.scoped(programmeId, async (db) => {
    const found = await findPlace(db, file);
    if ('refused' in found) return false;
    const { key } = found;
    const days = (await shelf.get(db, [programmeId])).get(programmeId)?.document.retention.images ?? 30;
    const now = clock.now();
    const expires = new Date(now.getTime() + days * dayMs).toISOString();
    await db.execute(sql`
      with named as (
        insert into desk_files (id, programme_id, conversation_id, consultation_id, note, place, key_id, name_enc, content_type, bytes, at)
        values (${id}::uuid, ${programmeId}::uuid, ${conversationId}::uuid, ${consultationId}::uuid, ${note}, ${place}::int,
          ${key.keyId}::uuid, ${vault.seal(key, name, 'desk-file')}, ${contentType}, ${bytes.byteLength}::int,
          ${now.toISOString()}::timestamptz)
        on conflict do nothing returning id
      )
      insert into media (id, programme_id, conversation_id, key_id, kind, body_enc, content_type, created_at, expires_at)
      select id, ${programmeId}::uuid, ${conversationId}::uuid, ${key.keyId}::uuid,
        ${contentType.startsWith('image/') ? 'image' : 'file'}, ${vault.seal(key, Buffer.from(bytes), 'media')}, ${contentType},
        ${now.toISOString()}::timestamptz, ${expires}::timestamptz
      from named`);
    return true;
  });
}

type Row = {
  id: string;
  name_enc: Buffer;
  content_type: string;
  bytes: number;
  expires_at: string;
  key_id: string;
  wrapped: Buffer;
};
type Which = { readonly note: string } | { readonly sendId: string };

/** The files of a note, or of a message that was made of one, in their order; those that are gone are left out. */
export async function staffFiles(
  { database, vault }: Pick<DeskOptions, 'database' | 'vault'>,
  { programmeId, conversationId }: Address,
  which: Which,
): Promise<readonly StaffFile[]> {
  const wanted = 'note' in which ? sql`f.note = ${which.note}` : sql`${which.sendId} = any(f.sends)`;
  const rows = await database.scoped(programmeId, (db) =>
    db.execute<Row>(sql`
      select f.id, f.name_enc, f.content_type, f.bytes, m.expires_at, f.key_id, k.wrapped
      from desk_files f join media m on m.id = f.id join data_keys k on k.id = f.key_id
      where f.conversation_id = ${conversationId}::uuid and ${wanted} and k.wrapped is not null
      order by f.note, f.place`),
  );
  return rows.map((row) => readFile(row, vault));
}

function readFile(
  { id, name_enc: sealed, content_type: contentType, bytes: size, ...row }: Row,
  vault: Vault,
): StaffFile {
  const key = { keyId: row.key_id, wrapped: row.wrapped };
  const name = vault.open(key, sealed, 'desk-file').toString('utf8');
  return { id, name, contentType, size, expiresAt: new Date(row.expires_at) };
}

/** The files of a note go with this message. */
export async function attachFiles(
  { database }: Pick<DeskOptions, 'database'>,
  { programmeId, conversationId }: Address,
  { note, sendId }: { readonly note: string; readonly sendId: string },
): Promise<void> {
  await database.scoped(programmeId, (db) =>
    db.execute(sql`
      update desk_files set sends = array_append(sends, ${sendId})
      where conversation_id = ${conversationId}::uuid and note = ${note} and not ${sendId} = any(sends)`),
  );
}

/** The note is gone: its files are destroyed, also where an owner has the address already. Answers how many there were. */
export async function destroyFilesOf(
  { database, clock }: Pick<DeskOptions, 'database' | 'clock'>,
  { programmeId, conversationId }: Address,
  note: string,
): Promise<number> {
  return database.scoped(programmeId, async (db) => {
    const rows = await takeRows(db, conversationId, note);
    const ids = sql`array(select jsonb_array_elements_text(${JSON.stringify(rows)}::jsonb))::uuid[]`;
    if (rows.length > 0)
      await destroyPictures(db, sql`select id, 'taken-back' as reason from media where id = any(${ids})`, clock.now());
    return rows.length;
  });
}

async function takeRows(db: Db, conversationId: string, note: string): Promise<readonly string[]> {
  const rows = await db.execute<{ id: string }>(sql`
    delete from desk_files where conversation_id = ${conversationId}::uuid and note = ${note} returning id`);
  return rows.map(({ id }) => id);
}
