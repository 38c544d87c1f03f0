import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { monthsFrom } from '../../src/engine/period.ts';
import { openTestStorage, type TestStorage } from '../support/storage.ts';
import { type Joined, openTurning, type Turning } from '../support/turning.ts';

let storage: TestStorage;
let turning: Turning;
const now = new Date('2026-11-26T02:00:00Z');

beforeAll(async () => {
  storage = await openTestStorage();
  turning = openTurning(storage, { now: () => now });
});
afterAll(() => storage.close());

type Given = {
  readonly kg: number;
  readonly agrees?: boolean;
  readonly recordedAt?: string;
  readonly industry?: string;
};

/** Twelve whole months of electricity with the same CO2 each, and what the firm agreed to. */
async function fill({ programmeId, businessId, conversationId }: Joined, { kg, agrees = true, ...more }: Given) {
  const { recordedAt = '2026-11-20', industry = '097' } = more;
  const [site, readings] = [randomUUID(), monthsFrom('2025-11', '2026-10')];
  await storage.database.scoped(programmeId, async (db) => {
    const [firm] = await db.execute<{ key_id: string; wrapped: Buffer }>(sql`
      select b.key_id, k.wrapped from businesses b join data_keys k on k.id = b.key_id where b.id = ${businessId}::uuid`);
    if (firm === undefined) throw new Error('no firm');
    const name = storage.vault.seal({ keyId: firm.key_id, wrapped: firm.wrapped }, '本店', 'site');
    await db.execute(sql`
      update businesses set industry_code = ${industry}, employees = 8, state = 'active' where id = ${businessId}::uuid`);
    for (const purpose of ['use', 'statistics'])
      await db.execute(sql`insert into consents (id, programme_id, conversation_id, business_id, purpose, text_version, given, channel, at)
        values (gen_random_uuid(), ${programmeId}::uuid, ${conversationId}::uuid, ${businessId}::uuid, ${purpose}, '1',
          ${purpose === 'use' || agrees}, 'line', '2026-11-01')`);
    await db.execute(sql`insert into sites (id, programme_id, business_id, name_enc, position, created_at)
      values (${site}::uuid, ${programmeId}::uuid, ${businessId}::uuid, ${name}, 0, '2026-01-01')`);
    await db.execute(sql`insert into site_energy (programme_id, site_id, kind, unit, supplier_code, position)
      values (${programmeId}::uuid, ${site}::uuid, 'electricity', 'kWh', 'default', 0)`);
    for (const month of readings) {
      const id = randomUUID();
      await db.execute(sql`insert into readings (id, programme_id, business_id, site_id, kind, value, unit, period_from, period_to, month, origin, recorded_by, recorded_at)
        values (${id}::uuid, ${programmeId}::uuid, ${businessId}::uuid, ${site}::uuid, 'electricity', 100, 'kWh',
          ${`${month}-01`}::date, (${`${month}-01`}::date + interval '1 month - 1 day')::date, ${month}, 'typed', ${conversationId}::uuid, ${recordedAt}::timestamptz)`);
      await db.execute(sql`insert into emissions (id, programme_id, reading_id, calculation, kg_co2, scope, provisional, calculated_at)
        values (gen_random_uuid(), ${programmeId}::uuid, ${id}::uuid, '{}', ${kg}, 2, false, ${recordedAt}::timestamptz)`);
    }
  });
}

/** A firm and nine others that agree, and what else a test needs. */
async function village(name: string) {
  const first = await turning.join(`${name}-0`);
  await fill(first, { kg: 100 });
  for (let at = 1; at < 10; at += 1) {
    const other = await turning.join(`${name}-${at}`, first.programmeId);
    await fill(other, { kg: 100 * (at + 1) });
  }
  const join = async (person: string, given: Given) => {
    const joined = await turning.join(`${name}-${person}`, first.programmeId);
    await fill(joined, given);
    return joined;
  };
  const peers = async () => (await turning.turn(`${name}-0`)).peers;
  return { first, join, peers };
}

it('compares from ten others on that agreed, and says nothing before', async () => {
  const { join, peers } = await village('V');
  expect(await peers()).toBe('too-few');
  await join('silent', { kg: 5, agrees: false });
  await join('other-trade', { kg: 5, industry: '832' });
  await join('today', { kg: 5, recordedAt: '2026-11-26T01:00:00Z' });
  expect(await peers()).toBe('too-few');
  await join('tenth', { kg: 1100 });
  // 200, 300, …, 1100 a month, without the firm's own 100.
  expect(await peers()).toEqual({ firms: 10, median: 7800, own: 1200, quarter: 1, trade: 'group' });
});

it('leaves out who takes the consent back, and never mixes programmes', async () => {
  const { first, join, peers } = await village('W');
  const last = await join('tenth', { kg: 1100 });
  expect(await peers()).toMatchObject({ firms: 10 });
  const { programmeId } = first;
  await storage.database.scoped(programmeId, (db) =>
    db.execute(sql`insert into consents (id, programme_id, conversation_id, business_id, purpose, text_version, given, channel, at)
      values (gen_random_uuid(), ${programmeId}::uuid, ${last.conversationId}::uuid, ${last.businessId}::uuid, 'statistics', '1', false, 'line', '2026-11-10')`),
  );
  expect(await peers()).toBe('too-few');
});
