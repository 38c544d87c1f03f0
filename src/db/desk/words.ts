import { sql } from 'drizzle-orm';
import type { DeskOptions } from './options.ts';
import type { Address } from './place.ts';

/** Something that an owner wrote in a case. */
export type Asked = { readonly words: string; readonly knowledge: string | null };

type Reader = Pick<DeskOptions, 'database' | 'vault'>;
type Sealed = { words_enc: Buffer | null; key_id: string; wrapped: Buffer | null };

/** What the owner wrote in a case, word for word, oldest first. */
export async function askedIn(reader: Reader, programmeId: string, caseId: string): Promise<readonly Asked[]> {
  const rows = await reader.database.scoped(programmeId, (db) =>
    db.execute<Sealed & { knowledge: string | null }>(sql`
      select l.words_enc, l.key_id, k.wrapped, l.knowledge
      from desk_log l join data_keys k on k.id = l.key_id
      where l.consultation_id = ${caseId}::uuid and l."by" is null and l.what in ('opened', 'owner-wrote')
      order by l.seq`),
  );
  return rows.flatMap((row) => {
    const words = opened(reader, row);
    return words === null ? [] : [{ words, knowledge: row.knowledge }];
  });
}

/** A message of the staff as its author wrote it. */
export type Draft = { readonly words: string; readonly by: string; readonly at: Date };

/** The draft under this id; null when there is none, or its words are erased. */
export async function draftOf(reader: Reader, address: Address, sendId: string): Promise<Draft | null> {
  const [row] = await reader.database.scoped(address.programmeId, (db) =>
    db.execute<Sealed & { by: string | null; at: string }>(sql`
      select l.words_enc, l.key_id, k.wrapped, l."by", l.at
      from desk_log l join consultations c on c.id = l.consultation_id join data_keys k on k.id = l.key_id
      where c.conversation_id = ${address.conversationId}::uuid and l.about = ${sendId} and l.what = 'send-asked'
      order by l.seq limit 1`),
  );
  const words = row === undefined ? null : opened(reader, row);
  return row === undefined || words === null || row.by === null ? null : { words, by: row.by, at: new Date(row.at) };
}

function opened({ vault }: Reader, { words_enc: sealed, key_id: keyId, wrapped }: Sealed): string | null {
  if (sealed === null || wrapped === null) return null;
  return vault.open({ keyId, wrapped }, sealed, 'desk-words').toString('utf8');
}
