import { eq, isNotNull, sql } from 'drizzle-orm';
import type { Database, Db } from './connection.ts';
import { lobbyId } from './lobby.ts';
import { dataKeys, installationKeys } from './schema/keys.ts';
import { createMasterKeys, type MasterKeys, newDataKey } from './vault/master-keys.ts';
import { createVault, type Vault } from './vault/vault.ts';

/** Keys that belong to the installation: one finds people again, one signs addresses of pictures, one those of pages. */
export type Installation = { readonly vault: Vault; readonly mediaKey: Buffer; readonly pageKey: Buffer };

async function installationKey(db: Db, master: MasterKeys, purpose: string): Promise<Buffer> {
  const fresh = master.wrap(newDataKey(), purpose);
  await db.insert(installationKeys).values({ purpose, programmeId: lobbyId, wrapped: fresh }).onConflictDoNothing();
  const [row] = await db.select().from(installationKeys).where(eq(installationKeys.purpose, purpose));
  if (row === undefined) throw new Error(`installation key ${purpose} is missing`);
  return master.unwrap(row.wrapped, purpose);
}

/**
 * Opens the installation's keys, making them on the first start.
 * @throws {Error} when ENCRYPTION_KEY is not the one this database was written with
 */
export async function openInstallation(database: Database, keys: readonly Buffer[]): Promise<Installation> {
  const master = createMasterKeys(keys);
  return database.queues(async (db) => {
    await db.execute(sql`select pg_advisory_xact_lock(4127012)`);
    const indexKey = await installationKey(db, master, 'person-index');
    const mediaKey = await installationKey(db, master, 'media-address');
    const pageKey = await installationKey(db, master, 'page-address');
    return { vault: createVault(master, indexKey), mediaKey, pageKey };
  });
}

/** Wraps every key anew with the current master key; returns how many were changed. Run after a rotation. */
export async function rewrapKeys(database: Database, master: MasterKeys): Promise<number> {
  return database.queues(async (db) => (await rewrapInstallation(db, master)) + (await rewrapBusinesses(db, master)));
}

async function rewrapInstallation(db: Db, master: MasterKeys): Promise<number> {
  const rows = await db.select().from(installationKeys).for('update');
  const old = rows.filter((row) => !master.isCurrent(row.wrapped));
  for (const { purpose, wrapped } of old) {
    const renewed = master.wrap(master.unwrap(wrapped, purpose), purpose);
    await db.update(installationKeys).set({ wrapped: renewed }).where(eq(installationKeys.purpose, purpose));
  }
  return old.length;
}

async function rewrapBusinesses(db: Db, master: MasterKeys): Promise<number> {
  const rows = await db.select().from(dataKeys).where(isNotNull(dataKeys.wrapped)).for('update');
  let changed = 0;
  for (const { id, wrapped } of rows) {
    if (wrapped === null || master.isCurrent(wrapped)) continue;
    await db
      .update(dataKeys)
      .set({ wrapped: master.wrap(master.unwrap(wrapped, id), id) })
      .where(eq(dataKeys.id, id));
    changed += 1;
  }
  return changed;
}
