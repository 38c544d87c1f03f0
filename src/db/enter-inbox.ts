import { sql } from 'drizzle-orm';
import type { EventContent } from '../bot/event.ts';
import type { Clock } from '../bot/ports.ts';
import type { Db } from './connection.ts';
import type { StoredEvent } from './inbox.ts';
import type { Vault, WrappedKey } from './vault/vault.ts';

/** An event of our own making for a conversation. Its id says what it comes from, so that a repeat is the same event. */
export type OwnEvent = {
  readonly id: string;
  readonly programmeId: string;
  readonly conversationId: string;
  readonly channel: string;
  readonly key: WrappedKey;
  readonly content: EventContent;
  /** A reply token that nobody has used yet, with the moment of its delivery, from which its minute counts. */
  readonly token: { readonly value: string; readonly receivedAt: Date } | null;
};

/** Puts the event into the inbox, sealed, within the caller's transaction; false when it had come in before. */
export async function enterInbox(
  db: Db,
  { vault, clock }: { readonly vault: Vault; readonly clock: Clock },
  { id, programmeId, conversationId, channel, key, content, token }: OwnEvent,
): Promise<boolean> {
  const now = clock.now().toISOString();
  const receivedAt = token?.receivedAt.toISOString() ?? now;
  const body: StoredEvent = { content, replyToken: token?.value ?? null, raw: null };
  const sealed = vault.seal(key, JSON.stringify(body), 'inbox');
  const entered = await db.execute(sql`
    with fresh as (
      insert into seen_events (channel, event_id, programme_id, seen_at)
      values (${channel}, ${id}, ${programmeId}::uuid, ${now}::timestamptz) on conflict do nothing returning 1
    )
    insert into inbox (programme_id, conversation_id, channel, event_id, at, received_at, key_id, body_enc, run_at)
    select ${programmeId}::uuid, ${conversationId}::uuid, ${channel}, ${id}, ${now}::timestamptz, ${receivedAt}::timestamptz,
      ${key.keyId}::uuid, ${sealed}, ${now}::timestamptz
    from fresh returning 1`);
  return entered.length > 0;
}
