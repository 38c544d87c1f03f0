import { randomUUID } from 'node:crypto';
import { and, eq, gt, sql } from 'drizzle-orm';
import type { NewReading, RecordEffect } from '../../bot/effect.ts';
import type { Db } from '../connection.ts';
import { businesses, consents, invites, siteEnergy, sites } from '../schema/businesses.ts';
import { emissions, media, readings, readingWithdrawals } from '../schema/ledger.ts';
import { outbox } from '../schema/queues.ts';
import type { Vault } from '../vault/vault.ts';
import type { Claim } from './claim.ts';
import { keepTranscript } from './keep-transcript.ts';
import type { Settled } from './write-queues.ts';

export type RecordContext = {
  readonly db: Db;
  readonly vault: Vault;
  readonly now: Date;
  readonly programmeId: string;
};

type Turned = { readonly claim: Claim; readonly businessId: string | null };
const mediaDays = 60;
const dayMs = 86_400_000;

/**
 * Writes what the turns of one programme decided. The statements travel together: one connection runs them in the
 * order in which they are given. Only a new business is waited for, because all else belongs to it.
 */
export async function writeRecords(context: RecordContext, settled: readonly Settled[]): Promise<void> {
  const work = settled.map(async ({ claim, outcome }) => {
    const created = outcome.records.find((record) => record.do === 'create-business');
    const turned = { claim, businessId: created?.businessId ?? claim.businessId };
    if (created !== undefined) await createBusiness(context, turned, created);
    await Promise.all(outcome.records.map((record) => writeRecord(context, turned, record)));
  });
  await Promise.all([...work, keepTranscript(context.db, context.programmeId, settled)]);
}

async function writeRecord(context: RecordContext, turned: Turned, record: RecordEffect): Promise<void> {
  switch (record.do) {
    case 'save-consent':
      return saveConsent(context, turned, record);
    case 'save-profile':
      return saveProfile(context, turned, record.profile);
    case 'save-site':
      return saveSite(context, turned, record);
    case 'save-reading':
      return saveReading(context, turned, record);
    case 'withdraw-reading':
      return withdrawReading(context, turned, record);
    case 'save-chart':
      return saveChart(context, turned, record);
    case 'set-reachable':
      return record.reachable ? undefined : cancelWaiting(context, turned);
    // Written before the others, or with the conversation itself.
    case 'create-business':
    case 'enter-programme':
    case 'leave-programme':
    case 'set-locale':
      return undefined;
  }
}

type Of<D extends RecordEffect['do']> = Extract<RecordEffect, { do: D }>;

function businessOf({ businessId }: Turned): string {
  if (businessId === null) throw new Error('a record of a business without a business');
  return businessId;
}

async function createBusiness(
  { db, now, programmeId }: RecordContext,
  { claim }: Turned,
  record: Of<'create-business'>,
): Promise<void> {
  const used = await db
    .update(invites)
    .set({ placesLeft: sql`${invites.placesLeft} - 1` })
    .where(and(eq(invites.id, record.inviteId), gt(invites.placesLeft, 0)))
    .returning({ id: invites.id });
  if (used.length === 0) throw new Error('the invitation was used up meanwhile');
  await db.execute(sql`
    insert into businesses (id, programme_id, number, key_id, state, created_at)
    select ${record.businessId}::uuid, ${programmeId}::uuid, coalesce(max(number), 0) + 1, ${claim.key.keyId}::uuid, 'active',
      ${now.toISOString()}::timestamptz
    from businesses where programme_id = ${programmeId}::uuid`);
}

async function saveConsent(
  { db, now, programmeId }: RecordContext,
  turned: Turned,
  record: Of<'save-consent'>,
): Promise<void> {
  await db.insert(consents).values({
    id: randomUUID(),
    programmeId,
    conversationId: turned.claim.event.from.conversationId,
    businessId: turned.businessId,
    purpose: record.purpose,
    textVersion: record.version,
    given: record.given,
    channel: turned.claim.event.from.platform,
    at: now,
  });
}

