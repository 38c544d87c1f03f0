import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { LineTwin } from '../../src/adapters/twin/line-twin.ts';

const main = new URL('../../src/main.ts', import.meta.url).pathname;

/** The program as an operator starts it, in a process of its own. */
export type Program = {
  readonly url: string;
  /** Kills it and its database at once, as a power cut would. */
  readonly killAll: () => Promise<void>;
  readonly stop: () => Promise<number | null>;
};

/** The settings for a program that takes the twin for LINE. */
export function settingsFor(twin: LineTwin, dataDir: string): Record<string, string> {
  return {
    LINE_CHANNEL_SECRET: twin.channelSecret,
    LINE_CHANNEL_ACCESS_TOKEN: twin.accessToken,
    LINE_API_BASE_URL: twin.url,
    LINE_DATA_API_BASE_URL: twin.url,
    ENCRYPTION_KEY: randomBytes(32).toString('base64'),
    DATA_DIR: dataDir,
    LOG_LEVEL: 'silent',
    PORT: '0',
  };
}

/** Starts it and waits until it listens. */
export async function startProgram(settings: Readonly<Record<string, string>>): Promise<Program> {
  const child = spawn(process.execPath, [main, 'serve'], {
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await listening(child);
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  return {
    url,
    killAll: async () => {
      const server = Number(
        readFileSync(join(settings['DATA_DIR'] ?? '', 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0],
      );
      child.kill('SIGKILL');
      process.kill(server, 'SIGKILL');
      await ended;
    },
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

function listening(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the program ended with ${code}`)));
    if (child.stdout === null) return;
    createInterface({ input: child.stdout }).on('line', (line) => {
      const found = /(http:\/\/[^\s/]+:\d+)/.exec(line)?.[1];
      if (found !== undefined) resolve(found);
    });
  });
}
