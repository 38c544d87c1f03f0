import { sql } from 'drizzle-orm';
import type { Database } from '../connection.ts';
import { rowSet } from '../rows.ts';
import type { Vault } from '../vault/vault.ts';
import { membersOf } from './parts.ts';

type Reader = { readonly database: Database; readonly vault: Vault };

/** The firms that agree, at this moment, that the client hears of them: their names by number; null: none was given. */
export async function memberNames(
  { database, vault }: Reader,
  programmeId: string,
): Promise<ReadonlyMap<number, string | null>> {
  const rows = await database.scoped(programmeId, (db) =>
    db.execute<{ number: number; name_enc: Buffer | null; key_id: string; wrapped: Buffer | null }>(sql`
      with ${membersOf(programmeId)}
      select m.number, b.name_enc, b.key_id, k.wrapped
      from members m join businesses b on b.id = m.id join data_keys k on k.id = b.key_id order by m.number`),
  );
  return new Map(
    rows.map(({ number, name_enc: sealed, key_id: keyId, wrapped }) => [
      number,
      sealed === null || wrapped === null ? null : vault.open({ keyId, wrapped }, sealed, 'name').toString('utf8'),
    ]),
  );
}

/** What somebody said, word for word, with where it was said. */
export type SaidWords = {
  readonly seq: number;
  readonly day: string;
  readonly firm: number;
  readonly words: string;
  readonly conversationId: string;
  /** The platform's id of the message; null where it is not known. */
  readonly messageId: string | null;
};

/** The words of these opinions; without those taken back, erased, or of firms that do not agree any more. */
export async function opinionWords(
  { database, vault }: Reader,
  programmeId: string,
  seqs: readonly number[],
): Promise<readonly SaidWords[]> {
  if (seqs.length === 0) return [];
  const rows = await database.scoped(programmeId, (db) =>
    db.execute<{
      seq: string;
      day: string;
      firm: number;
      conversation_id: string;
      source_message_id: string | null;
      words_enc: Buffer | null;
      key_id: string;
      wrapped: Buffer | null;
    }>(sql`
      with ${membersOf(programmeId)}
      select o.seq, to_char(o.at at time zone 'Asia/Tokyo', 'YYYY-MM-DD') as day, m.number as firm, o.conversation_id,
        o.source_message_id, o.words_enc, o.key_id, k.wrapped
      from opinions o join members m on m.id = o.business_id join data_keys k on k.id = o.key_id
      where o.consent and o.seq in (select seq from ${rowSet(
        seqs.map((seq) => ({ seq })),
        { seq: 'bigint' },
      )}) order by o.seq`),
  );
  return rows.flatMap(({ words_enc: sealed, key_id: keyId, wrapped, ...row }) => {
    if (sealed === null || wrapped === null) return [];
    return [
      {
        ...{ seq: Number(row.seq), day: row.day, firm: row.firm },
        ...{ conversationId: row.conversation_id, messageId: row.source_message_id },
        words: vault.open({ keyId, wrapped }, sealed, 'opinion').toString('utf8'),
      },
    ];
  });
}
