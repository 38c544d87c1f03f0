import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Locale } from '../bot/facts.ts';
import {
  type HandedIn,
  type HandedPicture,
  mostHandedIn,
  type OwnLink,
  type OwnPageDesk,
  type OwnStanding,
} from '../bot/page/link.ts';
import type { ConsentGiven, OwnFacts, PageShows } from '../bot/page/model.ts';
import type { Clock } from '../bot/ports.ts';
import type { Database, Db } from './connection.ts';
import { enterInbox } from './enter-inbox.ts';
import { ownCopy } from './handover/own-copy.ts';
import { releasedTo, takeOwnReport } from './repositories/report-owners.ts';
import { rowSet } from './rows.ts';
import { loadAdvice } from './turns/advice-facts.ts';
import { loadBusinesses } from './turns/business-facts.ts';
import type { ProgrammeShelf } from './turns/programmes.ts';
import { within } from './uploads.ts';
import type { Vault, WrappedKey } from './vault/vault.ts';

export type OwnPageOptions = {
  readonly database: Database;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly shelf: ProgrammeShelf;
  readonly dayInJapan: (at: Date) => string;
  /** Called when something was handed in. */
  readonly onStored: () => void;
};

/** The page over PostgreSQL. Everything is read behind the wall of the programme in which the conversation is now. */
export function createOwnPageDesk(options: OwnPageOptions): OwnPageDesk {
  const { database } = options;
  return {
    look: async (link) =>
      (await within(database, link, (db, id) => look(options, db, { link, id }))) ?? { state: 'gone' },
    report: async (link, id, format) =>
      within(database, link, async (db, programmeId) => {
        const found = await find(db, link, programmeId);
        const { businessId } = link;
        return found === null ? null : takeOwnReport(options, db, { programmeId, businessId, id, format });
      }),
    whole: async (link) =>
      within(database, link, async (db, programmeId) => {
        const found = await find(db, link, programmeId);
        return found === null ? null : ownCopy(options, db, { programmeId, businessId: link.businessId });
      }),
    seen: async (link, shows) => {
      await within(database, link, async (db, id) => {
        await noteSeen(options, db, { link, id, shows });
        return true;
      });
    },
    say: async (link, text, nonce) => {
      const messageId = `own:${link.linkId}:${nonce}`;
      return handIn(options, link, (db, found) => enter(options, db, found, { kind: 'text', messageId, text }));
    },
    send: async (link, pictures) =>
      handIn(options, link, async (db, found) => {
        const set = randomUUID();
        for (const [at, picture] of pictures.entries()) {
          const messageId = `${pagePicture}${await keep(options, db, found, picture)}`;
          await enter(options, db, found, {
            kind: 'photo',
            messageId,
            set: { id: set, index: at + 1, total: pictures.length },
          });
        }
        return true;
      }),
  };
}

/** Before the id under which a picture of the page is kept, in the id of its message. */
export const pagePicture = 'page:';

type Found = {
  readonly programmeId: string;
  readonly conversationId: string;
  readonly channel: string;
  readonly locale: Locale;
  readonly key: WrappedKey;
};
type Row = { channel: string; locale: Locale; key_id: string; wrapped: Buffer };

/** Only while the firm is there, the conversation is still its own, and its person can be answered. */
async function find(db: Db, link: OwnLink, programmeId: string): Promise<Found | null> {
  const [row] = await db.execute<Row>(sql`
    select c.channel, c.locale, c.key_id, k.wrapped from conversations c
    join businesses b on b.id = c.business_id and b.state not in ('left', 'erased')
    join data_keys k on k.id = c.key_id and k.wrapped is not null
    where c.id = ${link.conversationId}::uuid and b.id = ${link.businessId}::uuid and c.reachable`);
  if (row === undefined) return null;
  const { channel, locale } = row;
  const key = { keyId: row.key_id, wrapped: row.wrapped };
  return { programmeId, conversationId: link.conversationId, channel, locale, key };
}

/** Before the link under which it is noted that the page showed something. */
const pageShown = 'page:';

/** For the link's conversation and firm while they belong together, each item once. */
async function noteSeen(
  { clock }: OwnPageOptions,
  db: Db,
  { link, id, shows }: Looked & { readonly shows: PageShows },
): Promise<void> {
  if (shows.items.length === 0 || (await find(db, link, id)) === null) return;
  const { edition, items } = shows;
  const rows = items.map((item) => ({ type: item.type, id: item.id }));
  await db.execute(sql`
    insert into knowledge_shown (programme_id, conversation_id, business_id, item_type, item_id, edition, event_id, at)
    select ${id}::uuid, ${link.conversationId}::uuid, ${link.businessId}::uuid, n.type, n.id, ${edition},
      ${pageShown + link.linkId}, ${clock.now().toISOString()}::timestamptz
    from ${rowSet(rows, { type: 'text', id: 'text' })} on conflict do nothing`);
}

type Looked = { readonly link: OwnLink; readonly id: string };

