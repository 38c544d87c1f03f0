import { sql } from 'drizzle-orm';
import type { RecordLine } from '../../bot/desk/record/entries.ts';
import type { Db } from '../connection.ts';
import { asBase64, rowSet } from '../rows.ts';
import type { Vault, WrappedKey } from '../vault/vault.ts';
import type { DeskOptions } from './options.ts';
import { addParts, newPart } from './parts.ts';
import { type Address, findPlace } from './place.ts';

/** Lines for the record of one conversation, or of a contact outside the chat. */
export type NewLines = {
  readonly programmeId: string;
  readonly conversationId: string | null;
  readonly key: WrappedKey;
  readonly lines: readonly RecordLine[];
  readonly now: Date;
};

const columns = {
  consultation: 'uuid',
  conversation: 'uuid',
  what: 'text',
  by: 'text',
  about: 'text',
  key: 'uuid',
  words: 'text',
  knowledge: 'text',
  message: 'text',
};

/**
 * Adds to the record. What became of a message stands in the case in which it was written, though that may be over: its
 * outcome can come late, and so can its owner take it back. A message that the record never had leaves no line.
 */
export async function addLines(db: Db, vault: Vault, added: NewLines): Promise<void> {
  const { programmeId, now } = added;
  if (added.lines.length === 0) return;
  const rows = await sealed(db, vault, added);
  await db.execute(sql`
    insert into desk_log (programme_id, consultation_id, at, what, by, about, key_id, words_enc, knowledge, message_id)
    select ${programmeId}::uuid, coalesce(written.id, n.consultation), ${now.toISOString()}::timestamptz, n.what, n.by,
      n.about, n.key, decode(n.words, 'base64'), n.knowledge, n.message
    from ${rowSet(rows, columns)}
    left join lateral (
      select c.id from desk_log l join consultations c on c.id = l.consultation_id
      where c.conversation_id = n.conversation and (
        (l.about = n.about and l.what = 'send-asked' and n.what in ('send-confirmed', 'send-undone', 'send-failed', 'sent'))
        or (l.message_id = n.message and n.what = 'owner-unsent'))
      order by l.seq desc limit 1
    ) written on true
    where written.id is not null or (n.consultation is not null and n.what <> 'owner-unsent')`);
}

/** Words of a message that its owner can take back have a key of their own. */
async function sealed(db: Db, vault: Vault, { programmeId, conversationId, key, lines }: NewLines) {
  const rows = lines.map((line) => {
    const own = line.words !== null && line.messageId !== null ? newPart(vault) : null;
    const { keyId } = own ?? key;
    const words = line.words === null ? null : asBase64(vault.seal(own ?? key, line.words, 'desk-words'));
    const { consultationId: consultation, what, by, about, knowledge, messageId: message } = line;
    const row = { consultation, conversation: conversationId, what, by, about, key: keyId, words, knowledge, message };
    return { own, row };
  });
  await addParts(db, { programmeId, of: key.keyId, parts: rows.flatMap(({ own }) => own ?? []) });
  return rows.map(({ row }) => row);
}

type Row = { words_enc: Buffer; key_id: string; wrapped: Buffer };

/** What was written under this id in the conversation: a message of the owner, a draft of the staff. Null: nothing. */
export async function wordsAbout(
  { database, vault }: Pick<DeskOptions, 'database' | 'vault'>,
  address: Address,
  about: string,
): Promise<string | null> {
  return database.scoped(address.programmeId, async (db) => {
    const place = await findPlace(db, address);
    if ('refused' in place) return null;
    const [row] = await db.execute<Row>(sql`
      select l.words_enc, l.key_id, k.wrapped
      from desk_log l join consultations c on c.id = l.consultation_id join data_keys k on k.id = l.key_id
      where c.conversation_id = ${address.conversationId}::uuid and l.about = ${about} and l.words_enc is not null
        and k.wrapped is not null
      order by l.seq limit 1`);
    if (row === undefined) return null;
    return vault.open({ keyId: row.key_id, wrapped: row.wrapped }, row.words_enc, 'desk-words').toString('utf8');
  });
}
