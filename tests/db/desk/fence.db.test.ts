import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SendingOutcome } from '../../../src/bot/desk/outcome.ts';
import { hearOutcome } from '../../../src/db/desk/hear-outcome.ts';
import { enterReturned } from '../../../src/db/desk/return.ts';
import { queueSaying } from '../../../src/db/desk/say.ts';
import { createOutbox } from '../../../src/db/outbox.ts';
import { openTestDesk, type TestDesk } from '../../support/desk.ts';
import { openTestStorage, type TestStorage } from '../../support/storage.ts';

let storage: TestStorage;
let desk: TestDesk;
beforeAll(async () => {
  storage = await openTestStorage({ max: 6 });
  desk = openTestDesk(storage);
});
afterAll(() => storage.close());

/** A case that a consultant holds, and words of the consultant that may leave. */
async function answering() {
  const at = await desk.firm(await desk.programme());
  const by = await desk.consultant(at.programmeId);
  const consultationId = await desk.open(at);
  const revision = await desk.take(at, { kind: 'claim', by, consultationId, seen: 1 });
  if ('refused' in revision) throw new Error(revision.refused);
  const sendId = randomUUID();
  await desk.take(at, { kind: 'send-asked', by, consultationId, sendId, asks: false, findings: [] }, 'お調べします');
  const undo = await desk.take(at, { kind: 'send-confirmed', by, consultationId, sendId, confirmed: [] });
  if ('refused' in undo) throw new Error(undo.refused);
  const timer = undo.state.timers.find(({ name }) => name === 'undo');
  if (timer === undefined) throw new Error('no time to take it back');
  await desk.take(at, { kind: 'timer-fired', ...timer });
  const saying = {
    ...at,
    id: sendId,
    voice: 'staff',
    epoch: undo.state.epoch,
    staff: by,
    sends: [sendId],
    messages: ['m'],
  } as const;
  return { at, by, consultationId, sendId, saying };
}

const told: SendingOutcome[] = [];
const outbox = () =>
  createOutbox({
    ...desk.options,
    heard: async (outcome) => {
      told.push(outcome);
      await hearOutcome(desk.options, outcome);
    },
  });
const leaving = async (id: string): Promise<boolean> => (await outbox().claimDue(50)).some((row) => row.id === id);
const statusOf = async (programmeId: string, id: string) => {
  const [row] = await storage.database.scoped(programmeId, (db) =>
    db.execute<{ status: string }>(sql`select status from outbox where id = ${id}::uuid`),
  );
  return row?.status;
};
const loggedIn = async (programmeId: string) => {
  const rows = await storage.database.scoped(programmeId, (db) =>
    db.execute<{ what: string }>(sql`select what from desk_log order by seq`),
  );
  return rows.map(({ what }) => what);
};

describe('the fence at the outbox', () => {
  it('lets out the words of the one who holds the case, once', async () => {
    const { saying, sendId, at } = await answering();
    await queueSaying(desk.options, saying);
    await queueSaying(desk.options, saying);
    expect(await leaving(sendId)).toBe(true);
    expect(await leaving(sendId)).toBe(false);
    expect(await statusOf(at.programmeId, sendId)).toBe('waiting');
  });

  it('keeps a row of which one message may not leave, and tells the desk of each', async () => {
    const { saying, sendId, at } = await answering();
    const other = randomUUID();
    await queueSaying(desk.options, { ...saying, sends: [sendId, other] });
    expect(await leaving(sendId)).toBe(false);
    expect(await statusOf(at.programmeId, sendId)).toBe('fenced');
    expect(told.filter((one) => one.sendId === sendId || one.sendId === other)).toMatchObject([
      { sendId, code: 'fenced', along: false },
      { sendId: other, code: 'fenced', along: true },
    ]);
  });

  it('keeps the words of who has given the case back, and tells the desk', async () => {
    const { at, by, consultationId, saying, sendId } = await answering();
    await queueSaying(desk.options, saying);
    await desk.take(at, { kind: 'release', by, consultationId });
    expect(await leaving(sendId)).toBe(false);
    expect(await statusOf(at.programmeId, sendId)).toBe('fenced');
    expect(told.find((one) => one.sendId === sendId)?.code).toBe('fenced');
    expect(await loggedIn(at.programmeId)).toContain('send-failed');
  });

  it('says blocked where nothing can arrive', async () => {
    const { at, saying, sendId } = await answering();
    await queueSaying(desk.options, saying);
    await desk.take(at, { kind: 'owner-blocked' });
    expect(await leaving(sendId)).toBe(false);
    expect(told.find((one) => one.sendId === sendId)?.code).toBe('blocked');
  });

  it('is asked again just before a push', async () => {
    const { at, by, consultationId, saying, sendId } = await answering();
    await queueSaying(desk.options, saying);
    const box = outbox();
    const row = (await box.claimDue(50)).find(({ id }) => id === sendId);
    if (row === undefined) throw new Error('not taken');
    await desk.take(at, { kind: 'release', by, consultationId });
    expect(await box.reservePush(row)).toBe('fenced');
  });

  it('stops what a dialogue wrote before a person took the floor, and lets the desk speak', async () => {
    const at = await desk.firm(await desk.programme());
    const by = await desk.consultant(at.programmeId);
    const consultationId = await desk.open(at);
    const [bot, own] = [randomUUID(), randomUUID()];
    await queueSaying(desk.options, {
      ...at,
      id: bot,
      voice: 'desk',
      epoch: 0,
      staff: null,
      sends: [],
      messages: ['b'],
    });
    const claimed = await desk.take(at, { kind: 'claim', by, consultationId, seen: 1 });
    if ('refused' in claimed) throw new Error(claimed.refused);
    const { epoch } = claimed.state;
    await queueSaying(desk.options, { ...at, id: own, voice: 'desk', epoch, staff: null, messages: ['d'] });
    expect([await leaving(bot), await statusOf(at.programmeId, bot)]).toEqual([false, 'fenced']);
    const outcome = (await outbox().claimDue(50)).map(({ id }) => id);
    expect(told.some((one) => one.sendId === bot)).toBe(false);
    expect([outcome.includes(own), await statusOf(at.programmeId, own)]).toEqual([true, 'waiting']);
  });

  it('hears that words have arrived', async () => {
    const { at, sendId } = await answering();
    const { programmeId, conversationId } = at;
    await hearOutcome(desk.options, { programmeId, conversationId, sendId, code: null, along: false });
    await hearOutcome(desk.options, { programmeId, conversationId, sendId, code: null, along: false });
    expect((await loggedIn(programmeId)).filter((what) => what === 'sent')).toHaveLength(1);
  });
});

describe('a conversation that is given back', () => {
  it('has one event, however often it is asked for', async () => {
    const { at, consultationId } = await answering();
    const back = { ...at, consultationId, resolution: 'answered', eventId: 'return:1' } as const;
    await enterReturned(desk.options, back);
    await enterReturned(desk.options, back);
    const rows = await storage.database.queues((db) =>
      db.execute(sql`select event_id from inbox where conversation_id = ${at.conversationId}::uuid`),
    );
    expect(rows.map((row) => row['event_id'])).toEqual(['return:1']);
  });
});
