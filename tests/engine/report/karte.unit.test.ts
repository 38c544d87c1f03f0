import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cohortOf, positionOf } from '../../../src/engine/report/cohort.ts';
import type { ReportFirm } from '../../../src/engine/report/input.ts';
import { pairingOf } from '../../../src/engine/report/pairing.ts';
import { reportOf } from '../../../src/engine/report/report.ts';
import { reportFirm, reportQuestion, reportRow } from '../../support/report.ts';

const months = ['2024-10', '2024-11', '2025-10', '2025-11'];
const period = { from: '2025-10', to: '2025-11' };
const meters = ['main', 'second'].map((site) => ({ site, kind: 'kerosene' as const }));
const sites = [
  { id: 'main', name: '本店' },
  { id: 'second', name: '倉庫' },
];

/** A firm whose two places use so many times as much this year. */
const firm = (number: number, times: number, over: Partial<ReportFirm> = {}): ReportFirm => {
  const rows = months.flatMap((month) =>
    sites.map(({ id: site }, at) =>
      reportRow(month, 'kerosene', (at + 1) * (month < '2025' ? 100 : 100 * times), {
        site,
        id: `${number}-${site}-${month}`,
      }),
    ),
  );
  return reportFirm(number, rows, { meters, sites, ...over });
};
const cohort = (firms: readonly ReportFirm[]) => cohortOf(firms, pairingOf(firms, period, '2026-01-01'));

describe('the places of a firm', () => {
  const firms = Array.from({ length: 12 }, (_, at) => firm(at + 1, 0.8 + at * 0.05));
  const own = (given: ReportFirm, among: readonly ReportFirm[]) =>
    reportOf(reportQuestion([given], { kind: 'firm', period, cohort: cohort(among) })).firms[0]?.karten ?? [];

  it('have their own change, which adds up to that of the firm, and name the lines', () => {
    const report = reportOf(reportQuestion([firm(1, 0.9)], { kind: 'firm', period, cohort: null }));
    const [main, second] = report.firms[0]?.karten ?? [];
    expect(main).toMatchObject({ site: 1, name: '本店', position: null });
    expect(main?.percent).toBeCloseTo(-10, 8);
    expect((main?.now.value ?? 0) + (second?.now.value ?? 0)).toBeCloseTo(report.whole.effect.now.value ?? 0, 8);
    expect(main?.now.lines.map((at) => report.lines[at]?.site)).toEqual([1, 1]);
  });

  it('stand among those of others, without anything of whose they are', () => {
    expect(own(firms[0] ?? firm(1, 1), firms).map(({ position }) => position?.quarter)).toEqual([1, 1]);
    expect(own(firms[11] ?? firm(1, 1), firms).map(({ position }) => position)).toMatchObject([
      { quarter: 4, places: 24 },
      { quarter: 4, places: 24 },
    ]);
    expect(JSON.stringify(cohort(firms))).not.toMatch(/店|main/);
  });

  it('stand nowhere while fewer than ten others agree to statistics, or nothing can be compared', () => {
    expect(own(firm(1, 1), firms.slice(0, 9)).map(({ position }) => position)).toEqual([null, null]);
    const silent = firms.map((one) => ({ ...one, consents: { ...one.consents, statistics: false } }));
    expect(cohort(silent)).toEqual({ percents: [], firms: 0 });
    const none = { ...firm(1, 1), rows: [] };
    expect(own(none, firms).map(({ percent, position }) => [percent, position])).toEqual([
      [null, null],
      [null, null],
    ]);
  });

  it('are told in no other report', () => {
    const report = reportOf(reportQuestion(firms, { kind: 'city', period }));
    expect(report.firms.flatMap(({ karten }) => karten)).toEqual([]);
    expect(JSON.stringify(report)).not.toContain('倉庫');
  });

  it('keep their order: who cut more is never in a worse quarter', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -90, max: 90, noNaN: true }), { minLength: 10, maxLength: 60 }),
        (percents) => {
          const among = { percents: percents.toSorted((a, b) => a - b), firms: percents.length };
          const quarters = among.percents.map((one) => positionOf(one, among, 10)?.quarter ?? 0);
          expect(quarters).toEqual(quarters.toSorted((a, b) => a - b));
        },
      ),
    );
  });
});

describe('months that are not over', () => {
  const question = (madeOn: string) =>
    reportQuestion([firm(1, 1)], { period: { from: '2025-10', to: '2026-03' }, madeOn });

  it('are not missing, and a sum that is said to hold them is not whole', () => {
    const report = reportOf(question('2025-12-01'));
    expect(report.whole.now.partial).toBe(true);
    expect(report.whole.kinds.map(({ use }) => use.partial)).toEqual([true]);
    expect(reportOf({ ...question('2025-12-01'), period }).whole.now.partial).toBe(false);
    expect(report.firms[0]?.issues.some(({ id }) => id === 'months-missing')).toBe(false);
    expect(report.whole.effect.months).toBe(2);
    expect(report.whole.months.map(({ now }) => now.value === null)).toEqual([false, false, true, true, true, true]);
  });

  it('are missing once they are over', () => {
    const report = reportOf(question('2026-01-01'));
    expect(report.whole.now.partial).toBe(true);
    expect(report.firms[0]?.issues).toContainEqual({
      id: 'months-missing',
      kind: 'kerosene',
      count: 1,
      first: '2025-12',
    });
  });
});
