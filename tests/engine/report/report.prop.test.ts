import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, monthsFrom } from '../../../src/engine/period.ts';
import type { ReportFirm } from '../../../src/engine/report/input.ts';
import { reportOf } from '../../../src/engine/report/report.ts';
import { reportFirm, reportQuestion, reportRow } from '../../support/report.ts';

const period = { from: '2025-10', to: '2026-01' };
const now = monthsFrom(period.from, period.to);
const months = [...now.map((month) => addMonths(month, -12)), ...now];

/** Ledgers with gaps, figures of zero, a second site, and kinds without a factor. */
const ledgers = fc.array(
  fc.array(
    fc.record({
      month: fc.constantFrom(...months),
      kind: fc.constantFrom('gasoline', 'kerosene', 'water'),
      value: fc.double({ min: 0, max: 5000, noNaN: true }),
      site: fc.constantFrom('main', 'second'),
      known: fc.boolean(),
    } as const),
    { maxLength: 14 },
  ),
  { minLength: 1, maxLength: 4 },
);

type Ledgers = typeof ledgers extends fc.Arbitrary<infer T> ? T : never;

const firmsOf = (given: Ledgers): readonly ReportFirm[] =>
  given.map((rows, at) =>
    reportFirm(
      at + 1,
      rows.map(({ month, kind, value, site, known }, row) => {
        const made = reportRow(month, kind, value, { site, id: `${at}-${row}` });
        return known ? made : { ...made, kgCo2: null, parts: [], scope: null };
      }),
      { meters: [{ site: 'main', kind: 'kerosene' }] },
    ),
  );

const sum = (rows: ReportFirm['rows']) => rows.reduce((all, { kgCo2 }) => all + (kgCo2 ?? 0), 0);

describe('a report over any ledgers', () => {
  it('adds up what the ledgers hold, and knows nothing where they hold nothing', () => {
    fc.assert(
      fc.property(ledgers, (given) => {
        const firms = firmsOf(given);
        const report = reportOf(reportQuestion(firms, { period }));
        for (const [year, months] of [
          ['now', now],
          ['before', now.map((month) => addMonths(month, -12))],
        ] as const) {
          const inYear = (rows: ReportFirm['rows']) =>
            rows.filter(({ month, kind, kgCo2 }) => months.includes(month) && kind !== 'water' && kgCo2 !== null);
          const all = firms.flatMap(({ rows }) => inYear(rows));
          if (all.length === 0) expect(report.whole[year].value).toBeNull();
          else expect(report.whole[year].value).toBeCloseTo(sum(all), 6);
          for (const [at, firm] of firms.entries()) {
            const own = inYear(firm.rows);
            const { value } = report.firms[at]?.part[year] ?? {};
            if (own.length === 0) expect(value).toBeNull();
            else expect(value).toBeCloseTo(sum(own), 6);
          }
        }
      }),
    );
  });

  it('gives months and kinds that add up to their whole, and names the lines of each figure', () => {
    fc.assert(
      fc.property(ledgers, (given) => {
        const { whole, lines } = reportOf(reportQuestion(firmsOf(given), { period }));
        const total = (values: readonly (number | null)[]) =>
          values.reduce<number>((all, value) => all + (value ?? 0), 0);
        expect(total(whole.months.map(({ now: one }) => one.value))).toBeCloseTo(whole.now.value ?? 0, 6);
        expect(total(whole.kinds.map(({ co2 }) => co2.value))).toBeCloseTo(whole.now.value ?? 0, 6);
        for (const { co2 } of whole.kinds)
          expect(total(co2.lines.map((at) => lines[at]?.kgCo2 ?? null))).toBeCloseTo(co2.value ?? 0, 6);
      }),
    );
  });

  it('compares only months that are whole in both years, and tells use from factors without a remainder', () => {
    fc.assert(
      fc.property(ledgers, (given) => {
        const firms = firmsOf(given);
        const { effect } = reportOf(reportQuestion(firms, { period })).whole;
        const isWhole = (firm: ReportFirm, month: string) => {
          const rows = firm.rows.filter((row) => row.month === month && row.kind !== 'water');
          const main = rows.some(({ site, kind }) => site === 'main' && kind === 'kerosene');
          return main && rows.every(({ kgCo2 }) => kgCo2 !== null);
        };
        const meters = (firm: ReportFirm, month: string) =>
          new Set(
            firm.rows.flatMap((row) => (row.month === month && row.kind !== 'water' ? [`${row.site}${row.kind}`] : [])),
          );
        const pairs = firms.flatMap((firm) =>
          now.filter((month) => {
            const old = addMonths(month, -12);
            const [one, other] = [meters(firm, month), meters(firm, old)];
            return (
              isWhole(firm, month) && isWhole(firm, old) && [...one].toSorted().join() === [...other].toSorted().join()
            );
          }),
        );
        expect(effect.months).toBe(pairs.length);
        if (pairs.length === 0) expect(effect.change).toBeNull();
        if (effect.parts !== null)
          expect(effect.parts.activity + effect.parts.factor).toBeCloseTo(effect.change ?? Number.NaN, 6);
      }),
    );
  });

  it('tells everybody no firm, no line, and no sum of fewer than ten', () => {
    const many = fc.array(fc.boolean(), { minLength: 8, maxLength: 14 });
    fc.assert(
      fc.property(many, (uses) => {
        const firms = uses.map((oil, at) =>
          reportFirm(at + 1, [
            reportRow('2025-10', 'electricity', 100 + at, { id: `e${at}` }),
            ...(oil ? [reportRow('2025-10', 'kerosene', 10 + at, { id: `k${at}` })] : []),
          ]),
        );
        const report = reportOf(reportQuestion(firms, { kind: 'publication', period }));
        expect(report.firms).toEqual([]);
        expect(report.lines).toEqual([]);
        expect(JSON.stringify(report)).not.toContain('試験商店');
        expect(report.whole.now.value === null).toBe(uses.length < 10);
        const oil = uses.filter(Boolean).length;
        const figure = (kind: string) => report.whole.kinds.find((one) => one.kind === kind)?.co2.value ?? null;
        if (oil < 10) expect(figure('kerosene')).toBeNull();
        // What is told less what is told of a kind would be the oil of a few.
        if (oil > 0 && oil < 10) expect(figure('electricity')).toBeNull();
      }),
    );
  });
});
