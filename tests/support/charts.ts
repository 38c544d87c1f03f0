import fc from 'fast-check';
import { type Chart, chartForms } from '../../src/bot/chart/chart.ts';
import { addMonths } from '../../src/engine/period.ts';

/** A chart of two kinds over two months, changed where a test needs it. */
export const chartWith = (parts: Partial<Chart> = {}): Chart => ({
  chart: 'months',
  locale: 'ja',
  unit: 'kg-CO2',
  months: ['2026-09', '2026-10'],
  series: [
    { name: 'electricity', values: [812.4, 700] },
    { name: 'city_gas', values: [133, 210.6] },
    { name: 'before', values: [1010, null] },
  ],
  source: '環境省「電気事業者別排出係数一覧」',
  ...parts,
});

const amount = fc.oneof(
  { weight: 1, arbitrary: fc.constant(null) },
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 99_999_999 }).map((value) => value / 10) },
);

/** Any chart of 0 to 60 months. */
export const anyChart: fc.Arbitrary<Chart> = fc
  .record({
    chart: fc.constantFrom(...chartForms),
    locale: fc.constantFrom('ja', 'en', 'easy'),
    unit: fc.constantFrom('kg-CO2', 'kWh', 'm3', 'yen', 'kg-CO2/m2', 'kg-CO2/employee'),
    count: fc.integer({ min: 0, max: 60 }),
    names: fc.uniqueArray(fc.constantFrom('electricity', 'city_gas', 'lpg', 'total', 'before', 'path'), {
      minLength: 1,
    }),
    isProvisional: fc.boolean(),
  } as const)
  .chain(({ count, names, isProvisional, ...rest }) => {
    const months = Array.from({ length: count }, (_, at) => addMonths('2024-04', at));
    const row = fc.array(amount, { minLength: count, maxLength: count });
    return fc.tuple(...names.map(() => row)).map(
      (rows): Chart => ({
        ...rest,
        months,
        series: names.map((name, at) => ({
          name,
          values: rows[at] ?? [],
          ...(isProvisional ? { provisional: months.slice(-2) } : {}),
        })),
        source: '環境省',
      }),
    );
  });
