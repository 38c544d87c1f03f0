import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeskEffect } from '../../../src/bot/desk/consultation/effect.ts';
import { quietDesk } from '../../../src/bot/desk/consultation/state.ts';
import { claimEffects, settleEffects } from '../../../src/db/desk/effects.ts';
import { fireTimers } from '../../../src/db/desk/fire.ts';
import { releaseGone } from '../../../src/db/desk/gone.ts';
import { wordsAbout } from '../../../src/db/desk/log.ts';
import { type Address, findPlace } from '../../../src/db/desk/place.ts';
import { endStaff } from '../../../src/db/desk/staff.ts';
import { DeskConflict, writeState } from '../../../src/db/desk/state.ts';
import { takeStep } from '../../../src/db/desk/step.ts';
import { claimTimers } from '../../../src/db/desk/timers.ts';
import { dropRow, replayRow, stoppedRows } from '../../../src/db/repositories/queue-rows.ts';
import { openTestDesk, type TestDesk } from '../../support/desk.ts';
import { openTestStorage, type TestStorage } from '../../support/storage.ts';

let storage: TestStorage;
let desk: TestDesk;
beforeAll(async () => {
  storage = await openTestStorage({ max: 8 });
});
beforeAll(() => {
  desk = openTestDesk(storage);
});
afterAll(() => storage.close());

type CaseRow = { number: number; state: string; handler: string | null; resolution: string | null; closed: boolean };

const rowsOf = <R extends Record<string, unknown>>(programmeId: string, query: ReturnType<typeof sql>) =>
  storage.database.scoped(programmeId, (db) => db.execute<R>(query));
const casesOf = (programmeId: string) =>
  rowsOf<CaseRow & { complaint: boolean; card: string | null }>(
    programmeId,
    sql`select number, state, handler, resolution, complaint, card, closed_at is not null as closed
      from consultations order by number`,
  );
const logOf = (programmeId: string) =>
  rowsOf<{ what: string; by: string | null; about: string | null; spoken: boolean }>(
    programmeId,
    sql`select what, "by", about, words_enc is not null as spoken from desk_log order by seq`,
  );
const timersOf = (programmeId: string) =>
  rowsOf<{ name: string; about: string; due: string }>(
    programmeId,
    sql`select name, about, due from desk_timers order by name`,
  );

/** Carries out nothing, but takes all effects of a programme off the queue; answers with what they are. */
async function drain(programmeId: string): Promise<readonly DeskEffect[]> {
  const all: DeskEffect[] = [];
  for (;;) {
    const due = await claimEffects(desk.options, 100);
    if (due.length === 0) return all;
    all.push(...due.filter((one) => one.programmeId === programmeId).map(({ effect }) => effect));
    await settleEffects(
      desk.options,
      due.map(({ seq }) => ({ seq, as: 'done' })),
    );
  }
}

/** A case in the hands of a consultant. */
async function claimed(programmeId: string) {
  const at = await desk.firm(programmeId);
  const by = await desk.consultant(programmeId);
  const consultationId = await desk.open(at);
  await desk.take(at, { kind: 'posted', consultationId, card: 'C1:1.1' });
  await desk.take(at, { kind: 'claim', by, consultationId, seen: 1 });
  return { at, by, consultationId };
}

