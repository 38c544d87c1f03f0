import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import type { Terminal } from '../../src/commands/command.ts';
import { runCommand } from '../../src/commands/run.ts';

/** Settings for one test; everything else that the machine has set is taken away. */
function settings(given: Record<string, string>): void {
  const before = { ...process.env };
  const known =
    /^(DATABASE_URL|DATA_DIR|PUBLIC_URL|ROLE|NODE_ENV|ENCRYPTION_KEY|OUTBOUND_ALLOW|PORT|HOST|LOG_LEVEL)$|^(LINE|SLACK)_/;
  for (const name of Object.keys(process.env)) if (known.test(name)) delete process.env[name];
  Object.assign(process.env, given);
  onTestFinished(() => {
    process.env = before;
  });
}

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hakaru-doctor-'));
  chmodSync(folder, 0o755);
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Runs a command and keeps what it wrote. */
async function run(...words: string[]): Promise<{ code: number; out: string[]; err: string[] }> {
  const [out, err]: [string[], string[]] = [[], []];
  const terminal: Terminal = {
    out: (line) => void out.push(line),
    err: (line) => void err.push(line),
    input: async function* () {},
  };
  return { code: await runCommand(words, terminal), out, err };
}

const findings = z.array(z.object({ name: z.string(), status: z.enum(['ok', 'warn', 'fail']), what: z.string() }));

describe('doctor', () => {
  it('finds nothing wrong with a new installation, and says what it looked at', async () => {
    settings({ DATA_DIR: temporaryFolder() });
    const { code, out } = await run('doctor', '--json');
    const found = findings.parse(JSON.parse(out.join('\n')));
    expect(found.filter(({ status }) => status === 'fail')).toEqual([]);
    expect(code).toBe(0);
    expect(found.map(({ name }) => name)).toEqual([
      'settings',
      'database',
      'migrations',
      'walls',
      'clock database',
      'queue',
      'stopped rows',
      'desk timers',
      'programmes',
      'line',
      'slack',
      'disk',
      'fonts',
      'ocr data',
      'ocr models',
    ]);
  });

  it('says what is wrong with settings, and exits with 1', async () => {
    settings({ DATA_DIR: temporaryFolder(), PORT: 'MARKED', ROLE: 'MARKED' });
    const { code, out } = await run('doctor');
    expect(code).toBe(1);
    expect(out.filter((line) => line.startsWith('fail')).map((line) => line.split(/\s{2,}/).slice(1, 3))).toEqual([
      ['settings', 'PORT: not a port number'],
      ['settings', 'ROLE: not all, web or worker'],
    ]);
    expect(out.join('\n')).not.toContain('MARKED');
  });

  it('says that the database cannot be reached, and goes on with the rest', async () => {
    settings({
      DATA_DIR: temporaryFolder(),
      DATABASE_URL: 'postgres://hakaru:MARKED@127.0.0.1:1/hakaru',
      ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'),
    });
    const { code, out } = await run('doctor');
    expect(code).toBe(1);
    expect(out.filter((line) => line.startsWith('fail'))).toMatchObject([expect.stringContaining('ECONNREFUSED')]);
    expect(out.some((line) => /^ok +fonts/.test(line))).toBe(true);
    expect(out.join('\n')).not.toContain('MARKED');
  });

  it('answers wrong words with its usage', async () => {
    const { code, err } = await run('doctor', '--cure');
    expect(code).toBe(2);
    expect(err.join('\n')).toContain('usage: hakaru doctor');
  });
});
