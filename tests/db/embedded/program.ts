import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import { EmbeddedPostgresError } from '../../../src/db/embedded/errors.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../../src/db/embedded/start.ts';

/**
 * A small program over an embedded database, for tests that kill it. Prints one JSON line an event.
 * Arguments: data folder, what to do (`stop`, `leave`, `hold`, `write`), and the user id to become first.
 */
const [dataDir = '', task = '', uid = ''] = process.argv.slice(2);

const say = (event: object) => process.stdout.write(`${JSON.stringify(event)}\n`);

async function write({ connection }: EmbeddedPostgres): Promise<void> {
  const sql = postgres({ ...connection, max: 1, max_lifetime: null });
  await sql`create table if not exists written (id int primary key)`;
  for (let id = 1; ; id += 1) {
    await sql`insert into written values (${id})`;
    say({ written: id });
  }
}

async function run(): Promise<void> {
  const database = await startEmbeddedPostgres({ dataDir, onStep: (step) => say({ step }) });
  say({ started: database.connection, freshlyCreated: database.freshlyCreated, uid: process.getuid?.() });
  if (task === 'stop') await database.stop();
  if (task === 'hold') await pause(600_000);
  if (task === 'write') await write(database);
}

if (uid !== '') {
  process.setgroups?.([]);
  process.setgid?.(Number(uid));
  process.setuid?.(Number(uid));
}

try {
  await run();
  say({ end: true });
} catch (error) {
  say({ failed: error instanceof EmbeddedPostgresError ? error.code : 'unknown', message: String(error) });
}
