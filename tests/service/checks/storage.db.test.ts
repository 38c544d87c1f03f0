import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAdjustableClock } from '../../../src/adapters/clock/adjustable-clock.ts';
import { addProgramme } from '../../../src/db/repositories/programmes.ts';
import { checkDatabase, readDatabaseFacts } from '../../../src/service/checks/database.ts';
import { checkStorage } from '../../../src/service/checks/storage.ts';
import { demoProgramme } from '../../../src/service/demo-programme.ts';
import { openTestStorage, type TestStorage } from '../../support/storage.ts';

describe('the checks of the storage', () => {
  let storage: TestStorage;
  beforeAll(async () => {
    storage = await openTestStorage();
  });
  afterAll(() => storage.close());

  it('find a migrated, walled database and its programmes', async () => {
    await addProgramme(storage.database, demoProgramme('2026-11-24'));
    const { found, programmes } = await checkStorage(storage.database, createAdjustableClock());
    expect(found.map(({ name, status }) => `${name} ${status}`)).toEqual([
      'database ok',
      'migrations ok',
      'walls ok',
      'clock database ok',
      'queue ok',
      'stopped rows ok',
      'desk timers ok',
      // Nobody is named yet.
      'consultants fail',
      'holidays ok',
    ]);
    expect(programmes.map(({ code }) => code)).toEqual(['sample-city']);
  });

  it('find a clock that is off', async () => {
    const clock = createAdjustableClock();
    clock.advance(-90_000);
    const { found } = await checkStorage(storage.database, clock);
    expect(found.find(({ name }) => name === 'clock database')).toMatchObject({ status: 'fail' });
  });

  it('find a table without walls, and a database of a newer program', async () => {
    const owner = postgres({ ...storage.connection, max: 1, onnotice: () => undefined });
    try {
      await owner`create table bare (id int)`;
      await owner`insert into drizzle.__drizzle_migrations (hash, created_at) values ('newer', 9999999999999)`;
    } finally {
      await owner.end();
    }
    const facts = await readDatabaseFacts(storage.database);
    expect(facts.unwalled).toEqual(['bare']);
    expect(facts.applied).toBe(facts.known + 1);
    expect(checkDatabase(facts).map(({ status }) => status)).toEqual(['ok', 'fail', 'fail']);
  });

  it('leave the working role as it was', async () => {
    await readDatabaseFacts(storage.database);
    const rows = await storage.database.queues((db) => db.execute<{ name: string }>(sql`select current_user as name`));
    expect(rows[0]?.name).toBe('hakaru_app');
  });
});
