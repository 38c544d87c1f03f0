import { type SQL, sql } from 'drizzle-orm';
import type { Audience, Broadcast, BroadcastState, BroadcastWords, PersonCount } from '../../bot/office/broadcast.ts';
import type { Db } from '../connection.ts';
import type { StaffBook } from '../desk/staff.ts';
import type { Vault } from '../vault/vault.ts';
import { newKey } from './agreed.ts';

/** A message to many as somebody wrote it. */
export type NewBroadcast = {
  readonly id: string;
  readonly state: 'draft' | 'proposed';
  readonly audience: Audience;
  readonly words: BroadcastWords;
  readonly by: string;
};

/** Keeps it, sealed with a key of its own; the same id twice is one. */
export async function addBroadcast({ database, ...book }: StaffBook, added: NewBroadcast, now: Date): Promise<void> {
  const { id, state, audience, words, by } = added;
  await database.scoped(book.programmeId, async (db) => {
    const [known] = await db.execute(sql`select 1 from broadcasts where id = ${id}::uuid`);
    if (known !== undefined) return;
    const key = await newKey(db, book, now);
    await db.execute(sql`
      insert into broadcasts (id, programme_id, key_id, words_enc, state, audience, month, written_by, written_at)
      values (${id}::uuid, ${book.programmeId}::uuid, ${key.keyId}::uuid,
        ${book.vault.seal(key, JSON.stringify(words), 'broadcast')}, ${state}, ${audience.to},
        ${audience.to === 'missing' ? audience.month : null}, ${by}::uuid, ${now.toISOString()}::timestamptz)
      on conflict do nothing`);
  });
}

type Row = {
  id: string;
  programme_id: string;
  state: BroadcastState;
  audience: Audience['to'];
  month: string | null;
  key_id: string;
  wrapped: Buffer | null;
  words_enc: Buffer | null;
  written_by: string;
  written_at: string;
  sent_by: string | null;
  sent_at: string | null;
  ended_at: string | null;
  people: number;
  counts: readonly PersonCount[] | null;
};

/** Messages to many of the programme behind whose wall `db` works; the newest first. */
export async function readBroadcasts(
  db: Db,
  vault: Vault,
  { which, most = 50 }: { readonly which: SQL; readonly most?: number },
): Promise<readonly Broadcast[]> {
  const rows = await db.execute<Row>(sql`
    select n.id, n.programme_id, n.state, n.audience, n.month, n.key_id, n.words_enc, n.written_by, n.written_at, n.sent_by,
      n.sent_at, n.ended_at, n.people, k.wrapped, coalesce(n.counts, (
      select jsonb_agg(jsonb_build_object('state', g.state, 'code', g.code, 'people', g.people)) from (
        select p.state, p.code, count(*) as people from broadcast_people p where p.broadcast_id = n.id
        group by p.state, p.code order by p.state, p.code) g)) as counts
    from broadcasts n join data_keys k on k.id = n.key_id
    where ${which} order by n.written_at desc, n.id limit ${most}::int`);
  return rows.map((row) => broadcastOf(row, vault));
}

function broadcastOf(row: Row, vault: Vault): Broadcast {
  const iso = (at: string | null): string | null => (at === null ? null : new Date(at).toISOString());
  const { id, state, people, month, audience: to } = row;
  return {
    ...{ id, state, people, programmeId: row.programme_id, writtenBy: row.written_by, sentBy: row.sent_by },
    audience: to === 'missing' ? { to, month: month ?? '' } : { to },
    words: wordsOf(row, vault),
    ...{ writtenAt: new Date(row.written_at).toISOString(), sentAt: iso(row.sent_at), endedAt: iso(row.ended_at) },
    counts: row.counts ?? [],
  };
}

function wordsOf({ words_enc: sealed, key_id: keyId, wrapped }: Row, vault: Vault): BroadcastWords | null {
  if (sealed === null || wrapped === null) return null;
  return JSON.parse(vault.open({ keyId, wrapped }, sealed, 'broadcast').toString('utf8'));
}

/** One of them; null: the programme has none of this id. */
export async function findBroadcast(
  { database, vault, programmeId }: StaffBook,
  id: string,
): Promise<Broadcast | null> {
  const found = await database.scoped(programmeId, (db) =>
    readBroadcasts(db, vault, { which: sql`n.id = ${id}::uuid and n.programme_id = ${programmeId}::uuid` }),
  );
  return found[0] ?? null;
}

/** Those that others than their authors may see, the newest first. */
export async function listBroadcasts(
  { database, vault, programmeId }: StaffBook,
  most: number,
): Promise<readonly Broadcast[]> {
  const which = sql`n.programme_id = ${programmeId}::uuid and n.state not in ('draft', 'dropped')`;
  return database.scoped(programmeId, (db) => readBroadcasts(db, vault, { which, most }));
}
