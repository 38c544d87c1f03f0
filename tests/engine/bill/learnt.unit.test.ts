import { describe, expect, it } from 'vitest';
import { layoutRates } from '../../../src/engine/bill/learnt/rates.ts';
import type { PlaceVotes } from '../../../src/engine/bill/learnt/votes.ts';
import { readBill } from '../../../src/engine/bill/read-bill.ts';
import { circuitSupplier, circuits } from '../../support/circuits.ts';
import { paper } from './paper.ts';

const scan = circuits(10, [1715, 1244, 1120, 980]);
const read = (votes: readonly PlaceVotes[], given = scan, today = '2026-11-25') =>
  readBill(given, {
    today,
    suppliers: () => [circuitSupplier],
    learnt: (supplier, kind) => (supplier === circuitSupplier && kind === 'electricity' ? votes : []),
  });
const amounts = (reading: ReturnType<typeof read>) => reading.fields.usage.candidates.map(({ value }) => value);
const places = read([]).usages.map(({ place }) => place);
const [first = '', , , fourth = ''] = places;
const vote = (place: string, month: string, right: number, wrong = 0): PlaceVotes => ({ place, month, right, wrong });

describe('what owners confirmed of a layout', () => {
  it('brings the amount that stands there to the front, and stays a question', () => {
    expect(amounts(read([]))).toEqual([1715, 1244, 1120]);
    const reading = read([vote(fourth, '2026-10', 1), vote(fourth, '2026-11', 1)]);
    expect(amounts(reading)).toEqual([980, 1715, 1244]);
    expect(reading).toMatchObject({ status: 'review', usage: { value: 980 } });
    expect(reading.fields.usage.box?.[1]).toBe(250);
  });

  it.each([
    ['of one firm in one month', [vote(fourth, '2026-11', 1)]],
    ['that is out-voted', [vote(fourth, '2026-10', 2), vote(fourth, '2026-11', 0, 3)]],
    ['that is older than a year', [vote(fourth, '2025-10', 9)]],
    ['that stands where nothing is printed', [vote('90/90/none', '2026-11', 9)]],
  ])('changes nothing by a vote %s', (_, votes) => {
    expect(read(votes)).toEqual(read([]));
  });

  it('counts a place that moved a little, and is called the same', () => {
    const moved = fourth.replace(/^\d+\/\d+/, (at) => {
      const [x = 0, y = 0] = at.split('/').map(Number);
      return `${x + 2}/${y + 1}`;
    });
    expect(amounts(read([vote(moved, '2026-11', 1), vote(fourth, '2026-10', 1)]))[0]).toBe(980);
  });

  it('pushes an amount back that was turned down, however old the layout is', () => {
    const old = ['2026-03', '2026-04', '2026-05', '2026-06', '2026-07', '2026-08'].map((month) =>
      vote(first, month, 5),
    );
    expect(amounts(read(old))[0]).toBe(1715);
    const news = ['2026-09', '2026-10', '2026-11'].map((month) => vote(first, month, 0, 3));
    expect(amounts(read([...old, ...news]))[0]).toBe(1244);
  });

  it('never makes a field sure', () => {
    const votes = places.map((place, at) => vote(place, '2026-11', at === 0 ? 99 : 0, at === 0 ? 0 : 99));
    expect(read(votes)).toMatchObject({
      status: 'review',
      fields: { usage: { status: 'review' } },
    });
  });

  describe('of a paper that is read surely', () => {
    const sure = paper([
      '電気ご使用量のお知らせ',
      '令和8年10月分|ご使用期間|9月9日~10月8日',
      'ご使用量||1,715kWh',
      '無効電力量||1,244kWh',
      '請求予定金額||56,470円',
      '(うち消費税等相当額||5,133円)',
      '東京電力エナジーパートナー株式会社',
    ]);
    const [own, other] = read([], sure).usages;

    it('leaves it sure where it agrees', () => {
      expect(read([vote(own?.place ?? '', '2026-11', 4)], sure)).toEqual(read([], sure));
      expect(read([], sure).status).toBe('ok');
    });

    it('asks where the amount was often turned down, or another was confirmed', () => {
      expect(read([vote(own?.place ?? '', '2026-11', 0, 2)], sure)).toMatchObject({
        status: 'review',
        reason: 'layout-differs',
        fields: { usage: { status: 'review' } },
      });
      const wrong = vote(own?.place ?? '', '2026-11', 0, 3);
      const right = vote(other?.place ?? '', '2026-11', 3);
      expect(read([wrong, right], sure).status).toBe('review');
    });
  });

  it('is of one supplier and kind', () => {
    const votes = [vote(fourth, '2026-10', 2), vote(fourth, '2026-11', 2)];
    const learnt = (supplier: string) => (supplier === circuitSupplier ? votes : []);
    const reading = readBill(scan, { today: '2026-11-25', suppliers: () => [], learnt });
    expect(amounts(reading)[0]).toBe(1715);
  });
});

describe('how well layouts are read', () => {
  const row = (over: object) => ({
    ...{ supplier: '東京ガス(株)', kind: 'city_gas', month: '2026-11', ok: 0, asked: 0, turnedAway: 0 },
    ...{ asRead: 0, chosen: 0, typed: 0, notOnPaper: 0, corrected: 0 },
    ...over,
  });

  it('is said in shares from three on, and counted below', () => {
    const [rates] = layoutRates([
      row({ ok: 1, asked: 1, asRead: 2 }),
      row({ month: '2026-12', ok: 3, asked: 1, typed: 4 }),
    ]);
    expect(rates?.months[0]).toMatchObject({ month: '2026-11', ok: 1, read: null, confirmed: null });
    expect(rates?.months[1]).toMatchObject({ read: { ok: 0.75, asked: 0.25 }, confirmed: { typed: 1, asRead: 0 } });
    expect(rates?.all).toMatchObject({ ok: 4, asked: 2, asRead: 2, typed: 4 });
  });

  it.each([
    [{ ok: 2, asked: 3 }, true],
    [{ ok: 3, asked: 3 }, false],
    [{ ok: 0, asked: 4 }, false],
    [{ asked: 9, supplier: '' }, false],
  ])('names a layout that is often asked about: %o → %s', (counted, worthALook) => {
    expect(layoutRates([row(counted)])).toMatchObject([{ worthALook }]);
  });
});
