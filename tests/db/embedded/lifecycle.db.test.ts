import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DataFolderInUse } from '../../../src/db/embedded/errors.ts';
import { runningConnection } from '../../../src/db/embedded/running.ts';
import type { EmbeddedStep } from '../../../src/db/embedded/start.ts';
import { ownerOf, query, runProgram, serverPid, start, temporaryFolder } from './support.ts';

const DEBIAN = '/usr/lib/postgresql';
const hasMachinePostgres =
  existsSync(DEBIAN) && readdirSync(DEBIAN).some((v) => existsSync(join(DEBIAN, v, 'bin/initdb')));

describe('starting and stopping', () => {
  it('creates a database, stops, and finds the data again', async () => {
    const dataDir = join(temporaryFolder(), 'not/yet/there');
    const steps: EmbeddedStep[] = [];
    const first = await start(dataDir, { onStep: (step) => steps.push(step) });
    expect(first.freshlyCreated).toBe(true);
    expect(steps.filter((step) => step !== 'copying')).toEqual(['creating', 'starting', 'ready']);
    await query(first, "create table kept as select '電気' as kind");
    await first.stop();
    await first.stop();
    expect(() => serverPid(dataDir)).toThrow('No server runs.');

    const second = await start(dataDir);
    expect(second.freshlyCreated).toBe(false);
    expect(await query(second, 'select kind from kept')).toEqual([{ kind: '電気' }]);
  });

  it('uses the npm binaries first: UTF-8, order by code point, durable unless told otherwise', async () => {
    const dataDir = temporaryFolder();
    const database = await start(dataDir, { binaries: 'npm', durable: true });
    const [row] = await query(
      database,
      `select current_setting('server_version_num')::int / 10000 as major, current_setting('server_encoding') as encoding,
        current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
        current_setting('listen_addresses') as listens, upper('é') as upper, 'B' < 'a' as by_code_point,
        (select rolsuper from pg_roles where rolname = current_user) as super`,
    );
    expect(row).toEqual({
      major: 18,
      encoding: 'UTF8',
      fsync: 'on',
      commit: 'on',
      listens: '',
      upper: 'É',
      by_code_point: true,
      super: false,
    });
  });

  it("uses the machine's PostgreSQL where told to, and keeps to it for that folder; says so where there is none", async () => {
    const dataDir = temporaryFolder();
    const starting = start(dataDir, { binaries: 'machine' });
    if (!hasMachinePostgres) {
      await expect(starting).rejects.toMatchObject({ code: 'no-postgres' });
      return;
    }
    const version = "select current_setting('server_version_num')::int / 10000 as major, upper('é') as upper";
    const first = await starting;
    const [before] = await query(first, version);
    expect(before?.['major']).toBeGreaterThanOrEqual(15);
    expect(before?.['upper']).toBe('É');
    await first.stop();
    expect(await query(await start(dataDir), version)).toEqual([before]);
  });

  it('never runs the server as root, and keeps cluster and socket closed to others', async () => {
    const dataDir = temporaryFolder();
    const { connection } = await start(dataDir);
    const uid = process.getuid?.() ?? 0;
    expect(ownerOf(`/proc/${serverPid(dataDir)}`)).toBe(uid === 0 ? 65_534 : uid);
    expect(statSync(join(dataDir, 'postgres')).mode & 0o777).toBe(0o700);
    expect(statSync(join(connection.host, '.s.PGSQL.5432')).mode & 0o777).toBe(0o700);
  });

  it.each([
    ['very long', 'x'.repeat(90)],
    ['with blanks, commas, colons, quotes and Japanese', "my data, はかる: 2026's"],
  ])('works in a folder whose name is %s', async (_, name) => {
    const dataDir = join(temporaryFolder(), name);
    const database = await start(dataDir);
    expect(await query(database, 'select 1 as one')).toEqual([{ one: 1 }]);
    const { host } = database.connection;
    expect(Buffer.byteLength(`${host}/.s.PGSQL.5432`)).toBeLessThanOrEqual(107);
    expect(statSync(host).mode & 0o777).toBe(0o700);
    await database.stop();
    expect(existsSync(host)).toBe(host.startsWith(dataDir));
  });

  it('keeps row values out of the server log', async () => {
    const dataDir = temporaryFolder();
    const database = await start(dataDir);
    await query(database, 'create table person (name text primary key)');
    const twice = "insert into person values ('山田太郎'), ('山田太郎')";
    await expect(query(database, twice)).rejects.toMatchObject({ code: '23505' });
    await database.stop();
    const log = readFileSync(join(dataDir, 'postgres.log'), 'utf8');
    expect(log).toContain('person_pkey');
    expect(log).not.toContain('山田');
  });

  it('stops although clients are connected, and although the server is already dead', async () => {
    const dataDir = temporaryFolder();
    const first = await start(dataDir);
    const sleeping = query(first, 'select pg_sleep(600)').catch((error: unknown) => error);
    await first.stop();
    expect(await sleeping).toBeInstanceOf(Error);

    const second = await start(dataDir);
    process.kill(serverPid(dataDir), 'SIGKILL');
    await second.stop();
    expect(await query(await start(dataDir), 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('does not take a creation cut short for a database', async () => {
    const dataDir = temporaryFolder();
    mkdirSync(join(dataDir, 'postgres.creating'));
    writeFileSync(join(dataDir, 'postgres.creating', 'PG_VERSION'), '18\n');
    expect((await start(dataDir)).freshlyCreated).toBe(true);
  });
});

describe('one program at a time', () => {
  it('refuses a second one, in this process and in another, and leaves the first alone', async () => {
    const dataDir = temporaryFolder();
    const first = await start(dataDir);
    await expect(start(dataDir)).rejects.toThrow(DataFolderInUse);
    await expect(start(dataDir)).rejects.toThrow(
      /Another program is using the data folder.*\[data-folder-in-use\]\nWhat to do: /,
    );
    expect(await runProgram([dataDir, 'stop']).says('failed')).toMatchObject({ failed: 'data-folder-in-use' });
    expect(await query(first, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('tells a command beside the service how to reach its database, as long as it runs', async () => {
    const dataDir = temporaryFolder();
    expect(runningConnection(join(dataDir, 'nowhere'))).toBeUndefined();
    expect(runningConnection(dataDir)).toBeUndefined();
    const database = await start(dataDir);
    expect(runningConnection(dataDir)).toEqual(database.connection);
    await database.stop();
    expect(runningConnection(dataDir)).toBeUndefined();
  });

  it('lets exactly one of many that start at once create the database', async () => {
    const dataDir = temporaryFolder();
    const outcomes = await Promise.allSettled(Array.from({ length: 4 }, () => start(dataDir)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});
