import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Db } from '../connection.ts';
import { asBase64, rowSet } from '../rows.ts';
import { newDataKey } from '../vault/master-keys.ts';
import type { Vault } from '../vault/vault.ts';
import type { Address } from './place.ts';

/** The key of a single message. */
export type PartKey = { readonly keyId: string; readonly wrapped: Buffer };

/** A key for one message, still to be stored. */
export function newPart({ masterKeys }: Vault): PartKey {
  const keyId = randomUUID();
  return { keyId, wrapped: masterKeys.wrap(newDataKey(), keyId) };
}

type NewParts = { readonly programmeId: string; readonly of: string; readonly parts: readonly PartKey[] };

/** Stores keys of messages: the database destroys them together with the key that they are part of. */
export async function addParts(db: Db, { programmeId, of, parts }: NewParts): Promise<void> {
  if (parts.length === 0) return;
  const rows = parts.map(({ keyId, wrapped }) => ({ id: keyId, wrapped: asBase64(wrapped) }));
  await db.execute(sql`
    insert into data_keys (id, programme_id, wrapped, part_of)
    select n.id, ${programmeId}::uuid, decode(n.wrapped, 'base64'), ${of}::uuid
    from ${rowSet(rows, { id: 'uuid', wrapped: 'text' })}`);
}

/** Destroys the keys of everything that the record has of an owner's message, its changes too. */
export async function destroyParts(db: Db, { conversationId }: Address, messageId: string, now: Date): Promise<void> {
  await db.execute(sql`
    update data_keys k set wrapped = null, destroyed_at = ${now.toISOString()}::timestamptz
    from desk_log l join consultations c on c.id = l.consultation_id
    where k.id = l.key_id and k.part_of is not null and k.wrapped is not null
      and l.message_id = ${messageId} and c.conversation_id = ${conversationId}::uuid`);
}
