import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { codeFromLog, failure, systemCode } from './errors.ts';
import { SERVER_ENVIRONMENT, SUPERUSER } from './server-settings.ts';
import { giveTo, type ServerUser } from './server-user.ts';

const run = promisify(execFile);

/**
 * The major version of the PostgreSQL that made a cluster; `undefined` when there is no cluster yet.
 * @throws EmbeddedPostgresError `data-folder-damaged`
 */
export function clusterMajor(clusterDir: string): number | undefined {
  if (entries(clusterDir).length === 0) return undefined;
  const text = versionFile(clusterDir).trim();
  if (/^\d+$/.test(text)) return Number(text);
  throw failure('data-folder-damaged', `The database in ${clusterDir} does not say its version (PG_VERSION).`);
}

function entries(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return [];
    throw error;
  }
}

function versionFile(clusterDir: string): string {
  try {
    return readFileSync(join(clusterDir, 'PG_VERSION'), 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return '';
    throw error;
  }
}

/** What `createCluster` needs. */
type NewCluster = {
  readonly clusterDir: string;
  readonly bin: string;
  readonly major: number;
  readonly user: ServerUser;
  readonly durable: boolean;
};

/**
 * Creates an empty cluster.
 * @throws EmbeddedPostgresError `disk-full`, `no-permission`, `embedded-postgres-start-failed`
 */
export async function createCluster(cluster: NewCluster): Promise<void> {
  refuseShellSigns(cluster.bin);
  // Renamed at the end, so that a creation cut short is never taken for a cluster.
  const unfinished = `${cluster.clusterDir}.creating`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  giveTo(cluster.user, unfinished);
  try {
    const sync = cluster.durable ? [] : ['--no-sync'];
    const args = ['-D', unfinished, `--username=${SUPERUSER}`, ...INITDB, ...localeOf(cluster.major), ...sync];
    await run(join(cluster.bin, 'initdb'), args, { cwd: unfinished, env: SERVER_ENVIRONMENT, ...cluster.user });
    renameSync(unfinished, cluster.clusterDir);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    throw initdbFailure(error, cluster.clusterDir);
  }
}

/** initdb starts its own programs through a shell, between double quotes. */
function refuseShellSigns(bin: string): void {
  if (!/["$`\\]/.test(bin)) return;
  const message = `PostgreSQL cannot be run from a folder with ", $, \` or \\ in its path: ${bin}.`;
  throw failure('embedded-postgres-start-failed', message);
}

const INITDB = ['--auth-local=trust', '--auth-host=reject', '--encoding=UTF8', '--data-checksums', '--no-instructions'];

const BUILTIN_LOCALE_SINCE = 17;

/** Order by code point and Unicode letters everywhere: no index depends on the machine's own sorting rules. */
function localeOf(major: number): readonly string[] {
  if (major < BUILTIN_LOCALE_SINCE) return [process.platform === 'linux' ? '--locale=C.UTF-8' : '--locale=C'];
  return ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
}

function initdbFailure(error: unknown, clusterDir: string): unknown {
  if (systemCode(error) !== '' || !(error instanceof Error)) return error;
  const log = 'stderr' in error && typeof error.stderr === 'string' ? error.stderr.trim() : '';
  return failure(codeFromLog(log), `The database in ${clusterDir} could not be created.`, { log, cause: error });
}
