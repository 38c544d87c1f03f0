import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderViews } from '../../../src/adapters/line/render.ts';
import { quietDesk } from '../../../src/bot/desk/consultation/state.ts';
import type { RecordEffect } from '../../../src/bot/effect.ts';
import { writeText } from '../../../src/bot/text/write.ts';
import { claimEffects, settleEffects } from '../../../src/db/desk/effects.ts';
import { listOpinions } from '../../../src/db/desk/opinions.ts';
import type { Address } from '../../../src/db/desk/place.ts';
import { loadRecord } from '../../../src/db/desk/record.ts';
import { writeRecords } from '../../../src/db/turns/write-records.ts';
import { demoProgramme } from '../../../src/service/demo-programme.ts';
import { deskQueueState, openCases } from '../../../src/service/desk-state.ts';
import { readyReport } from '../../../src/service/ready.ts';
import { askSatisfaction, type SatisfactionOptions } from '../../../src/service/satisfaction.ts';
import { openTestDesk, type TestDesk } from '../../support/desk.ts';
import { openTestStorage, type TestStorage } from '../../support/storage.ts';

let storage: TestStorage;
let desk: TestDesk;
beforeAll(async () => {
  storage = await openTestStorage();
});
beforeAll(() => {
  desk = openTestDesk(storage);
});
afterAll(() => storage.close());

type Firm = Awaited<ReturnType<TestDesk['firm']>>;
type Queued = Parameters<SatisfactionOptions['queueSaying']>[1];

const days = { from: '2026-01-01', to: '2027-12-31' };
const consultation = demoProgramme('2026-11-26').consultation;
const timersOf = (programmeId: string) =>
  storage.database.scoped(programmeId, (db) =>
    db.execute<{ name: string; due: string }>(sql`select name, due from desk_timers order by name`),
  );

describe('what waits on the desk', () => {
  it('is counted over all programmes; dead rows leave the service ready, and late timers are shown', async () => {
    const { database } = storage;
    const { clock } = desk.options;
    const before = await openCases(database, clock);
    const at = await desk.firm(await desk.programme());
    const consultationId = await desk.open(at);
    const [first] = (await claimEffects(desk.options, 100)).filter((one) => one.conversationId === at.conversationId);
    await settleEffects(desk.options, [{ seq: first?.seq ?? 0, as: 'dead', code: 'channel-gone' }]);
    expect((await deskQueueState(database, clock)).effectsDead).toBe(1);
    const after = await openCases(database, clock);
    expect(after.byState.get('requested')).toBe((before.byState.get('requested') ?? 0) + 1);
    expect(await readyReport(database, clock)).toMatchObject({ ready: true, desk: 'ok' });
    desk.wait(6);
    await desk.take(at, { kind: 'posted', consultationId, card: 'C1:1.1' });
    expect((await openCases(database, clock)).oldestWaitingSeconds).toBeGreaterThanOrEqual(360);
    desk.wait(600);
    expect(await readyReport(database, clock)).toMatchObject({ ready: true, desk: 'late' });
    expect((await deskQueueState(database, clock)).lateSeconds).toBeGreaterThan(300);
    desk.wait(-606);
  });
});

describe("a programme's own settings", () => {
  it('move the timers: its times, and its closing days', async () => {
    const closedOn = [{ from: '11-27', to: '11-30' }];
    const times = { ...consultation.times, ladder: [5, 400, 500] as const };
    const programmeId = await desk.programme({ consultation: { ...consultation, closedOn, times } });
    const at = await desk.firm(programmeId);
    const consultationId = await desk.open(at);
    await desk.take(at, { kind: 'posted', consultationId, card: 'C1:1.1' });
    expect(await timersOf(programmeId)).toEqual([{ name: 'ladder', due: '2026-11-26T02:05:00.000Z' }]);
    const by = await desk.consultant(programmeId);
    await desk.take(at, { kind: 'claim', by, consultationId, seen: 1 });
    // 420 minutes of open time from Thursday 11:00: an hour is left over, on the Tuesday after.
    expect((await timersOf(programmeId))[0]).toEqual({ name: 'lease', due: '2026-12-01T02:00:00.000Z' });
  });
});

/** Asks, and answers with what would have gone into the outbox. */
async function ask(at: Address, consultationId: string) {
  const queued: Queued[] = [];
  const render = (views: Parameters<typeof renderViews>[0], locale: 'ja' | 'en' | 'easy') =>
    renderViews(views, locale, { publicUrl: '', write: writeText });
  const asked = await askSatisfaction(
    {
      desk: desk.options,
      platforms: { line: { render }, slack: { render } },
      queueSaying: async (_, saying) => void queued.push(saying),
    },
    { ...at, effect: { key: 'k', do: 'ask-satisfaction', consultationId, epoch: quietDesk.epoch } },
  );
  return { asked, queued };
}

