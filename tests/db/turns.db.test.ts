import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RecordEffect } from '../../src/bot/effect.ts';
import type { ReceivedEvent, Turn, TurnOutcome } from '../../src/bot/ports.ts';
import { createDirectory } from '../../src/db/directory.ts';
import { createInbox } from '../../src/db/inbox.ts';
import { createOutbox } from '../../src/db/outbox.ts';
import { addProgramme } from '../../src/db/repositories/programmes.ts';
import { replayRow, stoppedRows } from '../../src/db/repositories/queue-rows.ts';
import { createProgrammeShelf } from '../../src/db/turns/programmes.ts';
import { createTurns } from '../../src/db/turns/turns.ts';
import { demoProgramme } from '../../src/service/demo-programme.ts';
import { openTestStorage, type TestStorage } from '../support/storage.ts';

let storage: TestStorage;
let now = Date.parse('2026-11-24T01:00:00Z');
const clock = { now: () => new Date(now) };
const leaseMs = 20_000;

beforeAll(async () => {
  storage = await openTestStorage({ max: 12 });
});
afterAll(() => storage.close());
beforeEach(async () => {
  await storage.database.queues(async (db) => {
    await db.execute(sql`delete from inbox`);
    await db.execute(sql`delete from outbox`);
  });
});

function parts(owner = randomUUID()) {
  const { database, vault } = storage;
  const shelf = createProgrammeShelf();
  const base = {
    database,
    vault,
    clock,
    shelf,
    owner,
    leaseMs,
    holidays: new Set<string>(),
    heard: async () => undefined,
  };
  return {
    receive: createInbox({
      database,
      vault,
      clock,
      directory: createDirectory(database, vault),
      onStored: () => undefined,
    }),
    outbox: createOutbox(base),
    turns: createTurns({
      ...base,
      inviteCodeIn: () => null,
      dayInJapan: () => '2026-11-24',
      log: { info: () => undefined, warn: () => undefined, error: () => undefined },
      apologise: () => ({ task: 'say', messages: ['sorry'], notBefore: null, about: [] }),
    }),
  };
}

let counter = 0;
function event(person: string, text: string, over: Partial<ReceivedEvent> = {}): ReceivedEvent {
  counter += 1;
  return {
    id: `e-${counter}`,
    at: new Date(now + counter).toISOString(),
    redelivered: false,
    platform: 'line',
    channel: 'bot',
    person,
    replyToken: `token-${counter}`,
    content: { kind: 'text', messageId: `m-${counter}`, text },
    raw: {},
    ...over,
  };
}

/** Remembers every text in its state, and says the state back. */
function remember(turn: Turn, records: readonly RecordEffect[] = []): TurnOutcome {
  const before = (turn.stored?.state as { said: string[] } | undefined)?.said ?? [];
  const text = turn.event.kind === 'text' ? turn.event.text : turn.event.kind;
  const said = [...before, text];
  return {
    next: { flow: 'joining', version: 1, state: { said } },
    records,
    tasks: [{ task: 'say', messages: [{ said }], notBefore: null, about: [] }],
    desk: [],
    deadCode: null,
  };
}

