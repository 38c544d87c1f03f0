import { sql } from 'drizzle-orm';
import type { Pledge } from '../../bot/desk/packet/facts.ts';
import type { BesideLine } from '../../bot/desk/record/entries.ts';
import type { Db } from '../connection.ts';
import type { Vault } from '../vault/vault.ts';
import { addLines } from './log.ts';
import type { DeskOptions } from './options.ts';
import { type Address, findPlace } from './place.ts';
import type { StaffBook } from './staff.ts';

/** What somebody wrote beside a case; `eventId`: the same one twice is one line. */
export type NewNote = Address & { readonly consultationId: string; readonly eventId: string } & BesideLine;

/** Writes down what somebody wrote beside a case. False: it stood there already, or nothing of the firm may be kept. */
export async function addNote(options: DeskOptions, note: NewNote): Promise<boolean> {
  const { database, vault, clock } = options;
  const { programmeId, conversationId, consultationId, eventId, what, by, about, words } = note;
  return database.scoped(programmeId, async (db) => {
    const place = await findPlace(db, note);
    if ('refused' in place) return false;
    const now = clock.now();
    const fresh = await db.execute(sql`
      insert into seen_events (channel, event_id, programme_id, seen_at)
      values ('desk-note', ${`${consultationId}:${eventId}`}, ${programmeId}::uuid, ${now.toISOString()}::timestamptz)
      on conflict do nothing returning 1`);
    if (fresh.length === 0) return false;
    const lines = [{ consultationId, what, by, about, words, knowledge: null, messageId: null }];
    await addLines(db, vault, { programmeId, conversationId, key: place.key, lines, now });
    return true;
  });
}

type Row = {
  what: string;
  by: string | null;
  about: string;
  words_enc: Buffer | null;
  key_id: string;
  wrapped: Buffer | null;
};

function linesOf(db: Db, consultationId: string): Promise<readonly Row[]> {
  return db.execute<Row>(sql`
    select l.what, l."by", l.about, l.words_enc, l.key_id, k.wrapped
    from desk_log l join data_keys k on k.id = l.key_id
    where l.consultation_id = ${consultationId}::uuid and l.about is not null order by l.seq`);
}

function wordsOf({ words_enc: sealed, wrapped, key_id: keyId }: Row, vault: Vault): string | null {
  if (sealed === null || wrapped === null) return null;
  return vault.open({ keyId, wrapped }, sealed, 'desk-words').toString('utf8');
}

/** A note as it stands now. `words` null: it was removed, or its words were erased. */
export type Note = {
  readonly by: string | null;
  readonly words: string | null;
  /** The messages that were made of it, by id, oldest first, however far they came. */
  readonly drafts: readonly string[];
  /** Those of them that have reached the owner. */
  readonly sent: readonly string[];
};

/** The note of a message in a case's thread (`channel:ts`); null: there is none. */
export async function noteOf(
  { database, vault, programmeId }: StaffBook,
  consultationId: string,
  about: string,
): Promise<Note | null> {
  const rows = await database.scoped(programmeId, (db) => linesOf(db, consultationId));
  const own = rows.filter((row) => row.about === about && row.what.startsWith('note'));
  const last = own.at(-1);
  if (last === undefined) return null;
  const arrived = new Set(rows.filter(({ what }) => what === 'sent').map((row) => row.about));
  const drafts = rows.flatMap((row) => (row.what === 'note-drafted' ? (readDrafted(row.about, about) ?? []) : []));
  const sent = drafts.filter((id) => arrived.has(id));
  return { by: own[0]?.by ?? null, words: wordsOf(last, vault), drafts, sent };
}

/** What the record says of a draft that was made of a note. */
export function draftedFrom(note: string, sendId: string): string {
  return `${note}>${sendId}`;
}

function readDrafted(about: string, note: string): string | null {
  return about.startsWith(`${note}>`) ? about.slice(note.length + 1) : null;
}

/** What was promised to the owner in a case, in the words of the promise; `by` is a moment. */
export async function promisesOf(
  { database, vault, programmeId }: StaffBook,
  consultationId: string,
): Promise<readonly Pledge[]> {
  const rows = await database.scoped(programmeId, (db) =>
    db.execute<Omit<Row, 'about'> & { about: string | null }>(sql`
      select l.what, l."by", l.about, l.words_enc, l.key_id, k.wrapped
      from desk_log l join data_keys k on k.id = l.key_id
      where l.consultation_id = ${consultationId}::uuid and l.what = 'promised' order by l.seq`),
  );
  return rows.flatMap((row) => {
    const words = wordsOf({ ...row, about: '' }, vault);
    return words === null ? [] : [{ words, by: row.about }];
  });
}
