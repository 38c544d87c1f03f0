import { sql } from 'drizzle-orm';
import type { Locale } from '../bot/facts.ts';
import type { Clock } from '../bot/ports.ts';
import type { UploadDesk, UploadLink } from '../bot/upload.ts';
import type { Database, Db } from './connection.ts';
import { enterInbox } from './enter-inbox.ts';
import type { Vault, WrappedKey } from './vault/vault.ts';

export type UploadOptions = {
  readonly database: Database;
  readonly vault: Vault;
  readonly clock: Clock;
  /** Called when a table came in. */
  readonly onStored: () => void;
};

/** The desk over PostgreSQL: a table enters the inbox as the event that a file sent in the chat becomes. */
export function createUploadDesk(options: UploadOptions): UploadDesk {
  const { database, onStored } = options;
  return {
    look: async (link) => {
      const found = await within(database, link, (db) => find(db, link));
      if (found === null) return { state: 'gone' };
      return { state: found.used ? 'used' : 'open', locale: found.locale };
    },
    take: async (link, sheets) => {
      const taken = await within(database, link, async (db, programmeId) => {
        const found = await find(db, link);
        if (found === null) return null;
        const { channel, key } = found;
        const { conversationId } = link;
        const id = eventId(link);
        const content = { kind: 'sheet-read', messageId: id, sheets } as const;
        const event = { id, programmeId, conversationId, channel, key, content, token: null };
        return (await enterInbox(db, options, event)) ? 'taken' : 'used';
      });
      if (taken === 'taken') onStored();
      return taken ?? 'gone';
    },
  };
}

/** The link's own: its first table is an event, and every further one the same event again. */
function eventId({ linkId }: UploadLink): string {
  return `upload:${linkId}`;
}

/** Works behind the wall of the programme in which the conversation of a link is now; null when it is gone. */
export async function within<T>(
  database: Database,
  { conversationId }: UploadLink,
  work: (db: Db, programmeId: string) => Promise<T | null>,
): Promise<T | null> {
  const [row] = await database.queue.execute<{ programme_id: string }>(
    sql`select programme_id from conversations where id = ${conversationId}::uuid`,
  );
  return row === undefined ? null : database.scoped(row.programme_id, (db) => work(db, row.programme_id));
}

type Found = { readonly channel: string; readonly key: WrappedKey; readonly locale: Locale; readonly used: boolean };
type Row = { channel: string; locale: Locale; key_id: string; wrapped: Buffer; used: boolean };

/** Only while the firm is there, the conversation is still its own, and its person can be answered. */
async function find(db: Db, link: UploadLink): Promise<Found | null> {
  const [row] = await db.execute<Row>(sql`
    select c.channel, c.locale, c.key_id, k.wrapped, exists (
      select 1 from seen_events s where s.channel = c.channel and s.event_id = ${eventId(link)}) as used
    from conversations c
    join businesses b on b.id = c.business_id and b.state not in ('left', 'erased')
    join data_keys k on k.id = c.key_id and k.wrapped is not null
    where c.id = ${link.conversationId}::uuid and b.id = ${link.businessId}::uuid and c.reachable`);
  if (row === undefined) return null;
  const { channel, locale, used } = row;
  return { channel, locale, used, key: { keyId: row.key_id, wrapped: row.wrapped } };
}
