import { randomBytes } from 'node:crypto';
import { type Database, openDatabase, type PoolOptions } from '../../src/db/connection.ts';
import { type Installation, openInstallation } from '../../src/db/installation.ts';
import { createTestDatabase } from './database.ts';

/** A fresh database with its keys, for one test file. */
export type TestStorage = Installation & {
  readonly database: Database;
  /** For `DATABASE_URL`. */
  readonly url: string;
  readonly connection: Awaited<ReturnType<typeof createTestDatabase>>['connection'];
  readonly keys: readonly Buffer[];
  readonly close: () => Promise<void>;
};

/** Opens a migrated database of its own under random keys. */
export async function openTestStorage(pool: PoolOptions = { max: 4 }): Promise<TestStorage> {
  const made = await createTestDatabase();
  const keys = [randomBytes(32)];
  const database = await openDatabase(made.connection, pool);
  const installation = await openInstallation(database, keys);
  return {
    ...installation,
    database,
    url: made.url,
    connection: made.connection,
    keys,
    close: async () => {
      await database.close();
      await made.drop();
    },
  };
}
