import { describe, expect, it } from 'vitest';
import { fileName } from '../../../src/engine/report/file-name.ts';
import type { ReportFirm } from '../../../src/engine/report/input.ts';
import { reportOf } from '../../../src/engine/report/report.ts';
import { tooSmall } from '../../../src/engine/report/suppress.ts';
import { reportFirm as anyFirm, reportQuestion, reportRow } from '../../support/report.ts';

const meters = [{ site: 'main', kind: 'kerosene' }] as const;
const reportFirm: typeof anyFirm = (number, rows, over) => anyFirm(number, rows, { meters, ...over });
const rows = ['2024-10', '2024-11', '2025-10', '2025-11'].map((month, at) =>
  reportRow(month, 'kerosene', 1000 - at * 100),
);
const withFirst = (over: Partial<ReportFirm>) =>
  reportOf(reportQuestion([reportFirm(1, rows, over), reportFirm(2, rows)]));

describe('who is in a report', () => {
  it('counts those that took back their consent, and those that do not agree to this reader', () => {
    const no = { use: true, client: false, statistics: false };
    const { counts, firms } = withFirst({ consents: no });
    expect(counts).toMatchObject({ firms: 1, reporting: 1, withdrawn: 0, withheld: 1 });
    expect(firms.map(({ number }) => number)).toEqual([2]);
    expect(withFirst({ consents: { ...no, use: false } }).counts).toMatchObject({
      firms: 1,
      withdrawn: 1,
      withheld: 0,
    });
  });

  it('leaves nothing of them in it', () => {
    const secret = { name: '秘密商店', consents: { use: true, client: false, statistics: true } };
    const marked = rows.map((row) => ({ ...row, id: `secret-${row.id}` }));
    const report = reportOf(reportQuestion([reportFirm(1, marked, secret), reportFirm(2, rows)]));
    expect(JSON.stringify(report)).not.toMatch(/秘密商店|secret-/);
  });
});

describe('the five items', () => {
  const full = {
    proposals: [{ measureId: 'm', title: '照明', step: 'proposed', day: '2025-11-01' }],
    opinions: [{ day: '2025-11-01', words: '意見' }],
  } as const;
  const lacks = (over: Partial<ReportFirm>) =>
    reportOf(reportQuestion([reportFirm(1, rows, { ...full, ...over })])).lacks;

  it('are all there', () => expect(lacks({})).toEqual([]));
  it.each([
    ['profile', { employees: null }, [1]],
    ['profile', { place: null }, [1]],
    ['proposals', { proposals: [] }, []],
    ['opinions', { opinions: [] }, []],
  ] as const)('names %s when it is missing', (item, over, firms) => {
    expect(lacks(over)).toEqual([{ item, firms }]);
  });
  it('names a firm without figures, and the trend that nobody can see then', () => {
    expect(lacks({ rows: [] })).toEqual([
      { item: 'energy', firms: [1] },
      { item: 'trend', firms: [] },
    ]);
  });
  it('names all five without a firm', () => {
    expect(reportOf(reportQuestion([])).lacks).toHaveLength(5);
  });
});

describe('figures', () => {
  it('are unknown without a figure, and partial where a month is missing', () => {
    const [first] = rows;
    const { whole } = reportOf(reportQuestion([reportFirm(1, first === undefined ? [] : [first])]));
    expect(whole.now).toMatchObject({ value: null, partial: true });
    expect(whole.before).toMatchObject({ partial: true, unit: 'kg-CO2', period: { from: '2024-10', to: '2024-11' } });
    expect(whole.before.value).toBeGreaterThan(0);
    expect(whole.effect).toMatchObject({ change: null, months: 0 });
  });

  it('keep zero apart from unknown', () => {
    const { whole } = reportOf(reportQuestion([reportFirm(1, [reportRow('2025-10', 'kerosene', 0)])]));
    expect(whole.months.map(({ now }) => now.value)).toEqual([0, null]);
  });

  it('are provisional where a factor is', () => {
    const provisional = rows.map((row) => ({ ...row, provisional: row.month === '2025-11' }));
    const { whole } = reportOf(reportQuestion([reportFirm(1, provisional)]));
    expect(whole.months.map(({ now }) => now.provisional)).toEqual([false, true]);
    expect(whole.now.provisional).toBe(true);
    expect(whole.before.provisional).toBe(false);
  });

  it('do not compare a month in which one of two sites is missing', () => {
    const meters = [
      { site: 'main', kind: 'kerosene' },
      { site: 'second', kind: 'kerosene' },
    ] as const;
    const second = rows.slice(0, 3).map((row) => ({ ...row, id: `s${row.id}`, site: 'second' }));
    const { effect } = reportOf(reportQuestion([reportFirm(1, [...rows, ...second], { meters })])).whole;
    expect(effect.months).toBe(1);
  });

  it('tell a change of the factor from a change of use', () => {
    const effect = (before: number, now: number) => {
      const both = [reportRow('2022-10', 'kerosene', before), reportRow('2023-10', 'kerosene', now)];
      const period = { from: '2023-10', to: '2023-10' };
      return reportOf(reportQuestion([reportFirm(1, both)], { period })).whole.effect;
    };
    // The ordinance's factor of kerosene: 2.489... until FY2022, 2.502... from FY2023.
    const same = effect(1000, 1000);
    expect(same.parts?.activity).toBeCloseTo(0, 8);
    expect(same.parts?.factor).toBeCloseTo(13.2, 1);
    const less = effect(1000, 800);
    expect(less.parts?.activity).toBeCloseTo(-200 * 2.48948, 1);
    expect((less.parts?.activity ?? 0) + (less.parts?.factor ?? 0)).toBeCloseTo(less.change ?? Number.NaN, 8);
    // Nothing was used then: all of the change is use, and no percentage can be said.
    expect(effect(0, 10)).toMatchObject({ percent: null, parts: { factor: 0 } });
  });

  it('keep waste and water out of the total', () => {
    const water = reportRow('2025-10', 'water', 30);
    const { whole } = reportOf(reportQuestion([reportFirm(1, [...rows, water])]));
    expect(whole.others.map(({ kind, use }) => [kind, use.value])).toEqual([['water', 30]]);
    expect(whole.now.value).toBe(reportOf(reportQuestion([reportFirm(1, rows)])).whole.now.value);
  });
});

