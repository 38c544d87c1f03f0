import { randomBytes, randomUUID } from 'node:crypto';
import type { HandoverFirm } from '../../bot/handover/firm.ts';
import { adviceRecords } from '../schema/advice.ts';
import { businesses, consents, siteEnergy, sites } from '../schema/businesses.ts';
import { conversations } from '../schema/conversations.ts';
import { dataKeys } from '../schema/keys.ts';
import { knowledgeShown } from '../schema/knowledge.ts';
import { newDataKey } from '../vault/master-keys.ts';
import { writeCases } from './write-cases.ts';
import { writeLedger } from './write-ledger.ts';
import { type FileShelf, writePictures } from './write-pictures.ts';
import { type FirmWriter, groups } from './writer.ts';

/** The channel of conversations that came with a hand-over: nobody can be reached by it. */
const handoverChannel = 'handover';

/** Writes a firm under the ids it had, sealed with a new key of this installation. */
export async function writeFirm(at: Omit<FirmWriter, 'key'>, firm: HandoverFirm, files: FileShelf): Promise<void> {
  const { db, vault, programmeId, now } = at;
  const keyId = randomUUID();
  const key = { keyId, wrapped: vault.masterKeys.wrap(newDataKey(), keyId) };
  await db.insert(dataKeys).values({ id: keyId, programmeId, wrapped: key.wrapped, createdAt: now });
  const writer: FirmWriter = { ...at, key };
  const { id, number, state, municipality, industryCode, employees, floorAreaM2, route } = firm;
  await db.insert(businesses).values({
    ...{ id, programmeId, number, keyId, state, municipality, industryCode, employees, floorAreaM2, route },
    nameEnc: firm.name === null ? null : vault.seal(key, firm.name, 'name'),
    createdAt: new Date(firm.createdAt),
  });
  await writeConversations(writer, firm);
  await writeSites(writer, firm);
  await writeConsents(writer, firm);
  await writeCases(writer, firm);
  await writeLedger(writer, firm);
  await writeAdvice(writer, firm);
  await writePictures(writer, firm, files);
}

/** They hold what rows name; the person behind them is known to the old account alone and comes back by an invitation. */
async function writeConversations({ db, vault, programmeId, key, now }: FirmWriter, firm: HandoverFirm): Promise<void> {
  const rows = firm.conversations.map(({ id, platform, locale, reminders, createdAt }) => ({
    ...{ id, programmeId, platform, locale, reminders, businessId: firm.id, keyId: key.keyId },
    ...{ channel: handoverChannel, personIndex: randomBytes(32), personEnc: vault.seal(key, '', 'person') },
    ...{ reachable: false, unreachableSince: now, createdAt: new Date(createdAt) },
  }));
  for (const group of groups(rows)) await db.insert(conversations).values(group);
}

async function writeSites({ db, vault, programmeId, key }: FirmWriter, firm: HandoverFirm): Promise<void> {
  const places = firm.sites.map(({ id, position, name, createdAt }) => ({
    ...{ id, programmeId, businessId: firm.id, position, createdAt: new Date(createdAt) },
    nameEnc: vault.seal(key, name ?? '', 'site'),
  }));
  for (const group of groups(places)) await db.insert(sites).values(group);
  const energy = firm.sites.flatMap(({ id: siteId, energy: own }) =>
    own.map((one) => ({ ...one, siteId, programmeId })),
  );
  for (const group of groups(energy)) await db.insert(siteEnergy).values(group);
}

async function writeConsents({ db, programmeId }: FirmWriter, firm: HandoverFirm): Promise<void> {
  const rows = firm.consents.map((one) => ({ ...one, programmeId, businessId: firm.id, at: new Date(one.at) }));
  for (const group of groups(rows)) await db.insert(consents).values(group);
}

async function writeAdvice({ db, programmeId }: FirmWriter, firm: HandoverFirm): Promise<void> {
  const ours = { programmeId, businessId: firm.id };
  const advice = firm.advice.map((one) => ({ ...one, ...ours, at: new Date(one.at) }));
  for (const group of groups(advice)) await db.insert(adviceRecords).values(group);
  const shown = firm.shown.map((one) => ({ ...one, ...ours, at: new Date(one.at) }));
  for (const group of groups(shown)) await db.insert(knowledgeShown).values(group);
}
