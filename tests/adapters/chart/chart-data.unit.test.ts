import { describe, expect, it } from 'vitest';
import { formatAmount, highest, monthTotals, unitFor } from '../../../src/adapters/chart/chart-data.ts';
import { specWith } from './specs.ts';

describe('monthTotals', () => {
  it('sums the kinds of a month', () => {
    expect(monthTotals(specWith())).toEqual([
      { month: '2026-09', kgCo2: 945.4, isPartial: false, lastYearKgCo2: 1010 },
      { month: '2026-10', kgCo2: 910.6, isPartial: false, lastYearKgCo2: null },
    ]);
  });

  it('keeps "not reported" apart from zero', () => {
    const series = [
      { kind: 'electricity', kgCo2: [null, 0, 5] },
      { kind: 'lpg', kgCo2: [null, 0, null] },
    ] as const;
    const totals = monthTotals(specWith({ months: ['2026-08', '2026-09', '2026-10'], series, lastYear: [] }));
    expect(totals.map(({ kgCo2, isPartial }) => [kgCo2, isPartial])).toEqual([
      [null, false],
      [0, false],
      [5, true],
    ]);
  });
});

describe('the unit of a picture', () => {
  it('follows its largest bar, last year included', () => {
    expect(unitFor(9_999.9)).toBe('kg');
    expect(unitFor(10_000)).toBe('t');
    expect(highest(monthTotals(specWith({ lastYear: [12_000, 3] })))).toBe(12_000);
    expect(highest([])).toBe(0);
  });
});

describe('formatAmount', () => {
  it.each([
    [0, 'kg', '0'],
    [0.02, 'kg', '<0.1'],
    [0.4, 'kg', '0.4'],
    [9.96, 'kg', '10.0'],
    [12.2, 'kg', '12'],
    [1234.5, 'kg', '1,235'],
    [12, 't', '<0.1'],
    [300, 't', '0.3'],
    [12_345, 't', '12.3'],
    [1_234_567, 't', '1,235'],
  ] as const)('writes %d kg in %s as %s', (kgCo2, unit, text) => {
    expect(formatAmount(kgCo2, unit)).toBe(text);
  });
});