/** Writes what a turn of the owner decided. */
async function say({ programmeId, conversationId, businessId, keyId }: Firm, ...records: readonly RecordEffect[]) {
  const { database, vault } = storage;
  desk.wait(1);
  await database.scoped(programmeId, async (db) => {
    const [row] = await db.execute<{ wrapped: Buffer }>(sql`select wrapped from data_keys where id = ${keyId}::uuid`);
    const from = { programmeId, platform: 'line', channel: 'bot', conversationId } as const;
    const event = { id: randomUUID(), at: '2026-11-26T02:00:00.000Z', from, kind: 'unsent', messageId: 'm' } as const;
    const claim = {
      ...{ seq: 1, event, replyToken: null, receivedAt: new Date(), attempts: 0, programmeId, businessId },
      locale: 'ja',
      ...{ stored: null, key: { keyId, wrapped: row?.wrapped ?? null }, bodyEnc: Buffer.alloc(1) },
      ...{ stateEnc: null, eventKeyId: keyId, apologisedAt: null, channel: 'bot', person: 'U', desk: null },
    } as const;
    const outcome = {
      next: null,
      records: [...records, { do: 'forget-message' as const }],
      tasks: [],
      desk: [],
      deadCode: null,
    };
    await writeRecords({ db, vault, now: desk.options.clock.now(), programmeId }, [{ claim, outcome }]);
  });
}

const agree = (given: boolean): RecordEffect => ({ do: 'save-consent', purpose: 'client', version: '2026-11', given });
const said = (words: string, messageId = 'm1'): RecordEffect => ({
  ...{ do: 'save-opinion', consultationId: null, answer: 'words', words, messageId },
});
const answer = (consultationId: string | null, given: 'yes' | 'not-yet'): RecordEffect => ({
  ...{ do: 'save-opinion', consultationId, answer: given, words: null, messageId: null },
});
const outcomesOf = async (programmeId: string) =>
  (await loadRecord({ ...storage, programmeId }, days)).map(({ outcome }) => outcome);
const opinionsOf = async (programmeId: string) =>
  (await listOpinions({ ...storage, programmeId }, days)).map(({ words, consultation: of, erased }) => [
    words,
    of,
    erased,
  ]);

describe('how a case turned out', () => {
  it('is asked once, in the name of the desk, and the last answer counts', async () => {
    const programmeId = await desk.programme();
    const at = await desk.firm(programmeId);
    const consultationId = await desk.open(at);
    expect(await outcomesOf(programmeId)).toEqual([null]);
    const { asked, queued } = await ask(at, consultationId);
    expect(asked).toEqual({ as: 'done' });
    expect(queued).toMatchObject([{ voice: 'desk', epoch: 0, staff: null, conversationId: at.conversationId }]);
    expect(JSON.stringify(queued)).toContain('みどり市');
    expect((await ask(at, consultationId)).queued).toEqual([]);
    expect(await outcomesOf(programmeId)).toEqual(['asked']);
    for (const given of ['yes', 'yes', 'not-yet', 'yes'] as const) await say(at, answer(consultationId, given));
    expect(await outcomesOf(programmeId)).toEqual(['yes']);
    await say(at, answer(null, 'not-yet'));
    expect(await outcomesOf(programmeId)).toEqual(['not-yet']);
  });

  it('is not asked of whoever blocked us, nor when the month is nearly used up, and the record says why', async () => {
    const programmeId = await desk.programme({ line: { ...demoProgramme('2026-11-26').line, monthlyPushes: 0 } });
    const at = await desk.firm(programmeId);
    expect(await ask(at, await desk.open(at))).toEqual({ asked: { as: 'done' }, queued: [] });
    const other = await desk.firm(programmeId);
    await storage.database.queues((db) =>
      db.execute(sql`update conversations set reachable = false where id = ${other.conversationId}::uuid`),
    );
    expect(await ask(other, await desk.open(other))).toEqual({ asked: { as: 'done' }, queued: [] });
    const notes = await storage.database.scoped(programmeId, (db) =>
      db.execute<{ kind: string; code: string }>(sql`select kind, code from opinions order by seq`),
    );
    expect(notes.map(({ kind, code }) => `${kind} ${code}`)).toEqual([
      'not-asked plan-nearly-used',
      'not-asked person-blocked',
    ]);
  });

  it('waits for the morning, and a case of another programme is not asked about', async () => {
    const [programmeId, other] = [await desk.programme(), await desk.programme()];
    const at = await desk.firm(programmeId);
    const consultationId = await desk.open(at);
    expect((await ask({ ...at, programmeId: other }, consultationId)).queued).toEqual([]);
    desk.wait(9 * 60);
    const { asked, queued } = await ask(at, consultationId);
    expect([asked, queued]).toEqual([{ as: 'later', dueAt: new Date('2026-11-27T00:00:00.000Z') }, []]);
    desk.wait(-9 * 60);
  });

  it("is nobody else's to say", async () => {
    const programmeId = await desk.programme();
    const [mine, theirs] = [await desk.firm(programmeId), await desk.firm(programmeId)];
    const consultationId = await desk.open(mine);
    await ask(mine, consultationId);
    await say(theirs, answer(consultationId, 'not-yet'), answer(null, 'yes'));
    expect(await outcomesOf(programmeId)).toEqual(['asked']);
  });
});

describe('opinions', () => {
  it('are kept word for word, are shown with consent only, and go when they are taken back', async () => {
    const programmeId = await desk.programme();
    const at = await desk.firm(programmeId);
    await say(at, agree(false));
    await say(at, said('同意の前'));
    await say(at, agree(true));
    await say(at, said('同意の後'));
    await ask(at, await desk.open(at));
    await say(at, said('相談について', 'm2'));
    expect(await opinionsOf(programmeId)).toEqual([
      [null, null, false],
      ['同意の後', null, false],
      ['相談について', 1, false],
    ]);
    await say(at, { do: 'forget-photo', messageId: 'm2' });
    expect((await opinionsOf(programmeId))[2]).toEqual([null, 1, true]);
    await say(at, agree(false));
    expect((await opinionsOf(programmeId)).map(([words]) => words)).toEqual([null, null, null]);
  });
});
