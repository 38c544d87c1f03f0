import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlaceVotes } from '../../../src/engine/bill/learnt/votes.ts';
import { readBill } from '../../../src/engine/bill/read-bill.ts';
import { circuitSupplier, circuits } from '../../support/circuits.ts';
import { paper } from './paper.ts';

const context = { today: '2026-11-25', suppliers: () => [circuitSupplier] };
const sure = [
  '電気ご使用量のお知らせ',
  '令和8年10月分|ご使用期間|9月9日~10月8日',
  'ご使用量||1,715kWh',
  '全日電力量||1,244kWh',
  '最大需要||12kW',
  '請求予定金額||56,470円',
  '(うち消費税等相当額||5,133円)',
  '東京電力エナジーパートナー株式会社',
];
const scans = [
  circuits(10, [1715, 1244, 1120, 980]),
  paper(sure),
  // One recogniser reads another figure at the very same place.
  paper(sure, { digits: { 2: 'ご使用量||1,775kWh' } }),
  paper(sure, { tesseract: { 2: null } }),
];
const signs = ['label', 'column', 'none', 'meter', 'month-named', 'month-range'];

describe('whatever a layout has taught', () => {
  it('makes nothing sure, changes no figure that stays sure, and invents none', () => {
    const place = (known: readonly string[]) =>
      fc.oneof(
        fc.constantFrom(...known),
        fc
          .tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }), fc.constantFrom(...signs))
          .map((parts) => parts.join('/')),
      );
    for (const scan of scans) {
      const before = readBill(scan, context);
      const vote: fc.Arbitrary<PlaceVotes> = fc.record({
        place: place([...before.usages, ...before.months].map((one) => one.place)),
        month: fc.constantFrom('2025-09', '2026-02', '2026-08', '2026-11', '2026-12'),
        right: fc.integer({ min: -1, max: 60 }),
        wrong: fc.integer({ min: -1, max: 60 }),
      });
      fc.assert(
        fc.property(fc.array(vote, { maxLength: 12 }), (votes) => {
          const after = readBill(scan, { ...context, learnt: () => votes });
          if (after.fields.usage.status === 'ok') expect(after.usage).toEqual(before.usage);
          if (before.fields.usage.status === 'review') expect(after.fields.usage.status).toBe('review');
          if (after.fields.month.status === 'ok') expect(after.month).toBe(before.month);
          if (before.fields.month.status === 'review') expect(after.fields.month.status).toBe('review');
          expect(after.months.map(({ month }) => month).toSorted()).toEqual(
            before.months.map(({ month }) => month).toSorted(),
          );
          if (before.status !== 'ok') expect(after.status).toBe(before.status);
          const values = before.usages.map(({ value }) => value).toSorted();
          expect(after.usages.map(({ value }) => value).toSorted()).toEqual(values);
        }),
        { numRuns: 150 },
      );
    }
  });
});
