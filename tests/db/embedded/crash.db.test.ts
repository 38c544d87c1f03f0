import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { isAlive } from '../../../src/db/embedded/pid-file.ts';
import type { EmbeddedStep } from '../../../src/db/embedded/start.ts';
import { query, runProgram, serverPid, start, temporaryFolder } from './support.ts';

const ROWS_BEFORE_KILL = 150;

async function writtenBy(program: ReturnType<typeof runProgram>): Promise<void> {
  while (program.events.length < ROWS_BEFORE_KILL) await pause(5);
}

const acknowledged = (program: ReturnType<typeof runProgram>): number =>
  Math.max(...program.events.map(({ written }) => Number(written ?? 0)));

describe('after a crash', () => {
  it('takes over when the program was killed and its server lives on', async () => {
    const dataDir = temporaryFolder();
    const program = runProgram([dataDir, 'write']);
    await writtenBy(program);
    program.child.kill('SIGKILL');
    await program.ended;
    const orphan = serverPid(dataDir);
    expect(isAlive(orphan)).toBe(true);

    const database = await start(dataDir);
    expect(serverPid(dataDir)).not.toBe(orphan);
    const [row] = await query(database, 'select count(*)::int as rows, max(id) as last from written');
    expect(row?.['rows']).toBeGreaterThanOrEqual(acknowledged(program));
    expect(row?.['rows']).toBe(row?.['last']);
  });

  it('loses no acknowledged row when program and server are killed while rows are written', async () => {
    const dataDir = temporaryFolder();
    for (let round = 1; round <= 3; round += 1) {
      const program = runProgram([dataDir, 'write']);
      const server = program.says('started').then(() => serverPid(dataDir));
      await writtenBy(program);
      process.kill(await server, 'SIGKILL');
      program.child.kill('SIGKILL');
      await program.ended;

      const steps: EmbeddedStep[] = [];
      const database = await start(dataDir, { onStep: (step) => steps.push(step) });
      expect(steps).toContain('recovering');
      const [row] = await query(database, 'select count(*)::int as rows, max(id) as last from written');
      expect(row?.['rows']).toBeGreaterThanOrEqual(acknowledged(program));
      expect(row?.['rows']).toBe(row?.['last']);
      await query(database, 'drop table written');
      await database.stop();
    }
  });

  it('starts although a stranger has the process id of the dead server', async () => {
    const dataDir = temporaryFolder();
    const first = await start(dataDir);
    await query(first, 'create table kept ()');
    await first.stop();
    const stranger = process.ppid;
    const lines = [
      stranger,
      join(dataDir, 'postgres'),
      1_700_000_000,
      5432,
      join(dataDir, 'postgres'),
      '',
      '',
      'ready',
    ];
    writeFileSync(join(dataDir, 'postgres', 'postmaster.pid'), `${lines.join('\n')}\n`);

    expect(await query(await start(dataDir), 'select * from kept')).toEqual([]);
    expect(isAlive(stranger)).toBe(true);
  });

  it('starts over binaries whose copying was cut short', async () => {
    const dataDir = temporaryFolder();
    mkdirSync(join(dataDir, 'postgres-bin-18.unfinished'));
    expect((await start(dataDir)).freshlyCreated).toBe(true);
  });
});

describe('the terminal', () => {
  it('lets Ctrl-C end the program, and not the server before it', async () => {
    const dataDir = temporaryFolder();
    const program = runProgram([dataDir, 'hold']);
    await program.says('started');
    const server = serverPid(dataDir);
    // Signal 0 to a negative id asks whether a process group of that number exists.
    expect(() => process.kill(-server, 0)).not.toThrow();
    process.kill(-(program.child.pid ?? Number.NaN), 'SIGINT');
    await program.ended;
    expect(isAlive(server)).toBe(true);
    await (await start(dataDir)).stop();
  });

  it('gives the prompt back when the program is done, although it left its server', async () => {
    const dataDir = temporaryFolder();
    const program = runProgram([dataDir, 'leave']);
    await program.ended;
    expect(program.events.at(-1)).toEqual({ end: true });
    await (await start(dataDir)).stop();
  });
});