describe('turns', () => {
  it('take the events of a conversation in the order they happened, whatever the order they came in', async () => {
    const { receive, turns } = parts();
    const [first, second, third] = [event('U-order', '1'), event('U-order', '2'), event('U-order', '3')];
    await receive([third]);
    await receive([first, second]);
    const said: unknown[] = [];
    for (;;) {
      const { claimed, rows } = await turns.run(64, remember);
      said.push(...rows.flatMap((row) => row.messages));
      if (claimed === 0) break;
    }
    expect(said).toEqual([{ said: ['1'] }, { said: ['1', '2'] }, { said: ['1', '2', '3'] }]);
  });

  it('are made once each and in order by eight workers at once', async () => {
    const { receive } = parts();
    const people = Array.from({ length: 10 }, (_, at) => `U-many-${at}`);
    const events = Array.from({ length: 12 }, (_, at) => people.map((person) => event(person, String(at)))).flat();
    await receive(events);
    await receive(events);
    const made: string[] = [];
    const work = async (): Promise<void> => {
      const { turns } = parts();
      for (let idle = 0; idle < 3; ) {
        const { claimed } = await turns.run(4, (turn) => {
          made.push(turn.event.id);
          return remember(turn);
        });
        idle = claimed === 0 ? idle + 1 : 0;
      }
    };
    await Promise.all(Array.from({ length: 8 }, work));
    expect([...made].sort()).toEqual(events.map((one) => one.id).sort());
    const kept = await storage.database.queues((db) =>
      db.execute<{ n: string }>(sql`select count(*) as n from outbox`),
    );
    expect(Number(kept[0]?.n)).toBe(events.length);
    for (const person of people) {
      const mine = events.filter((one) => one.person === person).map((one) => one.id);
      expect(made.filter((id) => mine.includes(id))).toEqual(mine);
    }
  });

  it('that fail in the step leave the state as it was and do not block the conversation', async () => {
    const { receive, turns } = parts();
    await receive([event('U-bug', 'a'), event('U-bug', 'bad'), event('U-bug', 'b')]);
    const step = (turn: Turn): TurnOutcome =>
      turn.event.kind === 'text' && turn.event.text === 'bad'
        ? { next: turn.stored, records: [], tasks: [], desk: [], deadCode: 'bug' }
        : remember(turn);
    const said: unknown[] = [];
    for (let at = 0; at < 4; at += 1) said.push(...(await turns.run(64, step)).rows.flatMap((row) => row.messages));
    expect(said).toEqual([{ said: ['a'] }, { said: ['a', 'b'] }]);
    expect(await stoppedRows(storage.database)).toMatchObject([{ queue: 'inbox', code: 'bug', attempts: 1 }]);
  });

  it('that cannot be written cost the others of their batch nothing, are tried again, and end with an apology', async () => {
    const { receive, turns, outbox } = parts();
    const bad = event('U-poison', 'poison');
    await receive([event('U-good', 'fine'), bad, event('U-good-2', 'fine')]);
    // A record of a firm that is not there: the database refuses it every time.
    const poison: RecordEffect = { do: 'save-profile', profile: { employees: 5 } };
    const step = (turn: Turn): TurnOutcome => remember(turn, turn.event.id === bad.id ? [poison] : []);
    const sent: unknown[] = [];
    for (let attempt = 0; attempt < 12; attempt += 1) {
      for (let round = 0; round < 5; round += 1)
        sent.push(...(await turns.run(64, step)).rows.flatMap((row) => row.messages));
      now += 700_000;
    }
    expect(sent).toEqual([{ said: ['fine'] }, { said: ['fine'] }]);
    expect(await stoppedRows(storage.database)).toMatchObject([{ queue: 'inbox', code: 'turn-failed', attempts: 6 }]);
    expect((await outbox.claimDue(10)).flatMap((row) => row.messages)).toContain('sorry');
  });

  it('of a stopped event can be asked for again', async () => {
    const { receive, turns } = parts();
    await receive([event('U-again', 'x')]);
    await turns.run(64, (turn) => ({ next: turn.stored, records: [], tasks: [], desk: [], deadCode: 'bug' }));
    const [row] = await stoppedRows(storage.database);
    expect(await replayRow(storage.database, 'inbox', row?.id ?? '0', clock.now())).toBe(true);
    const { rows } = await turns.run(64, remember);
    expect(rows.flatMap((one) => one.messages)).toEqual([{ said: ['x'] }]);
  });

  it('carry the age of the reply token from the latest delivery', async () => {
    const { receive, turns } = parts();
    const one = event('U-token', 'x');
    await receive([one]);
    now += 55_000;
    await receive([{ ...one, redelivered: true }]);
    const { rows } = await turns.run(64, remember);
    expect(rows[0]?.tokenReceivedAt?.getTime()).toBe(now);
  });
});

