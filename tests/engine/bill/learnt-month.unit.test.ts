import { describe, expect, it } from 'vitest';
import type { PlaceVotes } from '../../../src/engine/bill/learnt/votes.ts';
import { readBill } from '../../../src/engine/bill/read-bill.ts';
import { circuitSupplier } from '../../support/circuits.ts';
import { paper } from './paper.ts';

const bill = (named: string, range: string) =>
  paper([
    '電気ご使用量のお知らせ',
    `${named}|ご使用期間|${range}`,
    'ご使用量||1,715kWh',
    '請求予定金額||56,470円',
    '(うち消費税等相当額||5,133円)',
    '東京電力エナジーパートナー株式会社',
  ]);
// Named for the month of the bill, while the days lie in the month before: which is meant the supplier knows.
const torn = bill('令和8年10月分', '8月9日~9月8日');
const plain = bill('令和8年10月分', '9月9日~10月8日');
const read = (votes: readonly PlaceVotes[], scan = torn) =>
  readBill(scan, { today: '2026-11-25', suppliers: () => [circuitSupplier], learnt: () => votes });
const vote = (place: string, month: string, right: number, wrong = 0): PlaceVotes => ({ place, month, right, wrong });
const [first, second] = read([]).months;
const twice = (place = ''): readonly PlaceVotes[] => [vote(place, '2026-10', 3), vote(place, '2026-11', 3)];

describe('what owners confirmed of the month of a layout', () => {
  it('is remembered by the place that named it and how, not by the month', () => {
    expect([first?.month, second?.month].toSorted()).toEqual(['2026-09', '2026-10']);
    for (const one of [first, second]) expect(one?.place).toMatch(/^\d+\/\d+\/month-(named|range|day)$/);
  });

  it('brings the month that stands there to the front, and stays a question', () => {
    const before = read([]);
    const after = read([...twice(second?.place), vote(first?.place ?? '', '2026-11', 0, 3)]);
    expect(after).toMatchObject({ status: 'review', month: second?.month, period: null });
    expect(after.fields.month).toMatchObject({ status: 'review', candidates: [second?.month, first?.month] });
    expect(after.usage).toEqual(before.usage);
  });

  it('changes nothing by one vote, and nothing of the amount', () => {
    expect(read([vote(second?.place ?? '', '2026-11', 1)])).toEqual(read([]));
    expect(read(twice(first?.place)).fields.usage).toEqual(read([]).fields.usage);
  });

  it('asks about a month that was sure and was often turned down', () => {
    const [own] = read([], plain).months;
    expect(read([], plain).status).toBe('ok');
    expect(read(twice(own?.place), plain)).toEqual(read([], plain));
    expect(read([vote(own?.place ?? '', '2026-11', 0, 2)], plain)).toMatchObject({
      status: 'review',
      reason: 'layout-differs',
      fields: { month: { status: 'review', why: 'layout-differs' }, usage: { status: 'ok' } },
    });
  });
});
