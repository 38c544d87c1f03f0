import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDirectory } from '../../src/db/directory.ts';
import { openInstallation, rewrapKeys } from '../../src/db/installation.ts';
import { createMasterKeys } from '../../src/db/vault/master-keys.ts';
import { openTestStorage, type TestStorage } from '../support/storage.ts';

describe('keys of the installation', () => {
  let storage: TestStorage;
  beforeAll(async () => {
    storage = await openTestStorage();
  });
  afterAll(() => storage.close());

  const people = Array.from({ length: 5 }, () => ({ platform: 'line', channel: 'bot', person: `U-${randomUUID()}` }));
  const conversationOf = async (opened: { vault: TestStorage['vault'] }): Promise<readonly (string | undefined)[]> => {
    const directory = createDirectory(storage.database, opened.vault);
    const found = await directory.find(people);
    return people.map((person) => found.get(directory.handle(person))?.conversationId);
  };

  it('are the same for every process that opens them, also at the same moment', async () => {
    const opened = await Promise.all(Array.from({ length: 4 }, () => openInstallation(storage.database, storage.keys)));
    expect(new Set(opened.map((one) => one.mediaKey.toString('hex'))).size).toBe(1);
  });

  it('survive a change of ENCRYPTION_KEY: the old one opens, the new one wraps, then the old one can go', async () => {
    const before = await conversationOf(storage);
    const newer = randomBytes(32);
    const both = [newer, ...storage.keys];
    const during = await openInstallation(storage.database, both);
    expect(await conversationOf(during)).toEqual(before);
    expect(await rewrapKeys(storage.database, createMasterKeys(both))).toBeGreaterThanOrEqual(people.length + 2);
    expect(await rewrapKeys(storage.database, createMasterKeys(both))).toBe(0);
    const after = await openInstallation(storage.database, [newer]);
    expect(await conversationOf(after)).toEqual(before);
    await expect(openInstallation(storage.database, storage.keys)).rejects.toThrow(/ENCRYPTION_KEY/);
  });

  it('of a person, once destroyed, open nothing: not even with the database and the master key in hand', async () => {
    const [before] = await conversationOf(storage);
    const rows = await storage.database.queues(async (db) => {
      await db.execute(sql`update data_keys set wrapped = null, destroyed_at = now()
        where id = (select key_id from conversations where id = ${before ?? ''}::uuid)`);
      return db.execute<{ person_enc: Buffer; wrapped: Buffer | null; key_id: string }>(sql`
        select c.person_enc, k.wrapped, c.key_id from conversations c join data_keys k on k.id = c.key_id
        where c.id = ${before ?? ''}::uuid`);
    });
    const [row] = rows;
    if (!row) throw new Error('the conversation is there');
    expect(row.wrapped).toBeNull();
    expect(() => storage.vault.open({ keyId: row.key_id, wrapped: row.wrapped }, row.person_enc, 'person')).toThrow(
      /key-destroyed/,
    );
  });
});
