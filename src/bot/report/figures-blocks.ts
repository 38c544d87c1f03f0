import type { KindFigures, Part } from '../../engine/report/part.ts';
import type { FirmReport, Report } from '../../engine/report/report-shape.ts';
import { formatMonth } from '../text/dates.ts';
import { formatUnit } from '../text/numbers.ts';
import {
  differenceCell,
  figureCell,
  figureText,
  industryText,
  type Pen,
  say,
  spanText,
  table,
  words,
} from './words.ts';
import type { ReportBlock, ReportTable } from './written.ts';

/** The sum of a part in a sentence. */
export function sumBlock(pen: Pen, { now, before }: Part): ReportBlock {
  const period = spanText(pen, now.period);
  const [co2, old] = [now, before].map((figure) => figureText(pen, figure, figure.unit));
  return { block: 'paragraph', text: say(pen, 'reporting.sum', { period, co2: co2 ?? '', before: old ?? '' }) };
}

/** Use and CO2 by kind. */
export function kindsTable(pen: Pen, part: Part, caption: string): ReportTable {
  const total = [
    { text: say(pen, 'reporting.total') },
    ...[words(pen, ''), words(pen, '')],
    ...[figureCell(pen, part.now), figureCell(pen, part.before)],
  ];
  return table(pen, caption, { heads: kindHeads, rows: [...part.kinds.map((kind) => kindRow(pen, kind)), total] });
}

const kindHeads = [
  'reporting.kind',
  'reporting.use-now',
  'reporting.use-before',
  'reporting.co2-now',
  'reporting.co2-before',
];

/** Water and waste, where there are any. */
export function othersBlocks(pen: Pen, { others }: Part): readonly ReportBlock[] {
  if (others.length === 0) return [];
  const rows = others.map((kind) => kindRow(pen, kind));
  return [table(pen, say(pen, 'reporting.caption-others'), { heads: kindHeads, rows })];
}

function kindRow(pen: Pen, { kind, use, useBefore, co2, co2Before }: KindFigures) {
  return [
    { text: say(pen, `kinds.${kind}`) },
    figureCell(pen, use, formatUnit(use.unit)),
    figureCell(pen, useBefore, formatUnit(useBefore.unit)),
    figureCell(pen, co2),
    figureCell(pen, co2Before),
  ];
}

/** CO2 by month beside the year before. */
export function monthsTable(pen: Pen, { months }: Part): ReportTable {
  const heads = ['reporting.month', 'reporting.co2-now', 'reporting.co2-before', 'reporting.change'];
  const rows = months.map(({ month, now, before }) => [
    { text: formatMonth(month, pen.locale) },
    figureCell(pen, now),
    figureCell(pen, before),
    // A month that is not whole would look like a saving.
    now.partial || before.partial ? words(pen, null) : differenceCell(pen, now, before),
  ]);
  return table(pen, say(pen, 'reporting.caption-months'), { heads, rows });
}

/** CO2 by firm, by number. */
export function firmsTable(pen: Pen, firms: readonly FirmReport[]): ReportTable {
  const heads = ['reporting.firm', 'reporting.name', 'reporting.co2-now', 'reporting.co2-before'];
  const rows = firms.map(({ number, name, part }) => [
    { text: String(number) },
    words(pen, name),
    figureCell(pen, part.now),
    figureCell(pen, part.before),
  ]);
  return table(pen, say(pen, 'reporting.caption-firms'), { heads, rows });
}

/** CO2 by industry; small groups without their figure. */
export function groupsBlocks(pen: Pen, { groups }: Report): readonly ReportBlock[] {
  if (groups.length === 0) return [];
  const heads = ['reporting.industry', 'reporting.count', 'reporting.co2-now'];
  const rows = groups.map(({ industry, firms, co2 }) => [
    { text: industryText(pen, industry) ?? say(pen, 'reporting.industry-unknown') },
    { text: firms === null ? say(pen, 'reporting.suppressed') : String(firms) },
    figureCell(pen, co2),
  ]);
  return [table(pen, say(pen, 'reporting.caption-groups'), { heads, rows })];
}
