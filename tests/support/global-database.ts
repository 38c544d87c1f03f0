import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { lockFolder } from '../../src/db/embedded/folder-lock.ts';
import { layoutOf } from '../../src/db/embedded/layout.ts';
import { clearLeftovers } from '../../src/db/embedded/server.ts';
import { socketUrl } from '../../src/db/embedded/socket-url.ts';
import { startEmbeddedPostgres } from '../../src/db/embedded/start.ts';
import { migrateDatabase } from '../../src/db/migrate.ts';
import { asAdmin, type TestServer, withDatabase } from './database.ts';

type Running = { readonly server: TestServer; readonly stop: () => Promise<void> };
type Shared = { users: number; running: Promise<Running> };

const FOLDER_PREFIX = 'hakaru-test-db-';
const ABANDONED_AFTER_MS = 3_600_000;
const KEY = Symbol.for('hakaru.test-database');
const registry = globalThis as { [KEY]?: Shared | undefined };

/** Starts the run's database server, once for all test projects, and stops it after the last. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  registry[KEY] ??= { users: 0, running: start() };
  const shared = registry[KEY];
  shared.users += 1;
  project.provide('testServer', (await shared.running).server);
  return async () => {
    shared.users -= 1;
    if (shared.users > 0) return;
    registry[KEY] = undefined;
    await (await shared.running).stop();
  };
}

async function start(): Promise<Running> {
  const given = process.env['TEST_DATABASE_URL'];
  const { url, stop } =
    given === undefined || given === '' ? await startTemporary() : { url: given, stop: async () => {} };
  const server = { url, template: `hakaru_test_${randomUUID().slice(0, 8)}` };
  try {
    await createTemplate(server);
  } catch (error) {
    await stop();
    throw error;
  }
  const stopAll = async () => {
    await dropDatabases(server);
    await stop();
  };
  return { server, stop: stopAll };
}

async function startTemporary(): Promise<{ url: string; stop: () => Promise<void> }> {
  await removeAbandoned();
  const dataDir = mkdtempSync(join(tmpdir(), FOLDER_PREFIX));
  const server = await startEmbeddedPostgres({ dataDir, durable: false });
  const stop = async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { url: socketUrl(server.connection), stop };
}

/** A run that was killed leaves its server running: the next run an hour later ends it. */
async function removeAbandoned(): Promise<void> {
  const folders = readdirSync(tmpdir()).filter((name) => name.startsWith(FOLDER_PREFIX));
  for (const folder of folders.map((name) => join(tmpdir(), name))) {
    try {
      if (Date.now() - statSync(folder).mtimeMs < ABANDONED_AFTER_MS) continue;
      const layout = layoutOf(folder);
      const unlock = lockFolder(layout.dataDir, layout.lockFile);
      await clearLeftovers(layout);
      rmSync(folder, { recursive: true, force: true });
      unlock();
    } catch {
      // Another run is using it, or it belongs to another user.
    }
  }
}

async function createTemplate({ url, template }: TestServer): Promise<void> {
  await asAdmin(url, (sql) => sql`create database ${sql(template)}`);
  await asAdmin(withDatabase(url, template), migrateDatabase);
  // A copy fails while anybody is connected to its template.
  await asAdmin(url, (sql) => sql`alter database ${sql(template)} allow_connections false`);
}

async function dropDatabases({ url, template }: TestServer): Promise<void> {
  await asAdmin(url, async (sql) => {
    const names = await sql<{ datname: string }[]>`
      select datname from pg_database where datname = ${template} or datname like ${`${template}\\_%`}`;
    for (const { datname } of names) await sql`drop database if exists ${sql(datname)} with (force)`;
  });
}
