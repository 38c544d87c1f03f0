import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { z } from 'zod';
import { startTwin, type Twin } from '../adapters/twin/twin.ts';
import type { Logger } from '../bot/log.ts';

/** Where the phones and rooms of the simulator are kept: beside the data they belong to. */
const fileName = 'simulator.bin';
/** Bursts of changes are written once. */
const pauseMs = 500;

const saved = z.object({ line: z.instanceof(Uint8Array), slack: z.instanceof(Uint8Array) });

export type MemoryOptions = { readonly folder: string; readonly now: () => number; readonly log: Logger };

/** Starts a twin that goes on where the last one in this folder stopped, and keeps what happens from now on. */
export async function startLastingTwin({ folder, now, log }: MemoryOptions): Promise<Twin> {
  const file = join(folder, fileName);
  const twin = await startAgain(file, { now, log });
  let waiting: NodeJS.Timeout | null = null;
  const save = (): void => {
    waiting = null;
    writeWhole(file, serialize({ line: twin.line.memory(), slack: twin.slack.memory() }), log);
  };
  const soon = (): void => {
    waiting ??= setTimeout(save, pauseMs);
  };
  const endings = [twin.line.subscribe(soon), twin.slack.subscribe(soon)];
  return {
    ...twin,
    close: async () => {
      for (const end of endings) end();
      await twin.close();
      if (waiting !== null) clearTimeout(waiting);
      save();
    },
  };
}

async function startAgain(file: string, { now, log }: Omit<MemoryOptions, 'folder'>): Promise<Twin> {
  const memory = readMemory(file, log);
  if (memory === null) return startTwin({ now });
  try {
    return await startTwin({ now, line: { memory: memory.line }, slack: { memory: memory.slack } });
  } catch {
    // Of an older version: the phone starts empty, the ledger is untouched.
    log.warn('simulator-memory-unreadable', { code: 'format' });
    return startTwin({ now });
  }
}

function readMemory(file: string, log: Logger): z.infer<typeof saved> | null {
  try {
    return saved.parse(deserialize(readFileSync(file)));
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (!isMissing) log.warn('simulator-memory-unreadable', { code: 'broken' });
    return null;
  }
}

/** A half-written file never takes the place of a whole one. */
function writeWhole(file: string, bytes: Uint8Array, log: Logger): void {
  try {
    writeFileSync(`${file}.new`, bytes, { mode: 0o600 });
    renameSync(`${file}.new`, file);
  } catch {
    log.warn('simulator-memory-not-written', { code: 'write-failed' });
  }
}
