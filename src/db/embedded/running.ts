import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { connectionAt, type EmbeddedConnection } from './database.ts';
import { asFailure, systemCode } from './errors.ts';
import { CLUSTER_FOLDER } from './layout.ts';
import { isServerOf, readServerRecord } from './pid-file.ts';

/**
 * The connection to a database that another program runs over this data folder, for a command beside the service;
 * `undefined` when none takes connections. Try `startEmbeddedPostgres` first and ask here on `DataFolderInUse`: a server
 * whose program has died would else be used without anybody to stop it.
 * @throws EmbeddedPostgresError `no-permission` when the folder belongs to another user
 */
export function runningConnection(dataDir: string): EmbeddedConnection | undefined {
  try {
    const clusterDir = join(realpathSync(dataDir), CLUSTER_FOLDER);
    const record = readServerRecord(clusterDir);
    if (record === undefined || !record.isReady || !isServerOf(clusterDir, record.pid)) return undefined;
    return connectionAt(record.socketDir);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw asFailure(error, dataDir);
  }
}
