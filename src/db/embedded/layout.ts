import { chmodSync, mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { giveTo, letThrough, type ServerUser } from './server-user.ts';

/** Where the parts of an embedded database lie under the data folder. */
export type Layout = {
  readonly dataDir: string;
  readonly clusterDir: string;
  readonly lockFile: string;
  readonly logFile: string;
};

/** Names the server's socket file only: the server listens on no network port. */
export const SOCKET_PORT = 5432;

/** Name of the cluster's folder within the data folder. */
export const CLUSTER_FOLDER = 'postgres';

// sun_path holds 108 bytes on Linux and 104 on macOS, the closing zero included.
const LONGEST_SOCKET_PATH = process.platform === 'linux' ? 107 : 103;
const SOCKET_PREFIX = 'hakaru-pg-';
const LARGEST_LOG_BYTES = 5_000_000;

/** Creates the data folder if needed and names its parts by their real path. */
export function layoutOf(givenDataDir: string): Layout {
  const created = mkdirSync(givenDataDir, { recursive: true, mode: 0o700 });
  const dataDir = realpathSync(givenDataDir);
  if (created !== undefined && process.getuid?.() === 0) openCreated(realpathSync(created), dataDir);
  return {
    dataDir,
    clusterDir: join(dataDir, CLUSTER_FOLDER),
    lockFile: join(dataDir, 'postgres.lock'),
    logFile: join(dataDir, 'postgres.log'),
  };
}

/** As root, the server is another user: the folders just made must let it pass, whatever the umask. */
function openCreated(first: string, folder: string): void {
  chmodSync(folder, 0o711);
  if (folder !== first) openCreated(first, dirname(folder));
}

/** Lets the server's user reach its cluster and keeps the server's log from growing for ever. */
export function prepareFolder(layout: Layout, user: ServerUser): void {
  letThrough(user, layout.dataDir);
  const log = statSync(layout.logFile, { throwIfNoEntry: false });
  if (log !== undefined && log.size > LARGEST_LOG_BYTES) renameSync(layout.logFile, `${layout.logFile}.1`);
}

/** The folder for the server's socket: the cluster, or a short private one where that path is too long. */
export function socketFolder(clusterDir: string, user: ServerUser): string {
  const path = join(clusterDir, `.s.PGSQL.${SOCKET_PORT}`);
  if (Buffer.byteLength(path) <= LONGEST_SOCKET_PATH) return clusterDir;
  const folder = mkdtempSync(join(realpathSync(tmpdir()), SOCKET_PREFIX));
  giveTo(user, folder);
  return folder;
}

/** Removes a socket folder that `socketFolder` made; any other is left alone. */
export function removeSocketFolder(folder: string): void {
  const isOurs = basename(folder).startsWith(SOCKET_PREFIX) && dirname(folder) === realpathSync(tmpdir());
  if (isOurs) rmSync(folder, { recursive: true, force: true });
}
