import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Database, Db } from './connection.ts';
import { lobbyId } from './lobby.ts';
import { newDataKey } from './vault/master-keys.ts';
import type { Vault, WrappedKey } from './vault/vault.ts';

/** Who wrote, as the platform names them. */
export type PersonOnPlatform = { readonly platform: string; readonly channel: string; readonly person: string };

/** The conversation of a person, with the key that seals what they write. */
export type DirectoryEntry = {
  readonly conversationId: string;
  readonly programmeId: string;
  readonly key: WrappedKey;
};

/** Finds the conversations of people, opening new ones in the lobby. Remembers what it found. */
export type Directory = {
  readonly find: (people: readonly PersonOnPlatform[]) => Promise<ReadonlyMap<string, DirectoryEntry>>;
  readonly forget: (handles: Iterable<string>) => void;
  /** The key of `find`'s map. */
  readonly handle: (person: PersonOnPlatform) => string;
};

type Row = { handle: string; id: string; programme_id: string; key_id: string; wrapped: Buffer | null };
const limit = 20_000;

/** Conversations by person. A stale entry is harmless: the inbox refuses destroyed keys, and asks again. */
export function createDirectory(database: Database, vault: Vault): Directory {
  const known = new Map<string, DirectoryEntry>();
  const indexOf = (p: PersonOnPlatform): Buffer => vault.personIndex(p.platform, p.channel, p.person);
  const handle = (p: PersonOnPlatform): string => `${p.platform}:${p.channel}:${p.person}`;

  const remember = (rows: readonly Row[]): void => {
    if (known.size > limit) known.clear();
    for (const row of rows) {
      known.set(row.handle, {
        conversationId: row.id,
        programmeId: row.programme_id,
        key: { keyId: row.key_id, wrapped: row.wrapped },
      });
    }
  };

  return {
    handle,
    forget: (handles) => {
      for (const one of handles) known.delete(one);
    },
    find: async (people) => {
      const missing = new Map(people.filter((p) => !known.has(handle(p))).map((p) => [handle(p), p]));
      if (missing.size > 0) {
        // In a transaction of its own: what is remembered must be there, whatever becomes of the caller's.
        const rows = await database.queues(async (db) => {
          await openNew(db, vault, [...missing.values()], indexOf);
          return lookUp(db, [...missing.entries()], indexOf);
        });
        remember(rows);
      }
      return known;
    },
  };
}

async function lookUp(
  db: Db,
  people: readonly (readonly [string, PersonOnPlatform])[],
  indexOf: (p: PersonOnPlatform) => Buffer,
): Promise<readonly Row[]> {
  const wanted = people.map(([handle, p]) => ({
    handle,
    platform: p.platform,
    channel: p.channel,
    at: indexOf(p).toString('hex'),
  }));
  return db.execute<Row>(sql`
    select w.handle, c.id, c.programme_id, c.key_id, k.wrapped
    from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w(handle text, platform text, channel text, at text)
    join conversations c on c.platform = w.platform and c.channel = w.channel and c.person_index = decode(w.at, 'hex')
    join data_keys k on k.id = c.key_id`);
}

/** Conversations for people never seen; those who exist are left alone, and so is a race with another process. */
async function openNew(
  db: Db,
  vault: Vault,
  people: readonly PersonOnPlatform[],
  indexOf: (p: PersonOnPlatform) => Buffer,
): Promise<void> {
  const rows = people.map((p) => {
    const keyId = randomUUID();
    const key = { keyId, wrapped: vault.masterKeys.wrap(newDataKey(), keyId) };
    return {
      id: randomUUID(),
      platform: p.platform,
      channel: p.channel,
      at: indexOf(p).toString('hex'),
      person: vault.seal(key, p.person, 'person').toString('base64'),
      key: keyId,
      wrapped: key.wrapped.toString('base64'),
    };
  });
  await db.execute(sql`
    with people as (
      select p.* from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as p(id uuid, platform text, channel text, at text, person text, key uuid, wrapped text)
      where not exists (
        select 1 from conversations c
        where c.platform = p.platform and c.channel = p.channel and c.person_index = decode(p.at, 'hex'))
    ), fresh_keys as (
      insert into data_keys (id, programme_id, wrapped)
      select key, ${lobbyId}::uuid, decode(wrapped, 'base64') from people
    )
    insert into conversations (id, programme_id, platform, channel, person_index, person_enc, key_id)
    select id, ${lobbyId}::uuid, platform, channel, decode(at, 'hex'), decode(person, 'base64'), key from people
    order by platform, channel, at
    on conflict (platform, channel, person_index) do nothing`);
}