async function look(options: OwnPageOptions, db: Db, { link, id }: Looked): Promise<OwnStanding | null> {
  const found = await find(db, link, id);
  if (found === null) return null;
  const { businessId } = link;
  const key = await firmKey(db, businessId);
  const firms = key === null ? new Map() : await loadBusinesses(db, options.vault, [{ businessId, key }]);
  const record = firms.get(businessId);
  if (record === undefined) return null;
  const programme = (await options.shelf.get(db, [id])).get(id)?.facts ?? null;
  const facts = {
    today: options.dayInJapan(options.clock.now()),
    locale: found.locale,
    ...{ programme, ...record, invite: null },
    tables: await options.shelf.tables(db),
    knowledge: await options.shelf.knowledge(db),
    advice: (await loadAdvice(db, [businessId])).get(businessId)?.records ?? [],
  };
  const own: OwnFacts = {
    facts,
    consents: await consentsOf(db, businessId),
    shown: await shownTo(db, businessId),
    reports: await releasedTo(db, businessId),
  };
  return { state: 'open', locale: found.locale, own };
}

async function firmKey(db: Db, businessId: string): Promise<WrappedKey | null> {
  const [row] = await db.execute<{ key_id: string; wrapped: Buffer | null }>(sql`
    select b.key_id, k.wrapped from businesses b join data_keys k on k.id = b.key_id where b.id = ${businessId}::uuid`);
  return row === undefined || row.wrapped === null ? null : { keyId: row.key_id, wrapped: row.wrapped };
}

const purposes = z.enum(['use', 'client', 'statistics']);

async function consentsOf(db: Db, businessId: string): Promise<readonly ConsentGiven[]> {
  const rows = await db.execute<{ purpose: string; text_version: string; given: boolean; day: string }>(sql`
    select distinct on (purpose) purpose, text_version, given, to_char(at at time zone 'Asia/Tokyo', 'YYYY-MM-DD') as day
    from consents where business_id = ${businessId}::uuid order by purpose, at desc, id desc`);
  return rows.flatMap(({ purpose, text_version: version, given, day: on }) => {
    const known = purposes.safeParse(purpose);
    return known.success ? [{ purpose: known.data, version, given, on }] : [];
  });
}

const itemTypes = z.enum(['faq', 'subsidy', 'measure', 'story']);

async function shownTo(db: Db, businessId: string): Promise<OwnFacts['shown']> {
  const rows = await db.execute<{ item_type: string; item_id: string; day: string }>(sql`
    select item_type, item_id, to_char(max(at) at time zone 'Asia/Tokyo', 'YYYY-MM-DD') as day from knowledge_shown
    where business_id = ${businessId}::uuid and event_id not like 'page:%' group by item_type, item_id order by max(at) desc, item_id limit 50`);
  return rows.flatMap(({ item_type, item_id: id, day: on }) => {
    const type = itemTypes.safeParse(item_type);
    return type.success ? [{ type: type.data, id, on }] : [];
  });
}

async function handIn(
  { database, clock, onStored }: OwnPageOptions,
  link: OwnLink,
  work: (db: Db, found: Found) => Promise<boolean>,
): Promise<HandedIn> {
  const taken = await within(database, link, async (db, programmeId): Promise<HandedIn | null> => {
    const found = await find(db, link, programmeId);
    if (found === null) return null;
    if (await isEnough(db, found, clock.now())) return 'enough';
    await work(db, found);
    return 'taken';
  });
  if (taken === 'taken') onStored();
  return taken ?? 'gone';
}

/** Each answer to what is handed in may be a push: a link that somebody else found must not use them up. */
async function isEnough(db: Db, { conversationId, channel }: Found, now: Date): Promise<boolean> {
  const since = new Date(now.getTime() - hourMs).toISOString();
  const [row] = await db.execute<{ count: string }>(sql`
    select count(*) as count from seen_events
    where channel = ${channel} and event_id like ${`own:${conversationId}:%`} and seen_at > ${since}::timestamptz`);
  return Number(row?.count ?? 0) >= mostHandedIn;
}

type Entering = Extract<Parameters<typeof enterInbox>[2]['content'], { readonly kind: 'text' | 'photo' }>;

/** Enters the inbox once for each message, as if it had been sent in the chat. */
function enter(options: OwnPageOptions, db: Db, found: Found, content: Entering): Promise<boolean> {
  const { programmeId, conversationId, channel, key } = found;
  const id = `own:${conversationId}:${content.messageId}`;
  return enterInbox(db, options, { id, programmeId, conversationId, channel, key, content, token: null });
}

const hourMs = 3_600_000;
const keptMs = 24 * hourMs;

/** Kept sealed until it is read, at most a day; what proves a figure is then kept as a voucher of its own. */
async function keep({ vault, clock }: OwnPageOptions, db: Db, found: Found, picture: HandedPicture): Promise<string> {
  const id = randomUUID();
  const now = clock.now();
  const body = vault.seal(found.key, Buffer.from(picture.bytes), 'media');
  await db.execute(sql`
    insert into media (id, programme_id, conversation_id, key_id, kind, source_message_id, body_enc, content_type, created_at, expires_at)
    values (${id}::uuid, ${found.programmeId}::uuid, ${found.conversationId}::uuid, ${found.key.keyId}::uuid, 'image',
      ${pagePicture + id}, ${body}, ${picture.contentType}, ${now.toISOString()}::timestamptz,
      ${new Date(now.getTime() + keptMs).toISOString()}::timestamptz)`);
  return id;
}
