import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ReceivedEvent } from '../../src/bot/ports.ts';
import { addEdition, publishEdition } from '../../src/db/repositories/editions.ts';
import { createProgrammeShelf } from '../../src/db/turns/programmes.ts';
import { queueNotices } from '../../src/service/notices.ts';
import { schemeOf, windowOf } from '../engine/scheme/fixtures.ts';
import { editionOf } from '../support/editions.ts';
import { openTestStorage, type TestStorage } from '../support/storage.ts';
import { openTurning, type Turning } from '../support/turning.ts';

let storage: TestStorage;
let turning: Turning;
let now = new Date('2026-11-26T01:00:00Z');
const clock = { now: () => now };
const key = 'notice:nat-opening:2026-11-26:opens';

beforeAll(async () => {
  storage = await openTestStorage();
  turning = openTurning(storage, clock);
  const opening = schemeOf({
    ...{ id: 'nat-opening', level: 'national', regions: ['00'] },
    windows: [windowOf({ start: '2026-11-26', end: '2026-12-25' })],
  });
  const knowledge = editionOf('notices-2026', { schemes: [opening], faq: [], stories: [] });
  await addEdition(storage.database, { knowledge, by: 'Sato', now });
  await publishEdition(storage.database, { id: 'notices-2026', approver: 'Suzuki', now });
});
afterAll(() => storage.close());

async function queued(): Promise<readonly ReceivedEvent[]> {
  const events: ReceivedEvent[] = [];
  const { database, vault } = storage;
  const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const receive = async (all: readonly ReceivedEvent[]): Promise<void> => void events.push(...all);
  await queueNotices({ database, vault, clock, log: silent, receive, knowledge: createProgrammeShelf().knowledge });
  return events;
}

it('looks for people who can be told by day, and for each only once', async () => {
  const joined = await turning.join('U-told');
  await turning.join('U-opted-out');
  await turning.turn('U-opted-out', [{ do: 'set-reminders', wanted: false }]);
  await turning.join('U-unreachable');
  await turning.turn('U-unreachable', [{ do: 'set-reachable', reachable: false }]);
  const known = await turning.join('U-knows');
  await turning.turn('U-knows', [{ do: 'save-advice', record: { about: 'notice', notice: key } }]);
  expect(known.programmeId).not.toBe(joined.programmeId);

  // Somebody who has just written has their own question before them.
  await turning.turn('U-told');
  expect(await queued()).toEqual([]);

  now = new Date('2026-11-26T04:00:00Z');
  const events = await queued();
  expect(events.map(({ id, person, content }) => [id, person, content])).toEqual([
    [`${key}:${joined.conversationId}`, 'U-told', { kind: 'timer', key }],
  ]);

  for (const [at, why] of [
    ['2026-11-26T09:30:00Z', 'the evening'],
    ['2026-11-25T23:30:00Z', 'before nine'],
    ['2026-11-27T04:00:00Z', 'the day after'],
  ] as const) {
    now = new Date(at);
    expect([why, await queued()]).toEqual([why, []]);
  }
});
