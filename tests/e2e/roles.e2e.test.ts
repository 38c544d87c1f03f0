import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LineTwin, startLineTwin } from '../../src/adapters/twin/line-twin.ts';
import { readConfig } from '../../src/config.ts';
import { type Service, startService } from '../../src/service/start.ts';
import { openTestStorage, type TestStorage } from '../support/storage.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

describe('a web and a worker process over one database', () => {
  let twin: LineTwin;
  let storage: TestStorage;
  const running: Service[] = [];

  beforeAll(async () => {
    twin = await startLineTwin({ rateLimits: false });
    storage = await openTestStorage({ max: 6 });
    for (const ROLE of ['web', 'worker']) {
      const config = readConfig({
        NODE_ENV: 'test',
        PORT: '0',
        ROLE,
        LINE_CHANNEL_SECRET: twin.channelSecret,
        LINE_CHANNEL_ACCESS_TOKEN: twin.accessToken,
        LINE_API_BASE_URL: twin.url,
        LINE_DATA_API_BASE_URL: twin.url,
      });
      const own = { ...storage, where: 'test', isOwn: false };
      // A poll of a minute: what is answered sooner was answered because of the wake.
      running.push(await startService({ config, environment: {}, storage: own, log: silent, pollMs: 60_000 }));
    }
    twin.setWebhook(`${running[0]?.url}/line/webhook`);
  });
  afterAll(async () => {
    for (const service of running) await service.stop();
    await twin.close();
    await storage.close();
  });

  it('answers at once, because the worker is told', async () => {
    const owner = twin.addOwner({ displayName: '見本' });
    const heard = (): number => owner.screen().filter((entry) => entry.from === 'bot').length;
    await owner.follow();
    await expect.poll(heard, { timeout: 10_000 }).toBeGreaterThan(0);
    const before = heard();
    await owner.text('こんにちは');
    await expect.poll(heard, { timeout: 10_000 }).toBeGreaterThan(before);
  });
});
