import { describe, expect, it } from 'vitest';
import {
  formatAmount,
  formatShare,
  highestOf,
  monthAmounts,
  partsOf,
  scaleFor,
} from '../../../src/bot/chart/amounts.ts';
import { unitText } from '../../../src/bot/chart/words.ts';
import { chartWith } from '../../support/charts.ts';

describe('monthAmounts', () => {
  it('sums the kinds of a month', () => {
    expect(monthAmounts(chartWith())).toEqual([
      { month: '2026-09', value: 945.4, isPartial: false, isProvisional: false, before: 1010 },
      { month: '2026-10', value: 910.6, isPartial: false, isProvisional: false, before: null },
    ]);
  });

  it('keeps "not reported" apart from zero', () => {
    const series = [
      { name: 'electricity', values: [null, 0, 5] },
      { name: 'lpg', values: [null, 0, null] },
    ] as const;
    const totals = monthAmounts(chartWith({ months: ['2026-08', '2026-09', '2026-10'], series }));
    expect(totals.map(({ value, isPartial }) => [value, isPartial])).toEqual([
      [null, false],
      [0, false],
      [5, true],
    ]);
  });

  it('takes a month for provisional only where it has the provisional figure', () => {
    const series = [{ name: 'electricity', values: [null, 2], provisional: ['2026-09', '2026-10'] }] as const;
    expect(monthAmounts(chartWith({ series })).map(({ isProvisional }) => isProvisional)).toEqual([false, true]);
  });
});

describe('partsOf', () => {
  it('puts the largest first, and says what is not wholly known', () => {
    const series = [
      { name: 'lpg', values: [1, null] },
      { name: 'electricity', values: [2, 1] },
      { name: 'kerosene', values: [null, null] },
    ] as const;
    expect(partsOf(chartWith({ series }))).toEqual([
      { name: 'electricity', value: 3, isPartial: false, share: 0.75 },
      { name: 'lpg', value: 1, isPartial: true, share: 0.25 },
      { name: 'kerosene', value: null, isPartial: true, share: null },
    ]);
  });

  it('has no shares of nothing', () => {
    const [part] = partsOf(chartWith({ series: [{ name: 'lpg', values: [0, 0] }] }));
    expect(part).toMatchObject({ value: 0, share: null });
  });
});

describe('the scale of a picture', () => {
  it('follows its largest bar, last year and the line to a target included', () => {
    expect(highestOf(chartWith({ series: [{ name: 'before', values: [12_000, 3] }] }))).toBe(12_000);
    expect(highestOf(chartWith({ series: [{ name: 'path', values: [7, 3] }] }))).toBe(7);
    expect(highestOf(chartWith())).toBe(1010);
    expect(highestOf(chartWith({ months: [], series: [] }))).toBe(0);
  });

  it.each([
    [9_999.9, 'kg-CO2', 'ja', 'kg-CO2'],
    [10_000, 'kg-CO2', 'ja', 't-CO2'],
    [2e9, 'kg-CO2', 'ja', '万t-CO2'],
    [99_000, 'kWh', 'ja', 'kWh'],
    [1_234_567, 'kWh', 'ja', '万kWh'],
    [1_234_567, 'kWh', 'en', '10,000 kWh'],
    [2e9, 'kWh', 'ja', '億kWh'],
    [2e9, 'yen', 'ja', '億円'],
    [300_000, 'yen', 'en', '10,000 yen'],
    [12, 'kg-CO2/m2', 'ja', 'kg-CO2/m²'],
    [12, 'kg-CO2/employee', 'en', 'kg-CO2/person'],
  ] as const)('counts up to %d %s in %s as %s, never in M, G or T', (highest, unit, locale, text) => {
    expect(unitText(unit, scaleFor(highest, unit), locale)).toBe(text);
  });
});

describe('formatAmount', () => {
  const kg = scaleFor(1, 'kg-CO2');
  const t = scaleFor(10_000, 'kg-CO2');
  it.each([
    [0, kg, '0'],
    [0.02, kg, '<0.1'],
    [0.4, kg, '0.4'],
    [9.96, kg, '10.0'],
    [12.2, kg, '12'],
    [1234.5, kg, '1,235'],
    [12, t, '<0.1'],
    [300, t, '0.3'],
    [12_345, t, '12.3'],
    [1_234_567, t, '1,235'],
    [5.678, scaleFor(10, 'kg-CO2/m2'), '5.68'],
    [0.001, scaleFor(10, 'kg-CO2/m2'), '<0.01'],
    [1_234_567, scaleFor(1_234_567, 'kWh'), '123.5'],
  ])('writes %d at its scale as %s', (value, scale, text) => {
    expect(formatAmount(value, scale)).toBe(text);
  });

  it('writes shares', () => {
    expect([0, 0.0001, 0.1234, 1].map(formatShare)).toEqual(['0.0%', '<0.1%', '12.3%', '100.0%']);
  });
});