describe('the version for everybody', () => {
  const many = Array.from({ length: 12 }, (_, at) =>
    reportFirm(
      at + 1,
      rows.map((row) => ({ ...row, id: `${at}-${row.id}` })),
    ),
  );
  const open = reportOf(reportQuestion(many, { kind: 'publication' }));
  it('tells the sums of enough firms, the change, and the documents', () => {
    expect(open.whole.now.value).toBeGreaterThan(0);
    expect(open.whole.effect.percent).toBeLessThan(0);
    expect(open.groups).toMatchObject([{ industry: '09', firms: 12, co2: { value: open.whole.now.value } }]);
    expect(open.sources).toMatchObject([{ factorIds: [], publisher: expect.any(String) }]);
  });
  it('names no factor, no line and no number of a firm', () => {
    expect(JSON.stringify(open)).not.toMatch(/kerosene\.r2023|0-kerosene|"firms":\[\d/);
  });
  it('does not tell the change where the whole less the comparison would be that of few', () => {
    const [first, ...others] = many;
    const gap = first === undefined ? [] : [{ ...first, rows: first.rows.slice(1) }];
    const { effect, now } = reportOf(reportQuestion([...gap, ...others], { kind: 'publication' })).whole;
    expect(now.value).toBeGreaterThan(0);
    expect(effect).toMatchObject({ change: null, percent: null, parts: null, now: { suppressed: true, value: null } });
  });
});

describe('groups', () => {
  const of = (key: string, from: number, count: number) => ({
    key,
    firms: new Set(Array.from({ length: count }, (_, at) => from + at)),
  });
  it('hide a small one together with the next, or the rest would tell it', () => {
    expect([...tooSmall([of('a', 1, 3), of('b', 10, 12), of('c', 30, 20)], 10)]).toEqual(['a', 'b']);
  });
  it('hide small ones alone when together they are enough', () => {
    expect([...tooSmall([of('a', 1, 5), of('b', 10, 6), of('c', 30, 20)], 10)]).toEqual(['a', 'b']);
  });
  it('hide nothing when all are large', () => {
    expect(tooSmall([of('a', 1, 10), of('c', 30, 20)], 10).size).toBe(0);
  });
  it('in a report have neither figure nor number when they are small', () => {
    const { groups } = reportOf(reportQuestion([reportFirm(1, rows), reportFirm(2, rows, { industry: '76' })]));
    expect(groups).toMatchObject([
      { industry: '09', firms: null, co2: { value: null, suppressed: true, lines: [] } },
      { industry: '76', firms: null, co2: { value: null, suppressed: true, lines: [] } },
    ]);
  });
});

describe('the name of a file', () => {
  const named = {
    code: 'city',
    kind: 'periodic',
    firm: null,
    period: { from: '2025-10', to: '2025-11' },
    number: 2,
    madeOn: '2026-01-05',
  } as const;
  it('says what is inside', () => {
    expect(fileName({ ...named, approvedBy: null })).toBe('city_periodic_2025-10_2025-11_v2_draft_2026-01-05');
    expect(fileName({ ...named, kind: 'firm', firm: 12, approvedBy: '山田' })).toBe(
      'city_firm12_2025-10_2025-11_v2_approved_2026-01-05',
    );
  });
});
