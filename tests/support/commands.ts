import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '../../src/commands/run.ts';
import { openTestStorage, type TestStorage } from './storage.ts';

/** What a command printed, and how it ended. */
export type Ran = { readonly code: number; readonly out: readonly string[]; readonly err: readonly string[] };

/** Commands as an operator runs them, on a database and in a folder of their own. */
export type Commands = {
  readonly storage: TestStorage;
  readonly folder: string;
  readonly run: (...words: readonly string[]) => Promise<Ran>;
  /** Puts the environment back. */
  readonly close: () => Promise<void>;
};

/** Opens them: until `close` the environment names this database. */
export async function openCommands(): Promise<Commands> {
  const storage = await openTestStorage();
  const folder = mkdtempSync(join(tmpdir(), 'hakaru-commands-'));
  const before = { ...process.env };
  const [key] = storage.keys;
  Object.assign(process.env, { DATABASE_URL: storage.url, ENCRYPTION_KEY: key?.toString('base64'), DATA_DIR: folder });
  return {
    storage,
    folder,
    run: runWith,
    close: async () => {
      process.env = before;
      rmSync(folder, { recursive: true });
      await storage.close();
    },
  };
}

async function runWith(...words: readonly string[]): Promise<Ran> {
  const [out, err]: [string[], string[]] = [[], []];
  const terminal = {
    out: (line: string) => void out.push(line),
    err: (line: string) => void err.push(line),
    input: async function* () {},
  };
  return { code: await runCommand(words, terminal), out, err };
}
