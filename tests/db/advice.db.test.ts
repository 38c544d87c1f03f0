import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AdviceContent } from '../../src/bot/advice/record.ts';
import type { RecordEffect } from '../../src/bot/effect.ts';
import { adviceOfProgramme } from '../../src/db/repositories/advice.ts';
import { addAdvice, adviceOfFirm } from '../support/advice.ts';
import { openTestStorage, type TestStorage } from '../support/storage.ts';
import { openTurning, type Turning } from '../support/turning.ts';

let storage: TestStorage;
let turning: Turning;
// Past midnight in Japan, the day before in Greenwich.
const now = new Date('2026-11-25T16:30:00Z');

beforeAll(async () => {
  storage = await openTestStorage();
  turning = openTurning(storage, { now: () => now });
});
afterAll(() => storage.close());

const save = (record: AdviceContent): RecordEffect => ({ do: 'save-advice', record });
const proposed: AdviceContent = {
  about: 'measure',
  measureId: 'op-ac-clean',
  step: 'proposed',
  reason: null,
  month: null,
};
const accepted: AdviceContent = { ...proposed, step: 'accepted' };

describe('what a firm decided beside its figures', () => {
  it('is there in the next turn, oldest first, with the day in Japan', async () => {
    const { programmeId, businessId } = await turning.join('U-order');
    expect((await turning.turn('U-order', [save(proposed), save(accepted)])).advice).toEqual([]);
    await turning.turn('U-order', [save({ about: 'willing', value: true })]);
    const expected = [proposed, accepted, { about: 'willing', value: true }].map((one) => ({
      ...one,
      day: '2026-11-26',
    }));
    expect((await turning.turn('U-order')).advice).toEqual(expected);
    expect(await adviceOfFirm(storage.database, programmeId, businessId)).toEqual(expected);
  });

  it('is nobody else’s, in the same batch, the same programme or another one', async () => {
    const mine = await turning.join('U-mine');
    const neighbour = await turning.join('U-neighbour', mine.programmeId);
    const other = await turning.join('U-other');
    await turning.together({
      'U-mine': [save(proposed)],
      'U-neighbour': [save({ about: 'loan', range: { over: 0, upTo: 5 } })],
      'U-other': [save({ about: 'referral', given: true })],
    });
    const seen = await turning.together({ 'U-mine': [], 'U-neighbour': [], 'U-other': [], 'U-stranger': [] });
    const about = (person: string) => seen.get(person)?.advice?.map((one) => one.about);
    expect(['U-mine', 'U-neighbour', 'U-other', 'U-stranger'].map(about)).toEqual([
      ['measure'],
      ['loan'],
      ['referral'],
      [],
    ]);
    const all = await adviceOfProgramme(storage.database, mine.programmeId);
    expect([...all.keys()].toSorted()).toEqual([mine.businessId, neighbour.businessId].toSorted());
    expect(await adviceOfFirm(storage.database, other.programmeId, mine.businessId)).toEqual([]);
  });

  it('cannot be written for a firm of another programme', async () => {
    const [mine, theirs] = [await turning.join('U-wall-a'), await turning.join('U-wall-b')];
    await addAdvice(storage.database, mine.programmeId, {
      businessId: theirs.businessId,
      origin: 'service',
      conversationId: null,
      records: [proposed],
      now,
    });
    for (const { programmeId } of [mine, theirs])
      expect(await adviceOfFirm(storage.database, programmeId, theirs.businessId)).toEqual([]);
  });

  it('is also what staff and the service add, with who it was', async () => {
    const firm = await turning.join('U-service');
    const base = { businessId: firm.businessId, conversationId: null, now };
    const notice: AdviceContent = { about: 'notice', notice: 'open-a' };
    await addAdvice(storage.database, firm.programmeId, { ...base, origin: 'service', records: [notice] });
    await addAdvice(storage.database, firm.programmeId, { ...base, origin: 'staff', records: [accepted] });
    expect((await turning.turn('U-service')).advice?.map(({ about }) => about)).toEqual(['notice', 'measure']);
    const rows = await storage.database.scoped(firm.programmeId, (db) =>
      db.execute<{ origin: string }>(sql`select origin from advice_records order by id`),
    );
    expect(rows.map(({ origin }) => origin)).toEqual(['service', 'staff']);
  });

  it('that nobody can read any more is left out, counted and logged, and silences nobody', async () => {
    const firm = await turning.join('U-old');
    await turning.turn('U-old', [save(proposed)]);
    await storage.database.scoped(firm.programmeId, (db) =>
      db.execute(sql`
        insert into advice_records (programme_id, business_id, at, day, origin, record)
        select programme_id, business_id, at, day, origin, '{"about":"of-another-version"}' from advice_records`),
    );
    expect((await turning.turn('U-old')).advice).toHaveLength(1);
    expect(turning.logged).toContain('advice-unreadable 1');
  });

  it('is never changed or deleted', async () => {
    const firm = await turning.join('U-keep');
    await turning.turn('U-keep', [save(proposed)]);
    for (const statement of [sql`update advice_records set origin = 'staff'`, sql`delete from advice_records`]) {
      const changing = storage.database.scoped(firm.programmeId, (db) => db.execute(statement));
      await expect(changing).rejects.toMatchObject({ cause: { code: '23001' } });
    }
  });
});
