import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Logger } from '../../src/bot/log.ts';
import { readConfig } from '../../src/config.ts';
import { momentOf } from '../../src/service/transcript/parse.ts';
import { play, playBefore, readTranscript } from '../../src/service/transcript/play.ts';
import { programmeOf } from '../../src/service/transcript/programme.ts';
import { setStage } from '../../src/service/transcript/stage.ts';
import { openTestStorage } from '../support/storage.ts';

const folder = join(import.meta.dirname, '../conversations');
const files = readdirSync(folder).filter((name) => name.endsWith('.txt'));
const silent: Logger = { info: () => undefined, warn: () => undefined, error: () => undefined };

describe('the conversations of tests/conversations', () => {
  it('are there', () => {
    expect(files.length).toBeGreaterThanOrEqual(10);
  });

  it.each(files)('%s', async (name) => {
    const path = join(folder, name);
    const transcript = await readTranscript(path);
    const now = momentOf(transcript.settings['today'] ?? '2026-11-24');
    const test = await openTestStorage({ max: 6 });
    const storage = { ...test, where: 'test', isOwn: true };
    const config = readConfig({ PORT: '0', LOG_LEVEL: 'silent' });
    const programme = programmeOf(transcript, now);
    const stage = await setStage({ config, storage, programme, now, log: silent });
    try {
      await playBefore(stage, transcript, path);
      const { differences } = await play(stage, transcript);
      const told = differences.map(({ at, expected, shown }) => ({ line: at + 1, expected, shown }));
      expect(told).toEqual([]);
    } finally {
      await stage.close();
      await test.close();
    }
  });
});
