import { sql } from 'drizzle-orm';
import type { Db } from '../../db/connection.ts';
import { asBase64, rowSet } from '../../db/rows.ts';
import type { Claim } from '../../db/turns/claim.ts';
import { createBusinesses, saveConsents, saveProfiles } from '../../db/turns/records/firm.ts';
import { saveSites } from '../../db/turns/records/site.ts';
import { newDataKey } from '../../db/vault/master-keys.ts';
import type { Vault, WrappedKey } from '../../db/vault/vault.ts';
import { seedId } from './chance.ts';
import type { FirmPlan } from './plan.ts';

/** The transaction of a programme in which all of its seed is written. */
export type SeedWriting = { readonly db: Db; readonly vault: Vault; readonly programmeId: string };

/** A firm with the key that seals what is said of it. */
export type KeyedFirm = FirmPlan & { readonly key: WrappedKey };

/** The account that made-up people write to: no platform has one of this name. */
const channel = 'seed';

/** Gives each firm a key of its own. */
export function keyed(firms: readonly FirmPlan[], vault: Vault): readonly KeyedFirm[] {
  return firms.map((firm) => {
    const keyId = seedId(firm.id, 'key');
    return { ...firm, key: { keyId, wrapped: vault.masterKeys.wrap(newDataKey(), keyId) } };
  });
}

/** A turn in which the firm's owner said something, as the records of turns ask for it. */
export function claimOf(
  firm: KeyedFirm,
  programmeId: string,
  said: { readonly at: string; readonly id: string },
): Claim {
  const { conversationId, platform, person, key } = firm;
  const from = { programmeId, platform, channel, conversationId };
  const content = { kind: 'text', messageId: said.id, text: '' } as const;
  return {
    ...{ seq: 0, replyToken: null, receivedAt: new Date(said.at), attempts: 0, programmeId, businessId: firm.id },
    event: { id: said.id, at: said.at, from, ...content },
    ...{ locale: 'ja', stored: null, key, bodyEnc: Buffer.alloc(0), stateEnc: null, eventKeyId: key.keyId },
    ...{ apologisedAt: null, desk: null, channel, person },
  };
}

/** Conversations, firms, consents and sites, each firm on the day on which it joined. */
export async function writeFirms(writing: SeedWriting, firms: readonly KeyedFirm[]): Promise<void> {
  await writeConversations(writing, firms);
  const inviteId = await writeInvite(writing, firms);
  for (const joined of Map.groupBy(firms, ({ joinedAt }) => joinedAt.slice(0, 10)).values()) {
    await writeJoined(writing, joined, inviteId);
  }
  await writeRest(writing, firms);
}

async function writeConversations({ db, vault, programmeId }: SeedWriting, firms: readonly KeyedFirm[]): Promise<void> {
  const rows = firms.map(({ conversationId, platform, person, key, blocked, joinedAt, id }) => ({
    ...{ id: conversationId, platform, business: id, key: key.keyId, reachable: !blocked, at: joinedAt },
    wrapped: key.wrapped === null ? null : asBase64(key.wrapped),
    index: vault.personIndex(platform, channel, person).toString('hex'),
    person: asBase64(vault.seal(key, person, 'person')),
  }));
  const columns = {
    id: 'uuid',
    platform: 'text',
    business: 'uuid',
    key: 'uuid',
    reachable: 'boolean',
    at: 'timestamptz',
  };
  const from = rowSet(rows, { ...columns, wrapped: 'text', index: 'text', person: 'text' });
  await db.execute(sql`
    insert into data_keys (id, programme_id, wrapped, created_at)
    select key, ${programmeId}::uuid, decode(wrapped, 'base64'), at from ${from}`);
  // Nobody is behind them: what the service says by itself would lead nowhere.
  await db.execute(sql`
    insert into conversations (id, programme_id, platform, channel, person_index, person_enc, key_id, business_id, reachable,
      unreachable_since, reminders, created_at, updated_at)
    select id, ${programmeId}::uuid, platform, ${channel}, decode(index, 'hex'), decode(person, 'base64'), key, business,
      reachable, case when not reachable then at end, false, at, at
    from ${from}`);
}

async function writeInvite({ db, programmeId }: SeedWriting, firms: readonly KeyedFirm[]): Promise<string> {
  const id = seedId(programmeId, 'invite');
  const first = firms[0]?.joinedAt ?? null;
  await db.execute(sql`
    insert into invites (id, programme_id, code, places_left, expires_at, created_at)
    values (${id}::uuid, ${programmeId}::uuid, ${`seed-${id.slice(-12)}`}, ${firms.length}::int, ${first}::timestamptz, ${first}::timestamptz)`);
  return id;
}

async function writeJoined(writing: SeedWriting, firms: readonly KeyedFirm[], inviteId: string): Promise<void> {
  const { db, vault, programmeId } = writing;
  const context = { db, vault, programmeId, now: new Date(firms[0]?.joinedAt ?? 0) };
  const of = <R>(records: (firm: KeyedFirm) => readonly R[]) =>
    firms.flatMap((firm) => {
      const claim = claimOf(firm, programmeId, { at: firm.joinedAt, id: `seed:${firm.id}` });
      return records(firm).map((record) => ({ claim, businessId: firm.id, record }));
    });
  await createBusinesses(
    context,
    of(({ id }) => [{ do: 'create-business', businessId: id, inviteId } as const]),
  );
  await saveProfiles(
    context,
    of(({ name, municipality, industryCode, employees, floorAreaM2 }) => {
      const profile = { name, municipality, industryCode, employees, floorAreaM2 };
      return [{ do: 'save-profile', profile } as const];
    }),
  );
  await saveSites(
    context,
    of(({ sites }) =>
      sites.map(({ id: siteId, name, meters }) => {
        return { do: 'save-site', siteId, name, energy: meters.map(({ energy }) => energy) } as const;
      }),
    ),
  );
}

/** Routes, who has left, and each answer to each consent at its own moment. */
async function writeRest(writing: SeedWriting, firms: readonly KeyedFirm[]): Promise<void> {
  const { db, vault, programmeId } = writing;
  const rows = firms.map(({ id, route, left }) => ({ id, route, state: left ? 'left' : 'active' }));
  await db.execute(sql`
    update businesses b set route = n.route, state = n.state
    from ${rowSet(rows, { id: 'uuid', route: 'text', state: 'text' })} where b.id = n.id`);
  const answers = firms.flatMap((firm) => firm.consents.map(({ at, ...answer }) => ({ at, firm, answer })));
  for (const [at, same] of Map.groupBy(answers, (one) => one.at)) {
    const decided = same.map(({ firm, answer }) => ({
      claim: claimOf(firm, programmeId, { at, id: `seed:${firm.id}:${answer.purpose}` }),
      businessId: firm.id,
      record: { do: 'save-consent', ...answer } as const,
    }));
    await saveConsents({ db, vault, programmeId, now: new Date(at) }, decided);
  }
}
