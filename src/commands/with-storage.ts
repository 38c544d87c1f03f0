import { openDatabase } from '../db/connection.ts';
import { DataFolderInUse } from '../db/embedded/errors.ts';
import { runningConnection } from '../db/embedded/running.ts';
import { openInstallation } from '../db/installation.ts';
import { masterKeys, openStorage, type Storage } from '../service/storage.ts';
import type { CommandContext } from './command.ts';

/**
 * Runs `work` over the installation's data, whether the service runs or not: a running embedded database is joined,
 * a sleeping one is woken for the time of the command.
 */
export async function withStorage<T>(context: CommandContext, work: (storage: Storage) => Promise<T>): Promise<T> {
  const storage = await open(context);
  try {
    return await work(storage);
  } finally {
    await storage.close();
  }
}

async function open(context: CommandContext): Promise<Storage> {
  const config = context.config();
  try {
    return await openStorage(config, { pool: { max: 2 } });
  } catch (error) {
    const running = error instanceof DataFolderInUse ? runningConnection(config.dataDir) : undefined;
    if (running === undefined) throw error;
    const database = await openDatabase(running, { max: 2 });
    const installation = await openInstallation(database, await masterKeys(config));
    return { ...installation, database, where: config.dataDir, isOwn: false, close: database.close };
  }
}
