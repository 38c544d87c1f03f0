import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Db } from '../connection.ts';
import type { StaffBook } from '../desk/staff.ts';
import { newDataKey } from '../vault/master-keys.ts';
import type { WrappedKey } from '../vault/vault.ts';

/** Something that was agreed with the client. `words` null: erased. `by`: our id of the person. */
export type Agreed = { readonly day: string; readonly by: string | null; readonly words: string | null };

/** A key of its own for something that belongs to the programme and to no firm. */
export async function newKey(
  db: Db,
  { vault, programmeId }: Omit<StaffBook, 'database'>,
  now: Date,
): Promise<WrappedKey & { readonly wrapped: Buffer }> {
  const keyId = randomUUID();
  const wrapped = vault.masterKeys.wrap(newDataKey(), keyId);
  await db.execute(sql`
    insert into data_keys (id, programme_id, wrapped, created_at)
    values (${keyId}::uuid, ${programmeId}::uuid, ${wrapped}, ${now.toISOString()}::timestamptz)`);
  return { keyId, wrapped };
}

/** Writes down what was agreed on a day; `id`: the same one twice is one note. */
export async function addAgreed(
  { database, ...book }: StaffBook,
  note: { readonly id: string; readonly day: string; readonly by: string; readonly words: string },
  now: Date,
): Promise<void> {
  await database.scoped(book.programmeId, async (db) => {
    const [known] = await db.execute(sql`select 1 from programme_log where id = ${note.id}::uuid`);
    if (known !== undefined) return;
    const key = await newKey(db, book, now);
    await db.execute(sql`
      insert into programme_log (id, programme_id, kind, day, staff_id, key_id, words_enc, at)
      values (${note.id}::uuid, ${book.programmeId}::uuid, 'agreed', ${note.day}::date, ${note.by}::uuid,
        ${key.keyId}::uuid, ${book.vault.seal(key, note.words, 'agreed')}, ${now.toISOString()}::timestamptz)
      on conflict do nothing`);
  });
}

type Row = { day: string; staff_id: string | null; words_enc: Buffer | null; key_id: string; wrapped: Buffer | null };

/** What was agreed, the newest day first. */
export async function listAgreed(
  { database, vault, programmeId }: StaffBook,
  most: number,
): Promise<readonly Agreed[]> {
  const rows = await database.scoped(programmeId, (db) =>
    db.execute<Row>(sql`
      select l.day::text, l.staff_id, l.words_enc, l.key_id, k.wrapped
      from programme_log l join data_keys k on k.id = l.key_id
      where l.kind = 'agreed' order by l.day desc, l.seq desc limit ${most}::int`),
  );
  return rows.map(({ day, staff_id: by, words_enc: sealed, key_id: keyId, wrapped }) => ({
    ...{ day, by },
    words:
      sealed === null || wrapped === null ? null : vault.open({ keyId, wrapped }, sealed, 'agreed').toString('utf8'),
  }));
}
