import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReceivedEvent } from '../../src/bot/ports.ts';
import { createDirectory } from '../../src/db/directory.ts';
import { createInbox } from '../../src/db/inbox.ts';
import { openTestStorage, type TestStorage } from '../support/storage.ts';

const clock = { now: () => new Date() };

function event(id: string, person: string, text = 'hello'): ReceivedEvent {
  return {
    id,
    at: '2026-11-24T00:00:00.000Z',
    redelivered: false,
    platform: 'line',
    channel: 'U-bot',
    person,
    replyToken: 'token',
    content: { kind: 'text', messageId: `m-${id}`, text },
    raw: { type: 'message' },
  };
}

describe('the inbox', () => {
  let storage: TestStorage;
  beforeAll(async () => {
    storage = await openTestStorage();
  });
  afterAll(() => storage.close());

  const inbox = (onStored: () => void = () => undefined) => {
    const { database, vault } = storage;
    return createInbox({ database, vault, clock, directory: createDirectory(database, vault), onStored });
  };
  const count = async (id: string): Promise<number> => {
    const rows = await storage.database.queues((db) => db.execute(sql`select 1 from inbox where event_id = ${id}`));
    return rows.length;
  };

  it('keeps an event once, however often and however close together it is delivered', async () => {
    const receive = inbox();
    const again = inbox();
    await Promise.all(Array.from({ length: 12 }, (_, at) => (at % 2 ? receive : again)([event('e-once', 'U-1')])));
    await receive([event('e-once', 'U-1'), event('e-once', 'U-1')]);
    expect(await count('e-once')).toBe(1);
  });

  it('opens one conversation for a person, whoever is first', async () => {
    const [a, b] = [inbox(), inbox()];
    await Promise.all(Array.from({ length: 20 }, (_, at) => (at % 2 ? a : b)([event(`e-race-${at}`, 'U-race')])));
    const [row] = await storage.database.queues((db) =>
      db.execute<{ n: string }>(
        sql`select count(distinct conversation_id) as n from inbox where event_id like 'e-race-%'`,
      ),
    );
    expect(Number(row?.n)).toBe(1);
  });

  it('tells the worker only of something new', async () => {
    let told = 0;
    const receive = inbox(() => {
      told += 1;
    });
    await receive([event('e-new', 'U-2')]);
    await receive([event('e-new', 'U-2')]);
    await receive([]);
    expect(told).toBe(1);
  });

  it('stores nothing a reader of the tables could understand', async () => {
    await inbox()([event('e-secret', 'Umarked-person', 'MARKED-TEXT')]);
    const dump = await storage.database.queues(async (db) => {
      const rows = await Promise.all([
        db.execute(sql`select i.*, encode(i.body_enc, 'escape') as shown from inbox i`),
        db.execute(
          sql`select c.*, encode(c.person_enc, 'escape') as shown, encode(c.person_index, 'escape') as at from conversations c`,
        ),
      ]);
      return JSON.stringify(rows);
    });
    expect(dump).not.toContain('MARKED-TEXT');
    expect(dump).not.toContain('Umarked-person');
  });

  it('does not lose an event whose key was destroyed a moment ago', async () => {
    const receive = inbox();
    await receive([event('e-before', 'U-erased')]);
    await storage.database.queues(async (db) => {
      // What an erasure does: the old key dies, the person gets a new one.
      await db.execute(sql`update data_keys k set wrapped = null, destroyed_at = now()
        from inbox i where i.event_id = 'e-before' and k.id = i.key_id`);
      await db.execute(sql`delete from inbox where event_id = 'e-before'`);
      await db.execute(sql`delete from conversations c using data_keys k where k.id = c.key_id and k.wrapped is null`);
    });
    await receive([event('e-after', 'U-erased')]);
    expect(await count('e-after')).toBe(1);
  });

  it('fails as a whole, and says so, when it cannot store', async () => {
    const receive = inbox();
    const bad = { ...event('e-bad', 'U-3'), at: 'no time' };
    await expect(receive([bad])).rejects.toThrow();
    expect(await count('e-bad')).toBe(0);
    await receive([event('e-bad', 'U-3')]);
    expect(await count('e-bad')).toBe(1);
  });
});
