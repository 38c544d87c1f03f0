import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { altOf } from '../../../src/bot/chart/alt.ts';
import { formatAmount, highestOf, monthAmounts, scaleFor } from '../../../src/bot/chart/amounts.ts';
import { chart } from '../../../src/bot/chart/chart.ts';
import { readChart } from '../../../src/bot/chart/stored-chart.ts';
import { monthText } from '../../../src/bot/chart/words.ts';
import { anyChart, chartWith } from '../../support/charts.ts';

describe('altOf', () => {
  it('says every figure of every month, and never a thing that is no figure', () => {
    fc.assert(
      fc.property(anyChart, (one) => {
        const alt = altOf(one);
        expect(alt).not.toMatch(/NaN|undefined|Infinity|null/);
        expect(alt).toContain('環境省');
        if (one.chart !== 'months') return;
        const scale = scaleFor(highestOf(one), one.unit);
        for (const { month, value } of monthAmounts(one)) {
          if (value !== null) expect(alt).toContain(`${monthText(month, one.locale)} ${formatAmount(value, scale)}`);
        }
      }),
    );
  });

  it('says what is shown, what is missing and where it comes from', () => {
    const series = [
      { name: 'electricity', values: [null, 500], provisional: ['2026-10'] },
      { name: 'before', values: [1010, null] },
    ] as const;
    expect(altOf(chartWith({ series, source: '環境省' }))).toBe(
      '月ごとのCO2排出量（電気）のグラフ。2026年9月～2026年10月、単位：kg-CO2。2026年9月 未登録（前年同月 1,010）、2026年10月 500（暫定）。出所：環境省',
    );
    expect(altOf(chartWith({ chart: 'share', locale: 'en', source: 'MOE' }))).toBe(
      'Chart: What the CO2 comes from. September 2026 – October 2026. Unit: kg-CO2. Made up of: electricity 1,512 81.5%, city gas 344 18.5%. Source: MOE',
    );
    expect(altOf(chartWith({ months: [], series: [], source: '環境省' }))).toBe(
      '月ごとのCO2排出量のグラフ。まだ数字がありません。出所：環境省',
    );
  });
});

describe('the grammar', () => {
  it('takes every chart, and reads it back as it was', () => {
    fc.assert(
      fc.property(anyChart, (one) => {
        expect(readChart(JSON.parse(JSON.stringify(one)))).toEqual(one);
      }),
    );
  });

  it.each([
    ['a row that is too short', { series: [{ name: 'lpg', values: [1] }] }],
    [
      'a row that stands twice',
      {
        series: [
          { name: 'lpg', values: [1, 2] },
          { name: 'lpg', values: [1, 2] },
        ],
      },
    ],
    ['no number', { series: [{ name: 'lpg', values: [Number.NaN, 2] }] }],
    ['a month that there is not', { months: ['2026-13', '2026-12'] }],
    ['an unknown unit', { unit: 'MWh' }],
  ])('refuses %s', (_, parts) => {
    expect(chart.safeParse({ ...chartWith(), ...parts }).success).toBe(false);
  });

  it('reads pictures that were frozen before there was more than one form', () => {
    const old = {
      chart: 'monthly-emissions',
      locale: 'ja',
      months: ['2026-09', '2026-10'],
      series: [{ kind: 'electricity', kgCo2: [812.4, null] }],
      lastYear: [1010, null],
      source: '環境省',
    };
    expect(readChart(old)).toEqual(
      chartWith({
        series: [
          { name: 'electricity', values: [812.4, null] },
          { name: 'before', values: [1010, null] },
        ],
        source: '環境省',
      }),
    );
    expect(readChart({ ...old, lastYear: [] }).series).toHaveLength(1);
    expect(() => readChart({ chart: 'monthly-emissions' })).toThrow();
  });
});
