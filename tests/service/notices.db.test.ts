import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ReceivedEvent } from '../../src/bot/ports.ts';
import { createDirectory } from '../../src/db/directory.ts';
import { createInbox } from '../../src/db/inbox.ts';
import { addEdition, publishEdition } from '../../src/db/repositories/editions.ts';
import { findTimed } from '../../src/db/timed-people.ts';
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
    ['2026-11-30T04:00:00Z', 'four days after'],
  ] as const) {
    now = new Date(at);
    expect([why, await queued()]).toEqual([why, []]);
  }
});

it('comes late after a stop of the service, and once', async () => {
  const late = await turning.join('U-late');
  now = new Date('2026-11-29T04:00:00Z');
  const events = (await queued()).filter(({ person }) => person === 'U-late');
  expect(events.map(({ id }) => id)).toEqual([`${key}:${late.conversationId}`]);
  await receiveAll(events);
  expect((await queued()).filter(({ person }) => person === 'U-late')).toEqual([]);
});

it('waits for the end of a consultation, and is told once while it is still true', async () => {
  now = new Date('2026-11-26T04:00:00Z');
  const { programmeId, conversationId, businessId } = await turning.join('U-consulted');
  await consultation({ programmeId, conversationId, businessId });
  now = new Date('2026-11-26T08:00:00Z');
  const mine = async () => (await queued()).filter(({ person }) => person === 'U-consulted').map(({ id }) => id);
  expect(await mine()).toEqual([]);
  // The window is open until 25 December; the consultation took eight days.
  now = new Date('2026-12-04T04:00:00Z');
  expect(await mine()).toEqual([]);
  await closed(programmeId, conversationId);
  expect(await mine()).toEqual([`${key}:${conversationId}:returned`]);
  now = new Date('2026-12-08T04:00:00Z');
  expect(await mine()).toEqual([]);
  now = new Date('2026-12-06T04:00:00Z');
  expect(await mine()).toEqual([`${key}:${conversationId}:returned`]);
  await turning.turn('U-consulted', [{ do: 'save-advice', record: { about: 'notice', notice: key } }]);
  now = new Date('2026-12-06T08:00:00Z');
  expect(await mine()).toEqual([]);
});

it('is told again to whom it came just before a person took the case', async () => {
  now = new Date('2026-11-26T03:00:00Z');
  const { programmeId, conversationId, businessId } = await turning.join('U-taken');
  now = new Date('2026-11-26T06:00:00Z');
  const mine = async () => (await queued()).filter(({ person }) => person === 'U-taken');
  await receiveAll(await mine());
  await consultation({ programmeId, conversationId, businessId });
  now = new Date('2026-11-27T02:00:00Z');
  await closed(programmeId, conversationId);
  expect((await mine()).map(({ id }) => id)).toEqual([`${key}:${conversationId}:returned`]);
  await receiveAll(await mine());
  expect(await mine()).toEqual([]);
});

it('lets every timer wait, reminders too, while a person has the floor', async () => {
  now = new Date('2026-11-26T03:00:00Z');
  const { programmeId, conversationId, businessId } = await turning.join('U-reminded');
  await consultation({ programmeId, conversationId, businessId });
  now = new Date('2026-11-26T06:00:00Z');
  const { database, vault } = storage;
  const timed = async () => {
    const wanted = { programmeId, key: 'reminder:2026-10:0', at: now, only: sql`true` };
    return (await findTimed(database, vault, wanted)).map(({ person }) => person);
  };
  expect(await timed()).toEqual([]);
  await closed(programmeId, conversationId);
  expect(await timed()).toEqual(['U-reminded']);
});

type Case = { readonly programmeId: string; readonly conversationId: string; readonly businessId: string };

async function consultation({ programmeId, conversationId, businessId }: Case): Promise<void> {
  await storage.database.scoped(programmeId, (db) =>
    db.execute(sql`
      insert into consultations (id, programme_id, number, conversation_id, business_id, key_id, route, reason, state, handler, opened_at)
      select gen_random_uuid(), ${programmeId}::uuid, 1, c.id, ${businessId}::uuid, c.key_id, 'line', 'asked-directly', 'claimed',
        'somebody', ${now.toISOString()}::timestamptz from conversations c where c.id = ${conversationId}::uuid`),
  );
}

async function closed(programmeId: string, conversationId: string): Promise<void> {
  await storage.database.scoped(programmeId, (db) =>
    db.execute(sql`
      update consultations set state = 'closed', closed_at = ${now.toISOString()}::timestamptz
      where conversation_id = ${conversationId}::uuid`),
  );
}

/** As the inbox remembers them. */
async function receiveAll(events: readonly ReceivedEvent[]): Promise<void> {
  const { database, vault } = storage;
  const directory = createDirectory(database, vault);
  await createInbox({ database, vault, clock, directory, onStored: () => undefined })(events);
}
