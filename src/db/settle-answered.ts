import { sql } from 'drizzle-orm';
import type { Clock, Settlement } from '../bot/ports.ts';
import type { Database, Db } from './connection.ts';
import { takenBack } from './destroyed.ts';
import { enterInbox } from './enter-inbox.ts';
import type { ProgrammeShelf } from './turns/programmes.ts';
import type { Vault, WrappedKey } from './vault/vault.ts';

type Answered = Extract<Settlement, { as: 'answered' }>;

export type AnsweredOptions = {
  readonly database: Database;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly shelf: ProgrammeShelf;
};

const dayMs = 86_400_000;
const fallbackDays = 30;

/**
 * What was fetched, the event that says so, and the end of the row: all or nothing. The event's id comes from the row,
 * so that a repeat after a crash is the same event.
 */
export async function settleAnswered(options: AnsweredOptions, answered: Answered): Promise<void> {
  await options.database.scoped(answered.programmeId, async (db) => {
    const owner = await ownerOf(db, answered);
    const gone = await db.execute(sql`delete from outbox where id = ${answered.id}::uuid returning 1`);
    // Another process was quicker, or the key was destroyed meanwhile: nobody waits for the answer.
    if (owner === null || gone.length === 0) return;
    if (await wasTakenBack(db, answered)) return;
    await keep(db, options, { answered, owner });
    const { content, token, programmeId, conversationId } = answered;
    const id = `outbox:${answered.id}`;
    await enterInbox(db, options, { id, programmeId, conversationId, ...owner, content, token });
  });
}

type Owner = { readonly channel: string; readonly key: WrappedKey };
type Parts = { readonly answered: Answered; readonly owner: Owner };

/** The conversation stays locked: a message is taken back either before, and nothing of it is kept, or after. */
async function ownerOf(db: Db, { conversationId }: Answered): Promise<Owner | null> {
  const [row] = await db.execute<{ channel: string; key_id: string; wrapped: Buffer | null }>(sql`
    select c.channel, c.key_id, k.wrapped from conversations c join data_keys k on k.id = c.key_id
    where c.id = ${conversationId}::uuid for share of c`);
  if (row === undefined || row.wrapped === null) return null;
  return { channel: row.channel, key: { keyId: row.key_id, wrapped: row.wrapped } };
}

async function wasTakenBack(db: Db, { conversationId, content }: Answered): Promise<boolean> {
  if (!('messageId' in content)) return false;
  const found = await db.execute(sql`
    select 1 from seen_events where channel = ${takenBack} and event_id = ${`${conversationId}:${content.messageId}`}`);
  return found.length > 0;
}

async function keep(db: Db, { vault, clock, shelf }: AnsweredOptions, { answered, owner }: Parts): Promise<void> {
  const { kept, programmeId, conversationId } = answered;
  if (kept.length === 0) return;
  const known = (await shelf.get(db, [programmeId])).get(programmeId);
  const days = known?.document.retention.images ?? fallbackDays;
  const now = clock.now();
  const expires = new Date(now.getTime() + days * dayMs).toISOString();
  for (const { mediaId, messageId, bytes, contentType, sort = null, unread = false } of kept)
    await db.execute(sql`
      insert into media (id, programme_id, conversation_id, key_id, kind, body_enc, content_type, source_message_id, sort, unread, created_at, expires_at)
      values (${mediaId}::uuid, ${programmeId}::uuid, ${conversationId}::uuid, ${owner.key.keyId}::uuid, 'image',
        ${vault.seal(owner.key, Buffer.from(bytes), 'media')}, ${contentType}, ${messageId}, ${sort}, ${unread},
        ${now.toISOString()}::timestamptz, ${expires}::timestamptz)
      on conflict do nothing`);
}