describe('the outbox', () => {
  async function queued(person: string, count = 1, owner = randomUUID()) {
    const made = parts(owner);
    await made.receive(Array.from({ length: count }, (_, at) => event(person, String(at))));
    const rows = [];
    for (let at = 0; at < count; at += 1) rows.push(...(await made.turns.run(64, remember)).rows);
    return { ...made, rows };
  }

  it('gives a row to one process only, and to another when that one is lost — with the reply in doubt', async () => {
    const { outbox } = await queued('U-lease');
    const other = parts().outbox;
    expect(await outbox.claimDue(10)).toEqual([]);
    expect(await other.claimDue(10)).toEqual([]);
    now += leaseMs + 1;
    const [row] = await other.claimDue(10);
    expect(row?.replyInDoubt).toBe(true);
    expect(await outbox.claimDue(10)).toEqual([]);
  });

  it('gives out the first row of a conversation only, until it is settled', async () => {
    const { outbox, rows } = await queued('U-lane', 3);
    const [first, second, third] = rows;
    if (!first || !second || !third) throw new Error('three rows');
    const dueAt = new Date(now + 5_000);
    const base = ({ id, programmeId }: typeof first) => ({ id, programmeId });
    await outbox.settle([
      { ...base(first), as: 'later', code: 'line-rate-limited', dueAt, replyInDoubt: false },
      { ...base(second), as: 'released' },
      { ...base(third), as: 'released' },
    ]);
    expect(await outbox.claimDue(10)).toEqual([]);
    now += 6_000;
    const order: string[] = [];
    for (let at = 0; at < 3; at += 1) {
      const claimed = await outbox.claimDue(10);
      order.push(...claimed.map((row) => row.id));
      await outbox.settle(
        claimed.map((row) => ({ id: row.id, programmeId: row.programmeId, as: 'sent', messageIds: [] })),
      );
    }
    expect(order).toEqual(rows.map((row) => row.id));
  });

  it('does not let a message overtake one of another process', async () => {
    const mine = await queued('U-two');
    const other = parts();
    await other.receive([event('U-two', 'second')]);
    const { rows } = await other.turns.run(64, remember);
    expect(rows).toEqual([]);
    expect(await other.outbox.claimDue(10)).toEqual([]);
    await mine.outbox.settle(
      mine.rows.map(({ id, programmeId }) => ({ id, programmeId, as: 'sent', messageIds: ['1'] })),
    );
    expect(await other.outbox.claimDue(10)).toHaveLength(1);
  });

  it('lets nobody push who slept beyond the lease: the row is the other process’s, or is sent', async () => {
    const sleeper = await queued('U-asleep');
    const [row] = sleeper.rows;
    if (row === undefined) throw new Error('one row');
    now += leaseMs + 1;
    const other = parts();
    const [taken] = await other.outbox.claimDue(10);
    expect(taken).toMatchObject({ id: row.id, replyInDoubt: true });
    expect(await sleeper.outbox.reservePush(row)).toBe('taken');
    expect(await other.outbox.reservePush(row)).toBe('reserved');
    await other.outbox.settle([{ id: row.id, programmeId: row.programmeId, as: 'sent', messageIds: ['1'] }]);
    expect(await sleeper.outbox.reservePush(row)).toBe('taken');
  });

  it('keeps a row to itself for the time of a push', async () => {
    const { outbox, rows } = await queued('U-awake');
    now += leaseMs - 1;
    for (const row of rows) expect(await outbox.reservePush(row)).toBe('reserved');
    now += 2;
    expect(await parts().outbox.claimDue(10)).toEqual([]);
  });

  it('keeps a row that takes long while it is held, and holds none of another process', async () => {
    const { outbox, rows } = await queued('U-held');
    const other = parts().outbox;
    const ids = rows.map(({ id }) => id);
    now += leaseMs - 1;
    await other.hold(ids);
    await outbox.hold(ids);
    now += leaseMs - 1;
    expect(await other.claimDue(10)).toEqual([]);
    now += 2;
    await other.hold(ids);
    expect(await other.claimDue(10)).toHaveLength(1);
  });

  it('lets words overtake a photograph that another process reads', async () => {
    const mine = parts();
    await mine.receive([event('U-photo', 'photo')]);
    const photo = { messageId: 'm', mediaId: randomUUID() };
    const task = { task: 'keep-photo', messages: [], photo, notBefore: null, about: [] } as const;
    await mine.turns.run(64, (turn) => ({ ...remember(turn), tasks: [task] }));
    const other = parts();
    await other.receive([event('U-photo', 'second')]);
    expect((await other.turns.run(64, remember)).rows).toHaveLength(1);
  });

  it('sends nothing that is older than a day: a person decides', async () => {
    const { outbox } = await queued('U-old');
    now += 25 * 3_600_000;
    expect(await outbox.claimDue(10)).toEqual([]);
    const [row] = await stoppedRows(storage.database);
    expect(row).toMatchObject({ queue: 'outbox', status: 'held', code: 'older-than-a-day' });
    expect(await replayRow(storage.database, 'outbox', row?.id ?? '', clock.now())).toBe(true);
    const [again] = await outbox.claimDue(10);
    expect(again).toMatchObject({ tokenReceivedAt: null, replyInDoubt: false });
    expect(again?.id).not.toBe(row?.id);
  });

  it('keeps a dead row out of the way of those after it', async () => {
    const { outbox, rows } = await queued('U-dead', 2);
    const [first, second] = rows;
    if (!first || !second) throw new Error('two rows');
    await outbox.settle([
      { id: first.id, programmeId: first.programmeId, as: 'dead', code: 'line-refused' },
      { id: second.id, programmeId: second.programmeId, as: 'released' },
    ]);
    expect((await outbox.claimDue(10)).map((row) => row.id)).toEqual([second.id]);
  });
});

describe('the plan of pushes', () => {
  it('is counted once a row, whatever the number of tries, and refuses the one too many', async () => {
    const programme = await addProgramme(storage.database, {
      ...demoProgramme('2026-11-24'),
      line: { ...demoProgramme('2026-11-24').line, monthlyPushes: 1 },
    });
    const { receive, turns, outbox } = parts();
    await receive([event('U-plan-1', 'a'), event('U-plan-2', 'b')]);
    await storage.database.queues((db) =>
      db.execute(
        sql`update conversations set programme_id = ${programme.id}::uuid where id in (select conversation_id from inbox)`,
      ),
    );
    const { rows } = await turns.run(64, remember);
    const [first, second] = rows;
    if (!first || !second) throw new Error('two rows');
    expect(await outbox.reservePush(first)).toBe('reserved');
    expect(await outbox.reservePush(first)).toBe('reserved');
    expect(await outbox.reservePush(second)).toBe('plan-used-up');
    now += 10 * 86_400_000;
    expect(await outbox.reservePush(second)).toBe('reserved');
  });
});
