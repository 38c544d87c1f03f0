import { execFileSync } from 'node:child_process';
import { accessSync, constants, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { failure } from './errors.ts';
import { npmBinaries } from './npm-binaries.ts';

/** A PostgreSQL that can be started: its folder of programs and its major version. */
export type Binaries = { readonly bin: string; readonly major: number; readonly origin: 'npm' | 'machine' };

/** Which PostgreSQL may be used: the npm package's, the machine's, or `any`. */
export type BinaryChoice = 'any' | 'npm' | 'machine';

const OLDEST_MAJOR = 15;
const DEBIAN_FOLDER = '/usr/lib/postgresql';
const OTHER_FOLDERS = ['/usr/local/pgsql/bin', '/usr/local/bin', '/opt/homebrew/bin', '/usr/bin'];

/**
 * Finds the PostgreSQL to start: for an existing cluster one of the same major version, else the first of the list.
 *
 * The npm package comes first because the lock file pins it: every machine then runs the version that the tests ran,
 * and only a change of ours moves a data folder to another major. The machine's own serves where the package does not
 * exist (musl, `--omit=optional`), and keeps the package exchangeable.
 * @throws EmbeddedPostgresError `no-postgres`, `postgres-version-missing`
 */
export function findBinaries(choice: BinaryChoice, clusterMajor: number | undefined): Binaries {
  const found = [...(choice === 'machine' ? [] : npmBinaries()), ...(choice === 'npm' ? [] : machineBinaries())];
  const fitting = found.find(({ major }) => clusterMajor === undefined || major === clusterMajor);
  if (fitting !== undefined) return fitting;
  if (clusterMajor === undefined) throw failure('no-postgres', 'No PostgreSQL 15 or newer was found.');
  const others = found.map(({ major }) => major).join(', ') || 'none';
  const message = `The data folder was made by PostgreSQL ${clusterMajor}; found here: ${others}.`;
  throw failure('postgres-version-missing', message);
}

function machineBinaries(): readonly Binaries[] {
  const debian = list(DEBIAN_FOLDER).map((version) => join(DEBIAN_FOLDER, version, 'bin'));
  return [...debian, ...OTHER_FOLDERS]
    .filter((bin) => isProgram(join(bin, 'postgres')) && isProgram(join(bin, 'initdb')))
    .map((bin): Binaries => ({ bin, major: majorOf(bin), origin: 'machine' }))
    .filter(({ major }) => major >= OLDEST_MAJOR)
    .toSorted((left, right) => right.major - left.major);
}

function majorOf(bin: string): number {
  try {
    const text = execFileSync(join(bin, 'postgres'), ['--version'], { encoding: 'utf8', stdio: 'pipe' });
    return Number(/\(PostgreSQL\) (\d+)/.exec(text)?.[1] ?? 0);
  } catch {
    // A program that cannot even say its version is as good as absent.
    return 0;
  }
}

function list(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