describe('a step', () => {
  it('is taken from request to answer and end, and the record tells it', async () => {
    const programmeId = await desk.programme();
    const at = await desk.firm(programmeId);
    const by = await desk.consultant(programmeId);
    const consultationId = await desk.open(at, 'asked-politely', '電気代が高いのはなぜですか');
    await desk.take(at, { kind: 'posted', consultationId, card: 'C1:1.1' });
    const open = await desk.take(at, { kind: 'claim', by, consultationId, seen: 1 });
    expect(open).not.toHaveProperty('refused');
    expect(await timersOf(programmeId)).toMatchObject([{ name: 'lease' }, { name: 'silent' }]);
    const sendId = randomUUID();
    await desk.take(
      at,
      { kind: 'send-asked', by, consultationId, sendId, asks: false, findings: [] },
      '契約を見直せます',
    );
    await desk.take(at, { kind: 'send-confirmed', by, consultationId, sendId, confirmed: [] });
    desk.wait(1);
    expect(await fireTimers(desk.options, 100)).toMatchObject({ failed: [] });
    expect(await drain(programmeId)).toContainEqual(expect.objectContaining({ do: 'relay', sendId, by }));
    expect(await wordsAbout(desk.options, at, sendId)).toBe('契約を見直せます');
    await desk.take(at, { kind: 'sent', sendId });
    await desk.take(at, { kind: 'resolve', by, consultationId, resolution: 'answered' });
    await desk.take(at, { kind: 'returned', consultationId });
    expect(await casesOf(programmeId)).toEqual([
      {
        number: 1,
        state: 'closed',
        handler: by,
        resolution: 'answered',
        complaint: false,
        card: 'C1:1.1',
        closed: true,
      },
    ]);
    expect((await logOf(programmeId)).map(({ what, spoken }) => `${what}${spoken ? ' "' : ''}`)).toEqual([
      'opened "',
      'posted',
      'claimed',
      'send-asked "',
      'send-confirmed',
      'sent',
      'resolved',
      'returned',
    ]);
    expect(await timersOf(programmeId)).toEqual([]);
  });

  it('of two writers at the same moment is taken by one after the other: one claims, the other is told who', async () => {
    const programmeId = await desk.programme();
    const at = await desk.firm(programmeId);
    const people = await Promise.all([1, 2, 3, 4].map(() => desk.consultant(programmeId)));
    const consultationId = await desk.open(at);
    await desk.take(at, { kind: 'posted', consultationId, card: 'C1:1.1' });
    const answers = await Promise.all(
      people.map((by, place) =>
        takeStep(place % 2 === 0 ? desk.options : desk.other, {
          ...at,
          eventId: randomUUID(),
          event: { kind: 'claim', by, consultationId, seen: 1 },
        }),
      ),
    );
    const taken = answers.filter((one) => !('refused' in one));
    expect(taken).toHaveLength(1);
    expect(answers.filter((one) => 'refused' in one)).toHaveLength(3);
    const [row] = await casesOf(programmeId);
    for (const one of answers) if ('refused' in one) expect(one).toEqual({ refused: 'held', by: row?.handler });
  });

  it('is written on no other state than the one that was read', async () => {
    const programmeId = await desk.programme();
    const at = await desk.firm(programmeId);
    const { vault, database } = storage;
    const write = (revision: number | null) =>
      database.scoped(programmeId, async (db) => {
        const place = await findPlace(db, at);
        if ('refused' in place) throw new Error(place.refused);
        await writeState(db, vault, { state: quietDesk, revision, place, now: new Date() });
      });
    await write(null);
    await expect(write(null)).rejects.toThrow(DeskConflict);
    await write(1);
    await expect(write(1)).rejects.toThrow(DeskConflict);
    await write(2);
  });

  it('of two writers on a conversation without a state opens one case, and the second hears that', async () => {
    const programmeId = await desk.programme();
    const at = await desk.firm(programmeId);
    const answers = await Promise.allSettled([1, 2, 3, 4].map(() => desk.open(at)));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 'fulfilled'));
    expect(await casesOf(programmeId)).toHaveLength(1);
    const [row] = await rowsOf<{ revision: number }>(programmeId, sql`select revision from desk_states`);
    expect(row?.revision).toBe(4);
    expect((await logOf(programmeId)).filter(({ spoken }) => spoken)).toHaveLength(4);
  });

  it('numbers cases without gaps, also when many are opened at once and one of them fails', async () => {
    const programmeId = await desk.programme();
    const firms = await Promise.all(Array.from({ length: 8 }, () => desk.firm(programmeId)));
    const bad = { ...firms[0], conversationId: firms[0]?.conversationId ?? '', programmeId };
    const failing = desk.take(bad, {
      ...{ kind: 'requested', consultationId: 'not a uuid', reason: 'rule', position: null, by: null },
    } as const);
    const opened = firms.slice(1).map((firm) => desk.open(firm));
    await expect(failing).rejects.toThrow();
    await Promise.all(opened);
    expect((await casesOf(programmeId)).map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('with the same event twice is one step', async () => {
    const programmeId = await desk.programme();
    const at = await desk.firm(programmeId);
    await desk.open(at);
    const order = {
      ...at,
      eventId: 'line:1',
      event: { kind: 'owner-wrote', messageId: 'm1', danger: false } as const,
      words: 'まだですか',
    };
    const both = await Promise.all([takeStep(desk.options, order), takeStep(desk.other, order)]);
    expect(both.filter((one) => 'refused' in one)).toEqual([{ refused: 'already-known' }]);
    expect((await logOf(programmeId)).filter(({ what }) => what === 'owner-wrote')).toHaveLength(1);
  });

  it('is refused to whoever may not hold cases, and says so by code', async () => {
    const programmeId = await desk.programme();
    const at = await desk.firm(programmeId);
    const consultationId = await desk.open(at);
    const people = await Promise.all([
      desk.consultant(programmeId, { approvedOn: '2026-12-01' }),
      desk.consultant(programmeId, { trainedUntil: '2026-11-25' }),
      desk.consultant(programmeId, { trainedUntil: null }),
      desk.consultant(programmeId, { role: 'official' }),
      desk.consultant(await desk.programme()),
    ]);
    for (const by of people)
      expect(await desk.take(at, { kind: 'claim', by, consultationId, seen: 1 })).toEqual({
        refused: 'staff-not-allowed',
      });
  });

  it('marks a complaint, and keeps a mark that was set', async () => {
    const programmeId = await desk.programme();
    const at = await desk.firm(programmeId);
    await desk.open(at);
    expect(await casesOf(programmeId)).toMatchObject([{ complaint: false }]);
    await desk.open(at, 'complaint', 'ひどいです');
    await desk.open(at, 'asked-directly');
    expect(await casesOf(programmeId)).toMatchObject([{ number: 1, complaint: true }]);
  });
});

describe('the outcome of a message', () => {
  it('stands in the case in which it was written, though that is over', async () => {
    const programmeId = await desk.programme();
    const { at, by, consultationId } = await claimed(programmeId);
    const sendId = randomUUID();
    await desk.take(at, { kind: 'send-asked', by, consultationId, sendId, asks: false, findings: [] }, '最後のことば');
    await desk.take(at, { kind: 'send-confirmed', by, consultationId, sendId, confirmed: [] });
    desk.wait(1);
    await fireTimers(desk.options, 100);
    await desk.take(at, { kind: 'resolve', by, consultationId, resolution: 'by-phone' });
    desk.wait(21);
    await fireTimers(desk.options, 100);
    await desk.take(at, { kind: 'returned', consultationId });
    const next = await desk.open(at);
    await desk.take(at, { kind: 'sent', sendId });
    const sent = await rowsOf<{ consultation_id: string }>(
      programmeId,
      sql`select consultation_id from desk_log where what = 'sent'`,
    );
    expect(sent).toEqual([{ consultation_id: consultationId }]);
    expect(await casesOf(programmeId)).toMatchObject([
      { number: 1, state: 'closed', resolution: 'by-phone' },
      { number: 2, state: 'requested' },
    ]);
    expect(next).not.toBe(consultationId);
  });
});

describe('timers', () => {
  it('are taken by one of several workers each', async () => {
    const programmeId = await desk.programme();
    const firms = await Promise.all(Array.from({ length: 6 }, () => desk.firm(programmeId)));
    await storage.database.queues((db) => db.execute(sql`delete from desk_timers`));
    for (const firm of firms) await desk.open(firm);
    desk.wait(3);
    const taken = await Promise.all(
      [desk.options, desk.other, desk.options, desk.other].map((worker) => claimTimers(worker, 2)),
    );
    const mine = taken.flat().filter((one) => one.programmeId === programmeId);
    expect(new Set(mine.map(({ conversationId }) => conversationId)).size).toBe(mine.length);
    expect(mine).toHaveLength(6);
    expect(await claimTimers(desk.other, 100)).toEqual([]);
    desk.wait(1);
    expect((await claimTimers(desk.other, 100)).length).toBeGreaterThanOrEqual(6);
    desk.wait(1);
    expect((await fireTimers(desk.options, 100)).failed).toEqual([]);
    expect(await timersOf(programmeId)).toHaveLength(6);
    expect((await fireTimers(desk.options, 100)).due).toBe(0);
  });

  it('are known by the letters of their moment, however it was written', async () => {
    const programmeId = await desk.programme();
    const { at, by, consultationId } = await claimed(programmeId);
    const until = `${new Date(desk.options.clock.now().getTime() + 3_600_000).toISOString().slice(0, 19)}Z`;
    await desk.take(at, { kind: 'snooze', by, consultationId, until });
    expect(await timersOf(programmeId)).toEqual([{ name: 'wake', about: '', due: until }]);
    desk.wait(61);
    await fireTimers(desk.options, 100);
    expect(await casesOf(programmeId)).toMatchObject([{ state: 'claimed' }]);
  });

  it('rest, and hold up no other, while a state cannot be read', async () => {
    const programmeId = await desk.programme();
    const [broken, sound] = await Promise.all([desk.firm(programmeId), desk.firm(programmeId)]);
    await desk.open(broken);
    await desk.open(sound);
    await rowsOf(
      programmeId,
      sql`update desk_states set version = 99 where conversation_id = ${broken.conversationId}::uuid`,
    );
    expect(await desk.take(broken, { kind: 'owner-blocked' })).toEqual({ refused: 'state-unreadable' });
    desk.wait(3);
    expect((await fireTimers(desk.options, 100)).failed).toEqual(['state-unreadable']);
    expect(await timersOf(programmeId)).toHaveLength(2);
    expect((await fireTimers(desk.options, 100)).due).toBe(0);
  });
});

describe('effects', () => {
  it('come back until they are settled, under the same key, and only their holder settles them', async () => {
    const programmeId = await desk.programme();
    await desk.open(await desk.firm(programmeId));
    await drain('');
    await desk.open(await desk.firm(programmeId));
    const [first] = await claimEffects(desk.options, 100);
    expect(first).toMatchObject({ programmeId, attempts: 0, effect: { do: 'tell' } });
    expect(await claimEffects(desk.other, 100)).toEqual([]);
    desk.wait(1);
    const [again] = await claimEffects(desk.other, 100);
    expect(again).toEqual(first);
    const seq = first?.seq ?? 0;
    await settleEffects(desk.options, [{ seq, as: 'done' }]);
    await settleEffects(desk.other, [
      { seq, as: 'later', dueAt: new Date(desk.options.clock.now().getTime() + 60_000) },
    ]);
    // The next of the conversation does not wait for one that has failed.
    const [next] = await claimEffects(desk.other, 100);
    expect(next).toMatchObject({ effect: { do: 'post-card' } });
    await settleEffects(desk.other, [{ seq: next?.seq ?? 0, as: 'dead', code: 'channel-gone' }]);
    desk.wait(2);
    expect((await claimEffects(desk.options, 100)).map((one) => [one.seq, one.attempts])).toEqual([[seq, 1]]);
    await settleEffects(desk.options, [{ seq, as: 'done' }]);
    expect(await drain(programmeId)).toEqual([]);

    const [dead] = await stoppedRows(storage.database);
    expect(dead).toMatchObject({ queue: 'desk', programmeId, code: 'channel-gone', attempts: 1 });
    const id = dead?.id ?? '';
    expect(await replayRow(storage.database, 'desk', id, desk.options.clock.now())).toBe(true);
    expect(await drain(programmeId)).toMatchObject([{ do: 'post-card' }]);
    expect(await dropRow(storage.database, 'desk', id)).toBe(false);
  });

  it('that were claimed by several workers are in one pair of hands each', async () => {
    const programmeId = await desk.programme();
    await drain('');
    for (let at = 0; at < 5; at += 1) await desk.open(await desk.firm(programmeId));
    const taken = await Promise.all([desk.options, desk.other].map((worker) => claimEffects(worker, 100)));
    const seqs = taken.flat().map(({ seq }) => seq);
    expect(new Set(seqs).size).toBe(seqs.length);
    expect(seqs).toHaveLength(5);
    desk.wait(1);
    await drain(programmeId);
  });
});

describe('people who may no longer see cases', () => {
  it('hold none: the case goes back to the queue', async () => {
    const programmeId = await desk.programme();
    const { by } = await claimed(programmeId);
    expect(await releaseGone(desk.options, programmeId)).toBe(0);
    await endStaff({ ...storage, programmeId }, by, desk.options.clock.now());
    expect(await releaseGone(desk.options, programmeId)).toBe(1);
    expect(await releaseGone(desk.options, programmeId)).toBe(0);
    expect(await casesOf(programmeId)).toMatchObject([{ state: 'queued', handler: by }]);
  });
});

describe('the walls', () => {
  it('let nobody step in a conversation of another programme, nor read what was said there', async () => {
    const [mine, theirs] = [await desk.programme(), await desk.programme()];
    const firm = await desk.firm(theirs);
    const consultationId = await desk.open(firm, 'asked-politely', 'ないしょの相談');
    await desk.take(firm, { kind: 'owner-wrote', messageId: 'm1', danger: false }, 'ないしょ');
    const by = await desk.consultant(mine);
    const across: Address = { ...firm, programmeId: mine };
    expect(await desk.take(across, { kind: 'claim', by, consultationId, seen: 0 })).toEqual({
      refused: 'unknown-conversation',
    });
    expect(await wordsAbout(desk.options, firm, 'm1')).toBe('ないしょ');
    expect(await wordsAbout(desk.options, across, 'm1')).toBeNull();
    expect(await casesOf(mine)).toEqual([]);
    expect(await logOf(mine)).toEqual([]);
    const seen = await storage.database.queues((db) =>
      db.execute(sql`select 1 from consultations union all select 1 from desk_log union all select 1 from staff`),
    );
    expect(seen).toEqual([]);
  });

  it('hold for numbers: each programme counts from one', async () => {
    for (const programmeId of [await desk.programme(), await desk.programme()]) {
      await desk.open(await desk.firm(programmeId));
      expect(await casesOf(programmeId)).toMatchObject([{ number: 1 }]);
    }
  });
});

describe('a destroyed key', () => {
  it('takes what was written with it: ids, codes and times are left', async () => {
    const programmeId = await desk.programme();
    const firm = await desk.firm(programmeId);
    await drain('');
    await desk.open(firm, 'complaint', 'わたしの電話番号は…');
    await desk.take(firm, { kind: 'owner-wrote', messageId: 'm1', danger: false }, 'ことば');
    await storage.database.queues((db) =>
      db.execute(sql`update data_keys set wrapped = null, destroyed_at = now() where id = ${firm.keyId}::uuid`),
    );
    expect(await wordsAbout(desk.options, firm, 'm1')).toBeNull();
    expect(await desk.take(firm, { kind: 'owner-blocked' })).toEqual({ refused: 'forgotten' });
    expect(await drain(programmeId)).toEqual([]);
    desk.wait(3);
    expect((await fireTimers(desk.options, 100)).failed).not.toContain('key-destroyed');
    expect(await timersOf(programmeId)).toEqual([]);
    expect(await logOf(programmeId)).toMatchObject([{ what: 'opened' }, { what: 'owner-wrote', about: 'm1' }]);
    expect(await casesOf(programmeId)).toMatchObject([{ complaint: true }]);
  });
});
