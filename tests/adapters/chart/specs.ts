import type { ChartSpec } from '../../../src/bot/chart.ts';

/** A chart of two kinds over two months, changed where a test needs it. */
export const specWith = (parts: Partial<ChartSpec> = {}): ChartSpec => ({
  chart: 'monthly-emissions',
  locale: 'ja',
  months: ['2026-09', '2026-10'],
  series: [
    { kind: 'electricity', kgCo2: [812.4, 700] },
    { kind: 'city_gas', kgCo2: [133, 210.6] },
  ],
  lastYear: [1010, null],
  source: '環境省「電気事業者別排出係数一覧」',
  ...parts,
});
