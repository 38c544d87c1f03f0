import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { businesses } from '../../src/db/schema/businesses.ts';
import { dataKeys } from '../../src/db/schema/keys.ts';
import { programmes } from '../../src/db/schema/programmes.ts';
import { openTestStorage, type TestStorage } from '../support/storage.ts';

describe('the wall between programmes', () => {
  let storage: TestStorage;
  const [mine, theirs] = [randomUUID(), randomUUID()];
  const firms = { [mine]: randomUUID(), [theirs]: randomUUID() };

  beforeAll(async () => {
    storage = await openTestStorage();
    for (const id of [mine, theirs]) {
      await storage.database.scoped(id, async (db) => {
        const keyId = randomUUID();
        await db.insert(programmes).values({ id, programmeId: id, code: `p-${id.slice(0, 8)}`, document: {} });
        await db.insert(dataKeys).values({ id: keyId, programmeId: id, wrapped: Buffer.from('x') });
        await db
          .insert(businesses)
          .values({ id: firms[id] ?? '', programmeId: id, number: 1, keyId, createdAt: new Date() });
      });
    }
  });
  afterAll(() => storage.close());

  it('stands around every table: programme_id, row-level security, forced, with a policy', async () => {
    const rows = await storage.database.queues((db) =>
      db.execute<{ name: string; walled: boolean; forced: boolean; policies: string; column: boolean }>(sql`
        select c.relname as name, c.relrowsecurity as walled, c.relforcerowsecurity as forced,
          (select count(*) from pg_policy p where p.polrelid = c.oid) as policies,
          exists(select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'programme_id' and a.attnotnull) as column
        from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'`),
    );
    expect(rows.length).toBeGreaterThan(15);
    expect(rows.filter((row) => !row.walled || !row.forced || Number(row.policies) !== 1 || !row.column)).toEqual([]);
  });

  it('shows a programme its own firms and no others', async () => {
    const seen = await storage.database.scoped(mine, (db) => db.select({ id: businesses.id }).from(businesses));
    expect(seen).toEqual([{ id: firms[mine] }]);
  });

  it('hides firms from a session that works on the queues of all', async () => {
    const seen = await storage.database.queues((db) => db.select({ id: businesses.id }).from(businesses));
    expect(seen).toEqual([]);
  });

  it('refuses to write into another programme', async () => {
    const crossing = storage.database.scoped(mine, (db) =>
      db.execute(sql`insert into businesses (id, programme_id, number, key_id, created_at)
        select ${randomUUID()}::uuid, ${theirs}::uuid, 9, key_id, now() from businesses limit 1`),
    );
    await expect(crossing).rejects.toMatchObject({ cause: { code: '42501' } });
  });

  it('finds nothing of another programme to change or delete', async () => {
    const id = firms[theirs] ?? '';
    const changed = await storage.database.scoped(mine, (db) =>
      db.execute(sql`update businesses set employees = 1 where id = ${id}::uuid returning id`),
    );
    const deleted = await storage.database.scoped(mine, (db) =>
      db.execute(sql`delete from businesses where id = ${id}::uuid returning id`),
    );
    expect([...changed, ...deleted]).toEqual([]);
  });

  it('does not let an injected programme id open more than its own text names', async () => {
    for (const attempt of ["' or '1'='1", `${mine}' or true --`, '%', '']) {
      const seen = await storage.database.scoped(attempt, (db) => db.select({ id: businesses.id }).from(businesses));
      expect(seen).toEqual([]);
    }
  });

  it('works under a role that cannot switch the walls off', async () => {
    const off = storage.database.scoped(mine, (db) =>
      db.execute(sql`alter table businesses disable row level security`),
    );
    await expect(off).rejects.toMatchObject({ cause: { code: '42501' } });
    const [role] = await storage.database.queues((db) =>
      db.execute<{ mighty: boolean }>(
        sql`select rolsuper or rolbypassrls as mighty from pg_roles where rolname = current_user`,
      ),
    );
    expect(role?.mighty).toBe(false);
  });

  it('leaves no programme behind on a connection for the next user of the pool', async () => {
    await storage.database.scoped(mine, (db) => db.execute(sql`select 1`));
    const rows = await Promise.all(
      Array.from({ length: 8 }, () =>
        storage.database.scoped('', (db) => db.execute<{ n: string }>(sql`select count(*) as n from businesses`)),
      ),
    );
    expect(rows.map(([row]) => Number(row?.n))).toEqual(Array.from({ length: 8 }, () => 0));
  });
});
