import { describe, expect, it } from 'vitest';
import type { Facts, ReadingFacts } from '../../../src/bot/facts.ts';
import { judgeEntry, putBackByStaff } from '../../../src/bot/flows/report/by-staff.ts';
import { baker } from '../support/talk.ts';

const siteId = baker.sites[0]?.id ?? '';
const slot = { siteId, kind: 'electricity', month: '2026-09' } as const;

const stored = (change: Partial<ReadingFacts>): ReadingFacts => ({
  ...{ id: 'r1', siteId, kind: 'electricity', sort: null, quantity: { value: 1200, unit: 'kWh' } },
  ...{ period: { from: '2026-09-01', to: '2026-09-30' }, month: '2026-09', kgCo2: 500, scope: 2, provisional: false },
  ...{ recordedAt: '2026-10-05T00:00:00.000Z', ...change },
});
const facts = (readings: readonly ReadingFacts[] = []): Facts => ({ ...baker, today: '2026-11-20', readings });
const judge = (words: string, among: Facts = facts(), sure: string | null = null) =>
  judgeEntry({ id: 'new', slot, words, sure }, among);

describe('a figure that staff enter', () => {
  it('is stored in the unit of the bill, with its CO2 and its origin', () => {
    expect(judge('１．２MWh')).toMatchObject({
      ...{
        as: 'ready',
        reading: { id: 'new', origin: 'staff', replaces: null, quantity: { value: 1200, unit: 'kWh' } },
      },
      calculation: { kgCo2: expect.any(Number) },
    });
  });

  it('is asked about where a figure stands, and only a yes to this very question stores it', () => {
    const asked = judge('1300', facts([stored({})]));
    if (asked.as !== 'asks') throw new Error('not asked');
    expect(judge('1300', facts([stored({})]), asked.question)).toMatchObject({
      as: 'ready',
      reading: { replaces: 'r1' },
    });
    expect(judge('1310', facts([stored({})]), asked.question).as).toBe('asks');
    expect(judge('1300', facts([stored({ id: 'r2' })]), asked.question).as).toBe('asks');
  });

  it('keeps the days of the bill it corrects, and never takes the place of a bill of several months', () => {
    const days = { from: '2026-08-21', to: '2026-09-20' };
    const asked = judge('1300', facts([stored({ period: days })]));
    if (asked.as !== 'asks') throw new Error('not asked');
    expect(judge('1300', facts([stored({ period: days })]), asked.question)).toMatchObject({
      reading: { period: days },
    });
    const two = stored({ month: '2026-10', period: { from: '2026-09-01', to: '2026-10-31' } });
    expect(judge('1300', facts([two]))).toMatchObject({ as: 'refused', at: 'slot' });
  });

  it('is refused with the reason', () => {
    for (const words of ['', '-5', '35000円', '10 L', '8月は1200', 'ガス100m3', '12と13'])
      expect(judge(words), words).toMatchObject({ as: 'refused' });
    expect(judgeEntry({ id: 'new', slot: { ...slot, month: '2027-01' }, words: '5', sure: null }, facts()).as).toBe(
      'refused',
    );
    expect(judgeEntry({ id: 'new', slot: { ...slot, kind: 'lpg' }, words: '5', sure: null }, facts()).as).toBe(
      'refused',
    );
  });

  it('goes back to what stood there before as one more row', () => {
    expect(putBackByStaff(stored({}), { id: 'again', replaces: 'new' }, facts()).reading).toMatchObject({
      ...{ id: 'again', replaces: 'new', reason: 'undone-by-staff', quantity: { value: 1200, unit: 'kWh' } },
    });
  });
});
