import type { Figure } from '../../engine/report/figure.ts';
import type { Report } from '../../engine/report/report-shape.ts';
import { formatUnit } from '../text/numbers.ts';
import { figureRows, figuresIn, keyOf } from './figure-list.ts';
import { lineRows, type SheetCell } from './line-sheet.ts';
import { type Pen, type ReportLocale, say } from './words.ts';
import type { ReportBlock, ReportCell, WrittenReport } from './written.ts';

type Sheet = { readonly name: string; readonly rows: readonly (readonly SheetCell[])[]; readonly heads: boolean };

/**
 * The report as a workbook: the report itself, whose numbers are formulas over the sheet of figures, whose numbers are
 * formulas over the sheet of lines. The version for everybody has no lines, so its figures are numbers.
 */
export function reportSheets(report: Report, written: WrittenReport, locale: ReportLocale): readonly Sheet[] {
  const pen: Pen = { locale, fewest: report.fewest };
  const figures = figuresIn(written);
  const name = (key: string): string => say(pen, key);
  const where: Where = { pen, sheet: name('reporting.sheet-figures'), order: [...figures.keys()] };
  const sheets: readonly Sheet[] = [
    { name: name('reporting.sheet-report'), rows: reportRows(written, where), heads: false },
    {
      name: name('reporting.sheet-figures'),
      rows: figureRows(pen, [...figures.values()], report.lines.length),
      heads: true,
    },
    { name: name('reporting.sheet-sources'), rows: sourceRows(pen, report), heads: true },
  ];
  if (report.lines.length === 0) return sheets;
  return [...sheets, { name: name('reporting.sheet-lines'), rows: lineRows(pen, report.lines), heads: true }];
}

type Where = { readonly pen: Pen; readonly sheet: string; readonly order: readonly string[] };

function reportRows({ title, mark, foot, blocks }: WrittenReport, where: Where): Sheet['rows'] {
  return [
    [title],
    ...(mark === null ? [] : [[mark]]),
    [foot],
    [],
    ...blocks.flatMap((block) => blockRows(block, where)),
  ];
}

function blockRows(block: ReportBlock, where: Where): Sheet['rows'] {
  switch (block.block) {
    case 'heading':
      return [[], [block.text]];
    case 'paragraph':
      return [...block.text.split('\n').map((line) => [line]), []];
    case 'list':
      return [...block.items.map((item) => [item]), []];
    // A picture of the table that stands below it.
    case 'chart':
    case 'picture':
      return [];
    case 'table':
      return [[block.caption], block.heads, ...block.rows.map((row) => row.map((cell) => sheetCell(cell, where))), []];
  }
}

function sheetCell({ text, figure, minus }: ReportCell, where: Where): SheetCell {
  if (figure === undefined || figure.value === null) return text;
  const formula = minus === undefined ? at(figure, where) : `${at(figure, where)}-${at(minus, where)}`;
  return { formula, format: formatOf(figure, minus !== undefined, where.pen) };
}

function at(figure: Figure, { sheet, order }: Where): string {
  return `'${sheet}'!F${order.indexOf(keyOf(figure)) + 2}`;
}

/** How a number is shown: its unit, and whether it is provisional or partly. */
function formatOf({ unit, partial, provisional, pick }: Figure, isDifference: boolean, pen: Pen): string {
  const shown = pick.measure === 'use' ? ` ${formatUnit(unit)}` : '';
  const partly = partial && !isDifference ? say(pen, 'reporting.partial', { value: shown }) : shown;
  const words = provisional ? say(pen, 'reporting.provisional', { value: partly }) : partly;
  return words === '' ? '#,##0.0' : `#,##0.0"${words}"`;
}

function sourceRows(pen: Pen, { sources }: Report): Sheet['rows'] {
  const heads = ['reporting.head-title', 'reporting.head-publisher', 'reporting.head-url', 'reporting.head-factors'];
  return [
    [...heads, 'reporting.head-state'].map((key) => say(pen, key)),
    ...sources.map(({ title, publisher, url, factorIds, provisional }) => [
      ...[title, publisher, url, factorIds.join(', ')],
      say(pen, provisional ? 'reporting.state-provisional' : 'reporting.state-known'),
    ]),
  ];
}
