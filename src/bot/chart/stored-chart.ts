import { z } from 'zod';
import { energyKinds } from '../../engine/energy/registry.ts';
import { type Chart, chart } from './chart.ts';

const amounts = z.array(z.number().nullable());

/** Pictures as they were frozen before there was more than one form. */
const oldChart = z.object({
  chart: z.literal('monthly-emissions'),
  locale: z.enum(['ja', 'en', 'easy']),
  months: z.array(z.string()),
  series: z.array(z.object({ kind: z.enum(energyKinds), kgCo2: amounts })),
  lastYear: amounts,
  source: z.string(),
});

/**
 * A picture as it lies in the database, also one of an earlier form.
 * @throws {z.ZodError} it is none
 */
export function readChart(body: unknown): Chart {
  const old = oldChart.safeParse(body);
  if (!old.success) return chart.parse(body);
  const { locale, months, series, lastYear, source } = old.data;
  const even = (values: readonly (number | null)[]) => months.map((_, at) => values[at] ?? null);
  const before = even(lastYear);
  return chart.parse({
    chart: 'months',
    ...{ locale, unit: 'kg-CO2', months, source },
    series: [
      ...series.map(({ kind, kgCo2 }) => ({ name: kind, values: even(kgCo2) })),
      ...(before.some((value) => value !== null) ? [{ name: 'before', values: before }] : []),
    ],
  });
}
