import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createLogger } from '../adapters/log/logger.ts';
import { readConfig } from '../config.ts';
import { openDatabase } from '../db/connection.ts';
import { startEmbeddedPostgres } from '../db/embedded/start.ts';
import { openInstallation } from '../db/installation.ts';
import { newDataKey } from '../db/vault/master-keys.ts';
import type { Storage } from '../service/storage.ts';
import type { Difference } from '../service/transcript/compare.ts';
import { momentOf } from '../service/transcript/parse.ts';
import { type Played, play, playBefore, readTranscript } from '../service/transcript/play.ts';
import { programmeOf } from '../service/transcript/programme.ts';
import { setStage } from '../service/transcript/stage.ts';
import { type Command, type CommandContext, UsageError } from './command.ts';

/** Plays a conversation through the whole program on a database that is thrown away. */
export const chat: Command = {
  name: 'chat',
  summary: 'plays a transcript through the whole program',
  usage: `usage: hakaru chat <transcript.txt> [--check]

Prints the conversation with what the bot really says. With --check compares it with the transcript (* stands for
anything) and exits 1 where they differ.`,
  run: async (context) => {
    const { values, positionals } = parseArgs({
      args: [...context.args],
      allowPositionals: true,
      options: { check: { type: 'boolean' } },
    });
    const [path] = positionals;
    if (path === undefined) throw new UsageError('chat <transcript.txt>');
    const played = await playFile(path);
    for (const line of played.lines) context.terminal.out(line);
    return values.check ? report(context, path, played.differences) : 0;
  },
};

function report(context: CommandContext, path: string, differences: readonly Difference[]): number {
  for (const { at, expected, shown } of differences) {
    context.terminal.err(
      `${path}:${at + 1}\n  expected: ${expected ?? '(nothing)'}\n  shown:    ${shown ?? '(nothing)'}`,
    );
  }
  return differences.length === 0 ? 0 : 1;
}

async function playFile(path: string): Promise<Played> {
  const transcript = await readTranscript(path);
  const now = momentOf(transcript.settings['today'] ?? new Date().toISOString().slice(0, 10));
  const folder = await mkdtemp(join(tmpdir(), 'hakaru-chat-'));
  const storage = await throwAwayStorage(folder);
  try {
    const config = readConfig({ PORT: '0', LOG_LEVEL: 'error', DATA_DIR: folder });
    const programme = programmeOf(transcript, now);
    const stage = await setStage({ config, storage, programme, now, log: createLogger({ level: 'error' }) });
    try {
      await playBefore(stage, transcript, resolve(path));
      return await play(stage, transcript);
    } finally {
      await stage.close();
    }
  } finally {
    await storage.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function throwAwayStorage(dataDir: string): Promise<Storage> {
  const server = await startEmbeddedPostgres({ dataDir, durable: false });
  const database = await openDatabase(server.connection);
  const installation = await openInstallation(database, [newDataKey()]);
  const close = async (): Promise<void> => {
    await database.close();
    await server.stop();
  };
  return { ...installation, database, where: dataDir, isOwn: true, close };
}