async function saveProfile(
  { db, vault }: RecordContext,
  turned: Turned,
  profile: Of<'save-profile'>['profile'],
): Promise<void> {
  const { name, ...plain } = profile;
  const sealed =
    name === undefined ? {} : { nameEnc: name === null ? null : vault.seal(turned.claim.key, name, 'name') };
  const change = { ...plain, ...sealed };
  if (Object.keys(change).length === 0) return;
  await db
    .update(businesses)
    .set(change)
    .where(eq(businesses.id, businessOf(turned)));
}

async function saveSite(
  { db, vault, now, programmeId }: RecordContext,
  turned: Turned,
  record: Of<'save-site'>,
): Promise<void> {
  const businessId = businessOf(turned);
  const nameEnc = vault.seal(turned.claim.key, record.name, 'site');
  const [count] = await db.select({ n: sql<string>`count(*)` }).from(sites).where(eq(sites.businessId, businessId));
  await db
    .insert(sites)
    .values({ id: record.siteId, programmeId, businessId, position: Number(count?.n ?? 0), nameEnc, createdAt: now })
    .onConflictDoUpdate({ target: sites.id, set: { nameEnc } });
  await db.delete(siteEnergy).where(eq(siteEnergy.siteId, record.siteId));
  if (record.energy.length === 0) return;
  await db
    .insert(siteEnergy)
    .values(record.energy.map((energy, position) => ({ ...energy, siteId: record.siteId, programmeId, position })));
}

async function saveReading(context: RecordContext, turned: Turned, record: Of<'save-reading'>): Promise<void> {
  const { db, now, programmeId } = context;
  const { reading, calculation } = record;
  const row = await readingRow(context, turned, reading);
  const stored = db.insert(readings).values(row).execute();
  if (calculation === null) return void (await stored);
  const computed = db.insert(emissions).values({
    id: randomUUID(),
    programmeId,
    readingId: reading.id,
    calculation,
    kgCo2: calculation.kgCo2,
    scope: calculation.scope,
    provisional: calculation.provisional,
    calculatedAt: now,
  });
  await Promise.all([stored, computed]);
}

async function readingRow({ db, now, programmeId }: RecordContext, turned: Turned, reading: NewReading) {
  const [before] =
    reading.replaces === null
      ? []
      : await db.select({ revision: readings.revision }).from(readings).where(eq(readings.id, reading.replaces));
  const { quantity, period, ...rest } = reading;
  return {
    ...rest,
    programmeId,
    businessId: businessOf(turned),
    value: quantity.value,
    unit: quantity.unit,
    periodFrom: period.from,
    periodTo: period.to,
    recordedBy: turned.claim.event.from.conversationId,
    recordedAt: now,
    sourceEventId: turned.claim.event.id,
    revision: (before?.revision ?? 0) + 1,
  };
}

async function withdrawReading(
  { db, now, programmeId }: RecordContext,
  turned: Turned,
  record: Of<'withdraw-reading'>,
): Promise<void> {
  await db
    .insert(readingWithdrawals)
    .values({
      readingId: record.readingId,
      programmeId,
      reason: record.reason,
      withdrawnBy: turned.claim.event.from.conversationId,
      at: now,
    })
    .onConflictDoNothing();
}

async function saveChart(
  { db, vault, now, programmeId }: RecordContext,
  { claim }: Turned,
  record: Of<'save-chart'>,
): Promise<void> {
  await db.insert(media).values({
    id: record.mediaId,
    programmeId,
    conversationId: claim.event.from.conversationId,
    keyId: claim.key.keyId,
    kind: 'chart',
    bodyEnc: vault.seal(claim.key, JSON.stringify(record.spec), 'media'),
    contentType: 'image/png',
    createdAt: now,
    expiresAt: new Date(now.getTime() + mediaDays * dayMs),
  });
}

/** Nothing waits for a person who has blocked the account. */
async function cancelWaiting({ db }: RecordContext, { claim }: Turned): Promise<void> {
  await db
    .update(outbox)
    .set({ status: 'dead', code: 'person-blocked', leaseOwner: null, leaseUntil: null })
    .where(and(eq(outbox.conversationId, claim.event.from.conversationId), eq(outbox.status, 'waiting')));
}
