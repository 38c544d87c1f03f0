import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigError } from '../bot/errors.ts';
import type { Config } from '../config.ts';
import { type Database, type DatabaseAddress, openDatabase, type PoolOptions } from '../db/connection.ts';
import { parseSocketUrl } from '../db/embedded/socket-url.ts';
import { startEmbeddedPostgres } from '../db/embedded/start.ts';
import { type Installation, openInstallation, rewrapKeys } from '../db/installation.ts';

/** The open database, its keys, and the way to close both. */
export type Storage = Installation & {
  readonly database: Database;
  readonly where: string;
  /** Nobody else works on this database: it is this program's own. */
  readonly isOwn: boolean;
  readonly close: () => Promise<void>;
};

export type StorageOptions = { readonly onStep?: (step: string) => void; readonly pool?: PoolOptions };

/** Opens the database of `DATABASE_URL`, or starts an embedded one in the data folder. */
export async function openStorage(config: Config, options: StorageOptions = {}): Promise<Storage> {
  const server = await startServer(config, options);
  try {
    const database = await openDatabase(server.address, options.pool);
    const keys = await masterKeys(config);
    const installation = await openInstallation(database, keys);
    // More than one key means that a rotation is under way: whatever an older one wrapped is wrapped anew.
    if (keys.length > 1) await rewrapKeys(database, installation.vault.masterKeys);
    const close = async (): Promise<void> => {
      await database.close();
      await server.stop();
    };
    return { ...installation, database, where: server.where, isOwn: config.databaseUrl === null, close };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

type Server = { readonly address: DatabaseAddress; readonly where: string; readonly stop: () => Promise<void> };

async function startServer(config: Config, { onStep }: StorageOptions): Promise<Server> {
  if (config.databaseUrl !== null) {
    const url = config.databaseUrl.reveal();
    const address = parseSocketUrl(url) ?? { url };
    return { address, where: url.replace(/^[^@]*@/, '').replace(/\?.*$/, ''), stop: async () => undefined };
  }
  const embedded = await startEmbeddedPostgres({
    dataDir: config.dataDir,
    ...(onStep === undefined ? {} : { onStep }),
  });
  return { address: embedded.connection, where: config.dataDir, stop: embedded.stop };
}

/**
 * The keys of ENCRYPTION_KEY. On a machine of its own, for a trial, one is made and kept beside the data;
 * where others run the database, or in production, it has to be given.
 */
export async function masterKeys(config: Config): Promise<readonly Buffer[]> {
  if (config.encryptionKeys !== null) return config.encryptionKeys.reveal().map((key) => Buffer.from(key));
  if (config.databaseUrl !== null || config.environment === 'production') {
    throw new ConfigError('setting-invalid', ['ENCRYPTION_KEY: missing; make one with: openssl rand -base64 32']);
  }
  return [await keyFile(join(config.dataDir, 'encryption.key'))];
}

async function keyFile(path: string): Promise<Buffer> {
  try {
    return Buffer.from(await readFile(path, 'utf8'), 'base64');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    const key = randomBytes(32);
    await mkdir(join(path, '..'), { recursive: true });
    await writeFile(path, key.toString('base64'), { mode: 0o600, flag: 'wx' });
    return key;
  }
}
