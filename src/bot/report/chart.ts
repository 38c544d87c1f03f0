import { monthsFrom } from '../../engine/period.ts';
import { figureOf } from '../../engine/report/figure.ts';
import type { Part } from '../../engine/report/part.ts';
import type { Report } from '../../engine/report/report-shape.ts';
import { altOf } from '../chart/alt.ts';
import type { Chart } from '../chart/chart.ts';
import type { Pen } from './words.ts';
import type { ReportBlock } from './written.ts';

// What one picture can show side by side.
const mostMonths = 60;

/** A picture of a part's months by kind; none where nothing is known or the months are too many for one picture. */
export function chartBlocks(
  pen: Pen,
  report: Report,
  { part, source }: { readonly part: Part; readonly source: string },
): readonly ReportBlock[] {
  const months = monthsFrom(report.period.from, report.period.to);
  const { firms } = part.now.pick;
  const series = part.kinds.map(({ kind }) => ({
    name: kind,
    values: months.map((month) => {
      const pick = { measure: 'co2', year: 'now', month, kind, ...(firms === undefined ? {} : { firms }) } as const;
      return figureOf(report.lines, pick, { period: { from: month, to: month } }).value;
    }),
    provisional: months.filter((month) =>
      report.lines.some(
        (one) =>
          one.provisional &&
          one.year === 'now' &&
          one.month === month &&
          one.kind === kind &&
          (firms === undefined || firms.includes(one.firm)),
      ),
    ),
  }));
  const isEmpty = series.every(({ values }) => values.every((value) => value === null));
  if (isEmpty || months.length > mostMonths) return [];
  const before = part.months.map((one) => (one.before.partial ? null : one.before.value));
  const isKnown = before.some((value) => value !== null);
  const chart: Chart = {
    ...{ chart: 'months', locale: pen.locale, unit: 'kg-CO2', months, source },
    series: [...series, ...(isKnown ? [{ name: 'before', values: before } as const] : [])],
  };
  return [{ block: 'chart', chart, alt: altOf(chart) }];
}
