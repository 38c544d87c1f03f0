import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ShownItem } from '../../src/bot/advice/shown.ts';
import type { RecordEffect } from '../../src/bot/effect.ts';
import { queueCorrections, recipients } from '../../src/db/repositories/recall.ts';
import { openTestStorage, type TestStorage } from '../support/storage.ts';
import { openTurning, type Turning } from '../support/turning.ts';

let storage: TestStorage;
let turning: Turning;
let now = new Date('2026-11-25T16:30:00Z');

beforeAll(async () => {
  storage = await openTestStorage();
  turning = openTurning(storage, { now: () => now });
});
afterAll(() => storage.close());

const answer: ShownItem = { type: 'faq', id: 'jc-what' };
const scheme: ShownItem = { type: 'subsidy', id: 'nat-sii-unit-r6h' };
const show = (...items: readonly ShownItem[]): RecordEffect => ({ do: 'save-shown', edition: 'e-1', items });
const later = (): void => {
  now = new Date(now.getTime() + 60_000);
};

async function queueFor(programmeId: string, item: ShownItem, why: 'changed' | 'withdrawn' = 'changed') {
  const found = await recipients(storage.database, programmeId, item.id);
  const due = found.map((recipient) => ({ recipient, why }));
  return queueCorrections(storage.database, programmeId, { due, edition: 'e-2', by: '山田', now });
}

describe('what was shown', () => {
  it('counts by the message, whatever it held, for the firm and for nobody else', async () => {
    const firm = await turning.join('U-count');
    await turning.join('U-count-else', firm.programmeId);
    expect((await turning.turn('U-count', [show(answer, scheme), show(answer)])).answersShown).toBe(0);
    await turning.turn('U-count', [show(scheme)]);
    const seen = await turning.together({ 'U-count': [], 'U-count-else': [] });
    expect(seen.get('U-count')?.answersShown).toBe(2);
    expect(seen.get('U-count-else')).toMatchObject({ answersShown: 0, corrections: [] });
  });

  it('is not kept in the lobby, and fails nothing there', async () => {
    await turning.turn('U-lobby', [show(answer), { do: 'corrections-told', correctionIds: [randomUUID()] }]);
    expect(await turning.turn('U-lobby')).toMatchObject({ answersShown: 0, corrections: [], advice: [] });
    expect(turning.logged).toEqual([]);
  });

  it('is counted for somebody of a programme who has no firm yet', async () => {
    const { programmeId } = await turning.join('U-first');
    await turning.turn('U-no-firm', [{ do: 'enter-programme', inviteId: randomUUID(), programmeId }, show(answer)]);
    expect((await turning.turn('U-no-firm')).answersShown).toBe(1);
    const found = await recipients(storage.database, programmeId, answer.id);
    expect(found).toMatchObject([{ business: null, item: answer, edition: 'e-1', shownOn: '2026-11-26', here: true }]);
  });

  it('in another programme stays there when the person goes over', async () => {
    const [before, after] = [await turning.join('U-moves'), await turning.join('U-stays')];
    await turning.turn('U-moves', [show(answer)]);
    await queueFor(before.programmeId, answer);
    await turning.turn('U-moves', [{ do: 'leave-programme' }]);
    const { programmeId } = after;
    const entering: RecordEffect = { do: 'enter-programme', inviteId: randomUUID(), programmeId };
    // In the new programme, with the old firm's id still at hand.
    await turning.turn('U-moves', [entering, show(scheme)]);
    expect(await turning.turn('U-moves')).toMatchObject({ answersShown: 1, corrections: [], business: null });
    expect(await recipients(storage.database, programmeId)).toMatchObject([{ item: scheme, businessId: null }]);
    expect(await recipients(storage.database, before.programmeId)).toMatchObject([{ item: answer, here: false }]);
    expect(await queueFor(before.programmeId, answer)).toBe(0);
  });
});

describe('a correction', () => {
  it('waits for its conversation until it is told, and is told once', async () => {
    const firm = await turning.join('U-told');
    await turning.turn('U-told', [show(answer, scheme)]);
    later();
    expect(await queueFor(firm.programmeId, answer)).toBe(1);
    const [waiting] = (await turning.turn('U-told')).corrections ?? [];
    expect(waiting).toEqual({ id: expect.any(String), item: answer, shownOn: '2026-11-26', why: 'changed' });
    await turning.turn('U-told', [{ do: 'corrections-told', correctionIds: [waiting?.id ?? ''] }]);
    expect((await turning.turn('U-told')).corrections).toEqual([]);
    const [one] = await recipients(storage.database, firm.programmeId, answer.id);
    expect(one?.told).toEqual({ edition: 'e-2', why: 'changed' });
  });

  it('is queued once while it waits, and then says what is so now', async () => {
    const firm = await turning.join('U-once');
    await turning.turn('U-once', [show(answer)]);
    expect(await queueFor(firm.programmeId, answer)).toBe(1);
    expect(await queueFor(firm.programmeId, answer, 'withdrawn')).toBe(0);
    expect((await turning.turn('U-once')).corrections).toMatchObject([{ item: answer, why: 'withdrawn' }]);
  });

  it('cannot be settled by another conversation', async () => {
    const mine = await turning.join('U-hers');
    await turning.join('U-not-hers', mine.programmeId);
    await turning.turn('U-hers', [show(answer)]);
    await queueFor(mine.programmeId, answer);
    const [waiting] = (await turning.turn('U-hers')).corrections ?? [];
    await turning.turn('U-not-hers', [{ do: 'corrections-told', correctionIds: [waiting?.id ?? ''] }]);
    expect((await turning.turn('U-hers')).corrections).toHaveLength(1);
    expect((await turning.turn('U-not-hers')).corrections).toEqual([]);
  });
});
