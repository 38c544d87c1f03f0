import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newestYear, type PeerFirm, peersOf, sizeClass } from '../../../src/engine/observation/peers.ts';
import { addMonths, monthsFrom } from '../../../src/engine/period.ts';

const firm = (id: string, kgCo2: number | null, more: Partial<PeerFirm> = {}): PeerFirm => ({
  ...{ id, industry: 'E-09', employees: 12, kgCo2, agrees: true },
  ...more,
});
const own = firm('own', 1000);
const firms = fc.array(
  fc.record({
    id: fc.integer({ min: 0, max: 40 }).map(String),
    industry: fc.constantFrom('E-09', 'E-24', 'E', 'P-83', null),
    employees: fc.constantFrom(3, 12, 15, 80, null),
    kgCo2: fc.oneof(fc.double({ min: 0, max: 1e6, noNaN: true }), fc.constant(null)),
    agrees: fc.boolean(),
  }),
  { maxLength: 60 },
);

describe('comparing with other firms', () => {
  it('never shows anything of fewer than ten others that agreed, are of the same size, and are known', () => {
    fc.assert(
      fc.property(firms, fc.integer({ min: 1, max: 15 }), (all, fewest) => {
        const found = peersOf(own, all, fewest);
        if (typeof found === 'string') return;
        const counted = all.filter(
          (one) => one.id !== 'own' && one.agrees && one.kgCo2 !== null && sizeClass(one.employees) === sizeClass(12),
        );
        expect(found.firms).toBeGreaterThanOrEqual(Math.max(10, fewest));
        expect(found.firms).toBeLessThanOrEqual(counted.length);
      }),
      { numRuns: 300 },
    );
  });

  it('tells of ten others no single figure: whatever the own one is, only a median of two digits comes out', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 999_999 }), { minLength: 10, maxLength: 10 }),
        fc.array(fc.integer({ min: 1, max: 999_999 }), { minLength: 1, maxLength: 20 }),
        (figures, tried) => {
          const others = figures.map((kgCo2, at) => firm(`${at}`, kgCo2));
          const seen = tried.map((kgCo2) => peersOf({ ...own, kgCo2 }, [...others, { ...own, kgCo2 }], 10));
          const medians = new Set(seen.map((one) => (typeof one === 'string' ? one : one.median)));
          expect(medians.size).toBe(1);
          const [median] = medians;
          expect(median).toBe(Number(Number(median).toPrecision(2)));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('does not change when a firm that does not agree, or one without a whole year, changes', () => {
    const others = Array.from({ length: 10 }, (_, at) => firm(`${at}`, 100 * (at + 1)));
    const silent = (kgCo2: number) => firm('silent', kgCo2, { agrees: false });
    expect(peersOf(own, [...others, silent(1)], 10)).toEqual(peersOf(own, [...others, silent(1e9)], 10));
    expect(peersOf(own, [...others, firm('gap', null)], 10)).toEqual(peersOf(own, others, 10));
    expect(peersOf(own, others.slice(1), 10)).toBe('too-few');
  });

  it('says the quarter, the median and with whom', () => {
    const others = Array.from({ length: 12 }, (_, at) => firm(`${at}`, 100 * (at + 1)));
    const at = (kgCo2: number) => peersOf(firm('own', kgCo2), others, 10);
    expect([at(100), at(500), at(800), at(5000)].map((one) => (typeof one === 'string' ? one : one.quarter))).toEqual([
      ...[1, 2, 3, 4],
    ]);
    expect(at(500)).toEqual({ firms: 12, median: 650, own: 500, quarter: 2, trade: 'group' });
    const near = others.map((one, place) => (place < 5 ? { ...one, industry: 'E-24' } : one));
    expect(peersOf(own, near, 10)).toMatchObject({ firms: 12, trade: 'division' });
    expect(peersOf({ ...own, industry: null }, others, 10)).toBe('own-kind');
    expect(peersOf({ ...own, kgCo2: null }, others, 10)).toBe('own-year');
  });

  it('takes only a whole year that is not long ago', () => {
    const year = monthsFrom('2025-11', '2026-10').map((month) => ({ month, kgCo2: 10 }));
    expect(newestYear(year, '2026-11')).toBe(120);
    expect(newestYear(year, '2027-04')).toBe(120);
    expect(newestYear(year, '2027-05')).toBeNull();
    expect(newestYear([...year, { month: addMonths('2026-10', 1), kgCo2: null }], '2026-12')).toBe(120);
    expect(newestYear(year.slice(1), '2026-11')).toBeNull();
  });
});
