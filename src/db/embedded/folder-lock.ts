import { DatabaseSync } from 'node:sqlite';
import { DataFolderInUse, failure } from './errors.ts';

const SQLITE_BUSY = 5;
const SQLITE_READONLY = 8;
const SQLITE_FULL = 13;
const SQLITE_CANTOPEN = 14;

/**
 * Keeps other programs off a data folder until the returned function is called or this process ends, however it ends.
 *
 * A file with a process id would outlive `kill -9`, and the id may by then belong to somebody else. SQLite's exclusive
 * transaction is a kernel lock on a file, the only one Node offers without a native package: nothing is ever stored.
 * @throws DataFolderInUse, EmbeddedPostgresError `no-permission`, `disk-full`
 */
export function lockFolder(dataDir: string, lockFile: string): () => void {
  let held: DatabaseSync | undefined;
  try {
    held = new DatabaseSync(lockFile, { timeout: 0 });
    held.exec('begin exclusive');
  } catch (error) {
    held?.close();
    throw lockFailure(dataDir, error);
  }
  const database = held;
  return () => {
    if (database.isOpen) database.close();
  };
}

function lockFailure(dataDir: string, error: unknown): Error {
  const code = error instanceof Error && 'errcode' in error ? error.errcode : undefined;
  if (code === SQLITE_BUSY) return new DataFolderInUse(dataDir, error);
  if (code === SQLITE_FULL) return failure('disk-full', `The disk of ${dataDir} is full.`, { cause: error });
  if (code === SQLITE_CANTOPEN || code === SQLITE_READONLY) {
    return failure('no-permission', `No permission to write in the data folder ${dataDir}.`, { cause: error });
  }
  return failure('embedded-postgres-start-failed', `The data folder ${dataDir} cannot be locked.`, { cause: error });
}
