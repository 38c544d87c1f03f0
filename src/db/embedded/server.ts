import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { codeFromLog, DataFolderInUse, failure, systemCode } from './errors.ts';
import { type Layout, removeSocketFolder, SOCKET_PORT } from './layout.ts';
import { isAlive, isServerOf, pidFileOf, readServerRecord } from './pid-file.ts';
import { SERVER_ENVIRONMENT, serverArguments } from './server-settings.ts';
import type { ServerUser } from './server-user.ts';

/** What `startServer` needs. */
type ServerStart = {
  readonly layout: Layout;
  readonly bin: string;
  readonly socketDir: string;
  readonly user: ServerUser;
  readonly durable: boolean;
};

const STEP_MS = 20;
const START_LIMIT_STEPS = 600_000 / STEP_MS;
const MEMORY_LIMIT_STEPS = 10_000 / STEP_MS;
const LOG_TAIL_LINES = 15;

/** The processes of a server killed a moment ago may still hold its memory; they end by themselves. */
const STILL_ENDING = /pre-existing shared memory block .* is still in use/;

/**
 * Starts the server and waits until it takes connections; returns its process id.
 * @throws EmbeddedPostgresError `disk-full`, `no-permission`, `data-folder-damaged`, `embedded-postgres-start-failed`
 */
export async function startServer(start: ServerStart): Promise<number> {
  for (let step = 0; ; step += 1) {
    const logStart = statSync(start.layout.logFile, { throwIfNoEntry: false })?.size ?? 0;
    const child = launch(start);
    const hasStarted = await becomesReady(start.layout.clusterDir, child);
    if (hasStarted && child.pid !== undefined) return child.pid;
    const log = logSince(start.layout.logFile, logStart);
    if (!STILL_ENDING.test(log) || step > MEMORY_LIMIT_STEPS) throw startFailure(start.layout.clusterDir, log);
    await pause(STEP_MS);
  }
}

/** A process group of its own: Ctrl-C in the terminal reaches the program alone, which then stops the server in order. */
function launch({ layout, bin, socketDir, user, durable }: ServerStart): ChildProcess {
  const log = openSync(layout.logFile, 'a', 0o600);
  try {
    return spawn(join(bin, 'postgres'), serverArguments(layout.clusterDir, socketDir, durable), {
      cwd: layout.clusterDir,
      env: SERVER_ENVIRONMENT,
      stdio: ['ignore', log, log],
      detached: true,
      ...user,
    });
  } finally {
    closeSync(log);
  }
}

async function becomesReady(clusterDir: string, child: ChildProcess): Promise<boolean> {
  const failed = new Promise<never>((_, reject) => child.once('error', reject));
  const ready = pollReady(clusterDir, child);
  child.unref();
  return await Promise.race([ready, failed]);
}

async function pollReady(clusterDir: string, child: ChildProcess): Promise<boolean> {
  for (let step = 0; step < START_LIMIT_STEPS; step += 1) {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return false;
    const record = readServerRecord(clusterDir);
    if (record?.isReady && record.pid === child.pid) return true;
    await pause(STEP_MS);
  }
  child.kill('SIGQUIT');
  return false;
}

function logSince(logFile: string, start: number): string {
  const text = readFileSync(logFile).subarray(start).toString('utf8').trimEnd();
  return text.split('\n').slice(-LOG_TAIL_LINES).join('\n');
}

function startFailure(clusterDir: string, log: string): Error {
  return failure(codeFromLog(log), `The database server over ${clusterDir} did not start.`, { log });
}

// Fast shutdown; if it hangs, immediate shutdown (recovery at the next start); at last the kernel's way.
const STOPPING = [
  { signal: 'SIGINT', steps: 30_000 / STEP_MS },
  { signal: 'SIGQUIT', steps: 10_000 / STEP_MS },
  { signal: 'SIGKILL', steps: 5_000 / STEP_MS },
] as const;

/**
 * Stops the server over a cluster, whoever started it, and waits for its end.
 * @throws EmbeddedPostgresError `embedded-postgres-stop-failed`
 */
export async function stopServer(clusterDir: string, pid: number): Promise<void> {
  for (const { signal, steps } of STOPPING) {
    if (!isServerOf(clusterDir, pid)) return;
    signalIfThere(pid, signal);
    for (let step = 0; step < steps && isServerOf(clusterDir, pid); step += 1) await pause(STEP_MS);
  }
  if (isServerOf(clusterDir, pid)) {
    throw failure('embedded-postgres-stop-failed', `The database server (process ${pid}) did not stop.`);
  }
}

function signalIfThere(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (systemCode(error) !== 'ESRCH') throw error;
  }
}

/**
 * Clears what an earlier program left behind: stops its server, or notes that it died too. Returns true when the next
 * start must recover. Stopping and starting anew beats adopting: the settings and the log are then surely ours.
 * @throws DataFolderInUse when a server answers whose process cannot be seen, as from another container
 */
export async function clearLeftovers(layout: Layout): Promise<boolean> {
  const record = readServerRecord(layout.clusterDir);
  if (record === undefined) return false;
  if (isServerOf(layout.clusterDir, record.pid)) await stopServer(layout.clusterDir, record.pid);
  else if (await answers(record.socketDir)) throw new DataFolderInUse(layout.dataDir);
  removeSocketFolder(record.socketDir);
  // A server that ended in order took its file along; one that was being killed meanwhile did not.
  if (readServerRecord(layout.clusterDir) === undefined) return false;
  if (isAlive(record.pid)) disownPid(layout.clusterDir, record.socketDir);
  return true;
}

/**
 * PostgreSQL would take a stranger, or a dead process not yet reaped, for the old server and refuse to start. It knows
 * the process that starts it for a stranger, so that one is named instead. The file itself must stay: it leads to the
 * shared memory, by which PostgreSQL sees whether any process of the old server is still writing.
 * @source PostgreSQL, src/backend/utils/init/miscinit.c, CreateLockFile
 */
function disownPid(clusterDir: string, socketDir: string): void {
  const file = pidFileOf(clusterDir);
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^.*/, String(process.pid)));
  rmSync(join(socketDir, `.s.PGSQL.${SOCKET_PORT}.lock`), { force: true });
}

function answers(socketDir: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ path: join(socketDir, `.s.PGSQL.${SOCKET_PORT}`) });
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
