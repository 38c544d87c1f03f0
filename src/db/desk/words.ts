import { sql } from 'drizzle-orm';
import type { DeskOptions } from './options.ts';
import type { Address } from './place.ts';

type Reader = Pick<DeskOptions, 'database' | 'vault'>;
type Sealed = { words_enc: Buffer | null; key_id: string; wrapped: Buffer | null };

/** Something that an owner wrote in a case. `words` null: the message was taken back. */
export type Asked = {
  readonly words: string | null;
  readonly knowledge: string | null;
  /** The platform's id of the message; null where it is not known. */
  readonly messageId: string | null;
};

type AskedRow = Sealed & { what: string; message_id: string | null; knowledge: string | null };

/** What the owner wrote in a case as it reads now, oldest first; what had no words is left out. */
export async function askedIn(reader: Reader, programmeId: string, caseId: string): Promise<readonly Asked[]> {
  const rows = await reader.database.scoped(programmeId, (db) =>
    db.execute<AskedRow>(sql`
      select l.what, l.message_id, l.words_enc, l.key_id, k.wrapped, l.knowledge
      from desk_log l join data_keys k on k.id = l.key_id
      where l.consultation_id = ${caseId}::uuid and l."by" is null and l.words_enc is not null
        and l.what in ('opened', 'owner-wrote', 'owner-edited')
      order by l.seq`),
  );
  const asked = new Map<string, Asked>();
  for (const [at, row] of rows.entries()) {
    const { message_id: messageId, knowledge } = row;
    // A change stands where the message stood.
    asked.set(messageId ?? `line ${at}`, { words: opened(reader, row), knowledge, messageId });
  }
  return [...asked.values()];
}

/** What stands in a message of an owner's, or in a change of it; `words` null: it had none. */
export type OwnerWords = { readonly words: string | null; readonly takenBack: boolean };

/** @param about the message's id, or ours of the change */
export async function ownerWords(reader: Reader, address: Address, about: string): Promise<OwnerWords> {
  const [row] = await reader.database.scoped(address.programmeId, (db) =>
    db.execute<Sealed & { taken: boolean }>(sql`
      select l.words_enc, l.key_id, k.wrapped, exists (
        select 1 from desk_log u where u.consultation_id = l.consultation_id and u.message_id = l.message_id
          and u.what = 'owner-unsent') as taken
      from desk_log l join consultations c on c.id = l.consultation_id join data_keys k on k.id = l.key_id
      where c.conversation_id = ${address.conversationId}::uuid
        and (l.about = ${about} or (l.what = 'opened' and l.message_id = ${about}))
        and l.what in ('opened', 'owner-wrote', 'owner-edited')
      order by l.seq limit 1`),
  );
  return row === undefined ? { words: null, takenBack: false } : { words: opened(reader, row), takenBack: row.taken };
}

/** The cases in which a message of the owner's stands, by id, the oldest first. */
export async function casesOfMessage(
  { database }: Pick<Reader, 'database'>,
  { programmeId, conversationId }: Address,
  messageId: string,
): Promise<readonly string[]> {
  const rows = await database.scoped(programmeId, (db) =>
    db.execute<{ id: string }>(sql`
      select c.id from consultations c
      where c.conversation_id = ${conversationId}::uuid and exists (
        select 1 from desk_log l where l.consultation_id = c.id and l.message_id = ${messageId})
      order by c.number`),
  );
  return rows.map(({ id }) => id);
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
