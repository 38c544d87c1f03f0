import { monthsFrom } from '../../engine/period.ts';
import { figureOf } from '../../engine/report/figure.ts';
import type { Part } from '../../engine/report/part.ts';
import type { Report } from '../../engine/report/report-shape.ts';
import { type Pen, say } from './words.ts';
import type { ReportBlock } from './written.ts';

// What one picture can show side by side.
const mostMonths = 13;

/** A picture of a part's months by kind; none where nothing is known or the months are too many for one picture. */
export function chartBlocks(
  pen: Pen,
  report: Report,
  { part, source }: { readonly part: Part; readonly source: string },
): readonly ReportBlock[] {
  const months = monthsFrom(report.period.from, report.period.to);
  const { firms } = part.now.pick;
  const series = part.kinds.map(({ kind }) => ({
    kind,
    kgCo2: months.map((month) => {
      const pick = { measure: 'co2', year: 'now', month, kind, ...(firms === undefined ? {} : { firms }) } as const;
      return figureOf(report.lines, pick, { period: { from: month, to: month } }).value;
    }),
  }));
  const isEmpty = series.every(({ kgCo2 }) => kgCo2.every((value) => value === null));
  if (isEmpty || months.length > mostMonths) return [];
  const lastYear = part.months.map(({ before }) => (before.partial ? null : before.value));
  const chart = { chart: 'monthly-emissions', locale: pen.locale, months, series, lastYear, source } as const;
  return [{ block: 'chart', chart, alt: say(pen, 'reporting.chart-alt') }];
}
