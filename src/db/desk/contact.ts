import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Reason, Resolution } from '../../bot/desk/consultation/reasons.ts';
import type { RecordLine } from '../../bot/desk/record/entries.ts';
import type { Db } from '../connection.ts';
import { newDataKey } from '../vault/master-keys.ts';
import type { Vault, WrappedKey } from '../vault/vault.ts';
import { addCase, saveViews } from './cases.ts';
import { addLines } from './log.ts';
import { handlersToday, type StaffBook } from './staff.ts';

/** A contact outside the chat, as the staff member who took it writes it down. */
export type Contact = {
  readonly route: 'telephone' | 'e-mail';
  /** Null when whoever called has no firm here. */
  readonly businessId: string | null;
  readonly reason: Reason;
  readonly resolution: Resolution;
  readonly complaint: boolean;
  /** Our id of the staff member. */
  readonly by: string;
  readonly question: string;
  readonly answer: string | null;
  readonly at: Date;
};

/**
 * Writes a contact by telephone or e-mail into the record, as a case that is over. Returns its number; null when the
 * firm is not of this programme, its key is destroyed, or the staff member may not act.
 */
export async function logContact(
  { database, vault, programmeId }: StaffBook,
  contact: Contact,
): Promise<number | null> {
  const { businessId, by, at: now, route, reason, resolution, complaint } = contact;
  return database.scoped(programmeId, async (db) => {
    const may = await handlersToday(db, now);
    const key = businessId === null ? await freshKey(db, vault, programmeId) : await keyOf(db, businessId);
    if (key === null || key.wrapped === null || !may.has(by)) return null;
    const id = randomUUID();
    const opened = { id, programmeId, conversationId: null, businessId, keyId: key.keyId, route, reason };
    const number = await addCase(db, { ...opened, openedAt: now.toISOString() });
    const view = { id, state: 'closed', handler: by, card: null, resolution, closed: true, complaint };
    await saveViews(db, [view], now);
    await addLines(db, vault, { programmeId, conversationId: null, key, lines: linesOf(id, contact), now });
    return number;
  });
}

function linesOf(consultationId: string, { by, question, answer, resolution }: Contact): readonly RecordLine[] {
  const line = { consultationId, about: null, knowledge: null, messageId: null };
  const answered: readonly RecordLine[] = answer === null ? [] : [{ ...line, what: 'sent', by, words: answer }];
  return [
    { ...line, what: 'owner-wrote', by: null, words: question },
    ...answered,
    { ...line, what: 'resolved', by, about: resolution, words: null },
  ];
}

async function keyOf(db: Db, businessId: string): Promise<WrappedKey | null> {
  const [row] = await db.execute<{ id: string; wrapped: Buffer | null }>(sql`
    select k.id, k.wrapped from businesses b join data_keys k on k.id = b.key_id where b.id = ${businessId}::uuid`);
  return row === undefined ? null : { keyId: row.id, wrapped: row.wrapped };
}

/** Nobody's firm: a key of its own, so that also these words can be erased. */
async function freshKey(db: Db, vault: Vault, programmeId: string): Promise<WrappedKey> {
  const keyId = randomUUID();
  const wrapped = vault.masterKeys.wrap(newDataKey(), keyId);
  await db.execute(sql`
    insert into data_keys (id, programme_id, wrapped) values (${keyId}::uuid, ${programmeId}::uuid, ${wrapped})`);
  return { keyId, wrapped };
}
