import { type Binaries, type BinaryChoice, findBinaries } from './binaries.ts';
import { clusterMajor, createCluster } from './cluster.ts';
import { connectionAt, type EmbeddedConnection, ensureDatabase } from './database.ts';
import { asFailure, failure } from './errors.ts';
import { lockFolder } from './folder-lock.ts';
import { type Layout, layoutOf, prepareFolder, removeSocketFolder, socketFolder } from './layout.ts';
import { prepareNpmBinaries } from './npm-binaries.ts';
import { clearLeftovers, startServer, stopServer } from './server.ts';
import { canReach, type ServerUser, serverUser } from './server-user.ts';

/** A running embedded database; `stop` ends it in order and frees the data folder, and may be called twice. */
export type EmbeddedPostgres = {
  readonly connection: EmbeddedConnection;
  readonly freshlyCreated: boolean;
  readonly stop: () => Promise<void>;
};

/** What the start is doing, for a line on the terminal. */
export type EmbeddedStep = 'copying' | 'creating' | 'starting' | 'recovering' | 'ready';

/** Where and how to run the embedded database. */
export type EmbeddedOptions = {
  readonly dataDir: string;
  /** False in tests only: nothing is forced to the disk, a power cut loses data. */
  readonly durable?: boolean;
  readonly binaries?: BinaryChoice;
  readonly onStep?: (step: EmbeddedStep) => void;
};

type Start = {
  readonly layout: Layout;
  readonly user: ServerUser;
  readonly durable: boolean;
  readonly choice: BinaryChoice;
  readonly onStep: (step: EmbeddedStep) => void;
};

/**
 * Starts PostgreSQL over a data folder, creating the database at the first start, recovering it after a crash.
 * @throws DataFolderInUse, EmbeddedPostgresError (see its codes)
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  try {
    refuseWindows();
    const layout = layoutOf(options.dataDir);
    const unlock = lockFolder(layout.dataDir, layout.lockFile);
    const { durable = true, binaries: choice = 'any', onStep = () => {} } = options;
    try {
      return await startLocked({ layout, user: serverUser(layout.clusterDir), durable, choice, onStep }, unlock);
    } catch (error) {
      unlock();
      throw error;
    }
  } catch (error) {
    throw asFailure(error, options.dataDir);
  }
}

function refuseWindows(): void {
  // Node speaks no Unix sockets there, and without them the folder's permissions would guard nothing.
  if (process.platform !== 'win32') return;
  throw failure('no-postgres', 'The embedded database does not run on Windows: use WSL, or set DATABASE_URL.');
}

async function startLocked(start: Start, unlock: () => void): Promise<EmbeddedPostgres> {
  const { layout, user, onStep } = start;
  prepareFolder(layout, user);
  if (!canReach(user, layout.dataDir)) {
    throw failure('no-permission', `The database's user cannot reach ${layout.dataDir}: a folder above it is closed.`);
  }
  const major = clusterMajor(layout.clusterDir);
  const binaries = usableBinaries(start, findBinaries(start.choice, major));
  const mustRecover = await clearLeftovers(layout);
  if (major === undefined) {
    onStep('creating');
    await createCluster({ ...start, ...binaries, clusterDir: layout.clusterDir });
  }
  onStep(mustRecover ? 'recovering' : 'starting');
  const socketDir = socketFolder(layout.clusterDir, user);
  const close = await open(start, binaries.bin, socketDir);
  onStep('ready');
  let stopped: Promise<void> | undefined;
  const stop = (): Promise<void> => {
    stopped ??= close().finally(unlock);
    return stopped;
  };
  return { connection: connectionAt(socketDir), freshlyCreated: major === undefined, stop };
}

function usableBinaries({ layout, user, onStep }: Start, found: Binaries): Binaries {
  if (found.origin === 'machine') return found;
  const place = { user, cacheParent: layout.dataDir, onCopy: () => onStep('copying') };
  return { ...found, bin: prepareNpmBinaries(found.bin, place) };
}

async function open(start: Start, bin: string, socketDir: string): Promise<() => Promise<void>> {
  const { clusterDir } = start.layout;
  let pid: number | undefined;
  const close = async (): Promise<void> => {
    if (pid !== undefined) await stopServer(clusterDir, pid);
    removeSocketFolder(socketDir);
  };
  try {
    pid = await startServer({ ...start, bin, socketDir });
    await ensureDatabase(socketDir);
    return close;
  } catch (error) {
    await close();
    throw error;
  }
}
