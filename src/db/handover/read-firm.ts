import { asc, eq, inArray, or } from 'drizzle-orm';
import { adviceRecord } from '../../bot/advice/record.ts';
import type { HandoverFirm } from '../../bot/handover/firm.ts';
import type { Db } from '../connection.ts';
import { adviceRecords } from '../schema/advice.ts';
import { businesses, consents, siteEnergy, sites } from '../schema/businesses.ts';
import { conversations } from '../schema/conversations.ts';
import { dataKeys } from '../schema/keys.ts';
import { knowledgeShown } from '../schema/knowledge.ts';
import type { Vault } from '../vault/vault.ts';
import { readCases, readOpinions } from './read-cases.ts';
import { type FirmReader, readLedger } from './read-ledger.ts';
import { iso, openWords } from './sealed.ts';

/** All of one firm as it stands, in the caller's transaction; null: there is no such firm here, or it was erased. */
export async function readFirm(db: Db, vault: Vault, businessId: string): Promise<HandoverFirm | null> {
  const [row] = await db
    .select({ firm: businesses, wrapped: dataKeys.wrapped })
    .from(businesses)
    .innerJoin(dataKeys, eq(dataKeys.id, businesses.keyId))
    .where(eq(businesses.id, businessId));
  if (row === undefined || row.firm.state === 'erased' || row.wrapped === null) return null;
  const key = { keyId: row.firm.keyId, wrapped: row.wrapped };
  const reader: FirmReader = { db, vault, key, businessId };
  const { programmeId: _p, keyId: _k, nameEnc, createdAt, state, ...plain } = row.firm;
  const told = {
    consents: await consentsOf(db, businessId),
    readings: await readLedger(reader),
    advice: await adviceOf(db, businessId),
    shown: await shownOf(db, businessId),
    consultations: await readCases(reader),
    opinions: await readOpinions(reader),
  };
  return {
    ...plain,
    state,
    name: openWords(vault, key, nameEnc, 'name'),
    createdAt: iso(createdAt),
    conversations: await conversationsOf(db, businessId, conversationsIn(told)),
    sites: await sitesOf(reader),
    ...told,
    pictures: [],
  };
}

type Told = Pick<HandoverFirm, 'consents' | 'readings' | 'advice' | 'shown' | 'consultations' | 'opinions'>;

/** Conversations that rows name, also those that the firm has left since. */
function conversationsIn({ consents: given, advice, shown, consultations, opinions }: Told): readonly string[] {
  const named = [given, advice, shown, consultations, opinions].flatMap((rows) =>
    rows.flatMap(({ conversationId }) => conversationId ?? []),
  );
  return [...new Set(named)];
}

async function conversationsOf(
  db: Db,
  businessId: string,
  named: readonly string[],
): Promise<HandoverFirm['conversations']> {
  const ours = eq(conversations.businessId, businessId);
  const rows = await db
    .select()
    .from(conversations)
    .where(named.length === 0 ? ours : or(ours, inArray(conversations.id, [...named])))
    .orderBy(asc(conversations.createdAt), asc(conversations.id));
  return rows.map(({ id, platform, locale, reminders, createdAt }) => ({
    ...{ id, platform, locale, reminders, createdAt: iso(createdAt) },
  }));
}

async function sitesOf({ db, vault, key, businessId }: FirmReader): Promise<HandoverFirm['sites']> {
  const places = await db.select().from(sites).where(eq(sites.businessId, businessId)).orderBy(asc(sites.position));
  const ids = places.map(({ id }) => id);
  const energy =
    ids.length === 0
      ? []
      : await db
          .select()
          .from(siteEnergy)
          .where(inArray(siteEnergy.siteId, ids))
          .orderBy(asc(siteEnergy.position), asc(siteEnergy.kind));
  return places.map(({ id, position, nameEnc, createdAt }) => ({
    ...{ id, position, name: openWords(vault, key, nameEnc, 'site'), createdAt: iso(createdAt) },
    energy: energy.filter(({ siteId }) => siteId === id).map(({ siteId: _s, programmeId: _p, ...plain }) => plain),
  }));
}

async function consentsOf(db: Db, businessId: string): Promise<HandoverFirm['consents']> {
  const rows = await db
    .select()
    .from(consents)
    .where(eq(consents.businessId, businessId))
    .orderBy(asc(consents.at), asc(consents.id));
  return rows.map(({ programmeId: _p, businessId: _b, at, ...plain }) => ({ ...plain, at: iso(at) }));
}

async function adviceOf(db: Db, businessId: string): Promise<HandoverFirm['advice']> {
  const rows = await db
    .select()
    .from(adviceRecords)
    .where(eq(adviceRecords.businessId, businessId))
    .orderBy(asc(adviceRecords.at), asc(adviceRecords.id));
  return rows.map(({ conversationId, at, day, origin, record }) => ({
    ...{ conversationId, at: iso(at), day, origin, record: adviceRecord.parse(record) },
  }));
}

async function shownOf(db: Db, businessId: string): Promise<HandoverFirm['shown']> {
  const rows = await db
    .select()
    .from(knowledgeShown)
    .where(eq(knowledgeShown.businessId, businessId))
    .orderBy(asc(knowledgeShown.at), asc(knowledgeShown.eventId), asc(knowledgeShown.itemId));
  return rows.map(({ programmeId: _p, businessId: _b, at, ...plain }) => ({ ...plain, at: iso(at) }));
}
