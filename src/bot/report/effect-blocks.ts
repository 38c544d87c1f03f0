import type { Effect } from '../../engine/report/effect.ts';
import type { FirmReport, Report } from '../../engine/report/report-shape.ts';
import { differenceCell, figureCell, type Pen, say, signed, table, words } from './words.ts';
import type { ReportBlock, ReportCell } from './written.ts';

/** The effect of all in sentences and a table, firm by firm where firms are told. */
export function effectBlocks(
  pen: Pen,
  { effect, firms }: { readonly effect: Effect; readonly firms: readonly FirmReport[] },
): readonly ReportBlock[] {
  const text = (key: string): ReportBlock => ({ block: 'paragraph', text: say(pen, key) });
  if (effect.now.suppressed) return [text('reporting.effect-hidden')];
  if (effect.change === null) return [text('reporting.effect-none')];
  const over = { firms: effect.firms, months: effect.months };
  const rows = [
    ...firms.map(({ number, part }) => effectRow(pen, String(number), part.effect)),
    effectRow(pen, say(pen, 'reporting.total'), effect),
  ];
  return [
    { block: 'paragraph', text: [...sumOf(pen, effect), say(pen, 'reporting.effect-over', over)].join('\n') },
    table(pen, say(pen, 'reporting.caption-effect'), { heads, rows }),
    text('reporting.effect-parts'),
  ];
}

/** What came of it, before all tables. */
function sumOf(pen: Pen, { change, percent, now }: Effect): readonly string[] {
  if (change === null || percent === null) return [];
  const said = say(pen, 'reporting.effect-sum', { change: signed(change), percent: signed(percent) });
  return [now.provisional ? say(pen, 'reporting.provisional', { value: said }) : said];
}

const heads = [
  'reporting.firm',
  'reporting.months-compared',
  'reporting.co2-before',
  'reporting.co2-now',
  'reporting.change',
  'reporting.percent',
  'reporting.by-use',
  'reporting.by-factor',
];

function effectRow(pen: Pen, name: string, effect: Effect): readonly ReportCell[] {
  const { before, now, percent, parts } = effect;
  return [
    { text: name },
    { text: String(effect.months) },
    figureCell(pen, before),
    figureCell(pen, now),
    differenceCell(pen, now, before),
    words(pen, percent === null ? null : `${signed(percent)}%`),
    words(pen, parts === null ? null : signed(parts.activity)),
    words(pen, parts === null ? null : signed(parts.factor)),
  ];
}

/** What is left to do, as far as the figures show it. */
export function futureBlocks(pen: Pen, report: Report): readonly ReportBlock[] {
  const { firms, whole } = report;
  const open = firms
    .flatMap(({ proposals }) => proposals)
    .filter(({ step }) => step === 'proposed' || step === 'accepted');
  const missing = firms.filter(({ issues }) => issues.some(({ id }) => id === 'months-missing')).length;
  const over = whole.months.filter(({ month }) => month < report.madeOn.slice(0, 7)).length;
  const months = over * report.counts.firms - whole.effect.months;
  const items = [
    ...(missing > 0 ? [say(pen, 'reporting.todo-missing', { firms: missing })] : []),
    ...(months > 0 ? [say(pen, 'reporting.todo-compare', { count: months })] : []),
    ...(open.length > 0 ? [say(pen, 'reporting.todo-open', { count: open.length })] : []),
    ...(whole.now.provisional ? [say(pen, 'reporting.todo-provisional')] : []),
  ];
  return [{ block: 'list', items: items.length > 0 ? items : [say(pen, 'reporting.todo-none')] }];
}
