import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OutboundReport } from '../../../src/adapters/outbound/guard.ts';
import { loadHosts } from '../../../src/db/week/around.ts';
import { createHostCounts } from '../../../src/service/week/hosts.ts';
import { openTestStorage, type TestStorage } from '../../support/storage.ts';

let storage: TestStorage;
beforeAll(async () => {
  storage = await openTestStorage();
});
afterAll(() => storage.close());

const days = { from: '2026-11-16', to: '2026-11-22' };

/** What a process has connected to so far. */
function counts(
  contacted: Readonly<Record<string, number>>,
  refused: Readonly<Record<string, number>>,
): OutboundReport {
  const list = (of: Readonly<Record<string, number>>) => Object.entries(of).map(([host, count]) => ({ host, count }));
  return {
    ...{ contacted: list(contacted), refused: list(refused), onThisMachine: 0 },
    generativeAi: { contacted: 0, refused: 0 },
  };
}

describe('hosts by day', () => {
  it('add up what grew since the last time, over processes and days of Japan', async () => {
    let now = new Date('2026-11-20T14:59:00Z');
    let report = counts({ 'api.line.me': 3 }, {});
    const process = (given: () => OutboundReport) =>
      createHostCounts({ database: storage.database, clock: { now: () => now }, report: given });
    const [one, other] = [process(() => report), process(() => counts({ 'api.line.me': 1, 'slack.com': 2 }, {}))];
    await one();
    await one();
    await other();
    now = new Date('2026-11-20T15:01:00Z');
    report = counts({ 'api.line.me': 5 }, { 'somewhere.example': 1 });
    await one();
    expect(await loadHosts(storage.database, { ...days, to: '2026-11-20' })).toEqual([
      { host: 'api.line.me', contacted: 4, refused: 0 },
      { host: 'slack.com', contacted: 2, refused: 0 },
    ]);
    expect(await loadHosts(storage.database, days)).toEqual([
      { host: 'api.line.me', contacted: 6, refused: 0 },
      { host: 'slack.com', contacted: 2, refused: 0 },
      { host: 'somewhere.example', contacted: 0, refused: 1 },
    ]);
  });

  it('are written the next time when the database was away', async () => {
    const day = new Date('2026-11-25T03:00:00Z');
    let isAway = true;
    const database: TestStorage['database'] = {
      ...storage.database,
      queues: (work) => (isAway ? Promise.reject(new Error('away')) : storage.database.queues(work)),
    };
    const write = createHostCounts({
      database,
      clock: { now: () => day },
      report: () => counts({ 'slack.com': 7 }, {}),
    });
    await expect(write()).rejects.toThrow('away');
    isAway = false;
    await write();
    const hosts = await loadHosts(storage.database, { from: '2026-11-25', to: '2026-11-25' });
    expect(hosts).toEqual([{ host: 'slack.com', contacted: 7, refused: 0 }]);
  });
});
