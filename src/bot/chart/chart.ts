import { z } from 'zod';
import { energyKinds } from '../../engine/energy/registry.ts';

/** The pictures there are: bars of kinds by month, parts of a whole, lines over time, CO2 by size, the way to a target. */
export const chartForms = ['months', 'share', 'trend', 'intensity', 'target'] as const;

/** Units that a picture can count in. Larger ones are made from them when it is drawn (t, 万, 億). */
export const chartUnits = [
  ...['kg-CO2', 'kg-CO2/m2', 'kg-CO2/employee'],
  ...['kWh', 'm3', 'L', 'kg', 'GJ', 'yen'],
] as const;
export type ChartUnit = (typeof chartUnits)[number];

/** What a row of figures is of: a kind, everything together, the year before, or the line to the target. */
export const seriesNames = [...energyKinds, 'total', 'before', 'path'] as const;
export type SeriesName = (typeof seriesNames)[number];

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const mostMonths = 60;

const series = z.strictObject({
  name: z.enum(seriesNames),
  /** One for each month; `null` = not known: drawn as a gap, never as zero. */
  values: z.array(z.number().nullable()).readonly(),
  /** The months of which the figure is provisional. */
  provisional: z.array(month).readonly().optional(),
});

/** One row of figures of a picture. */
export type ChartSeries = z.infer<typeof series>;

/**
 * A picture as data: the figures of some rows over the same months, in one unit, with their source. The form says how
 * they are drawn, so the same figures can be shown in several ways. Months are `YYYY-MM`, oldest first, at most 60.
 */
export const chart = z
  .strictObject({
    chart: z.enum(chartForms),
    locale: z.enum(['ja', 'en', 'easy']),
    unit: z.enum(chartUnits),
    months: z.array(month).max(mostMonths).readonly(),
    series: z.array(series).readonly(),
    /** 出所: the line that is printed inside the picture. */
    source: z.string(),
  })
  .refine(({ months, series: all }) => all.every(({ values }) => values.length === months.length), {
    error: 'each row has one figure for each month',
  })
  .refine(({ series: all }) => new Set(all.map(({ name }) => name)).size === all.length, {
    error: 'each row stands once',
  });
export type Chart = z.infer<typeof chart>;

/** The rows that are drawn as what was: all but the year before and the line to a target. */
export function ownSeries({ series: all }: Chart): readonly ChartSeries[] {
  return all.filter(({ name }) => name !== 'before' && name !== 'path');
}

/** A row by its name. */
export function seriesOf({ series: all }: Chart, name: SeriesName): ChartSeries | null {
  return all.find((one) => one.name === name) ?? null;
}
