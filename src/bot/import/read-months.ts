import { figureOfCell } from '../backfill/figure.ts';
import { joined, type Labels, labelsOf, noLabels } from '../backfill/labels.ts';
import { datedMonths, monthOfCell, type NamedMonth, yearOfText } from '../backfill/months.ts';
import { normalise } from '../understand/normalise.ts';
import type { Cells, FirmRef, ImportContext, ImportProblem, MonthsRead, TableFigure } from './contract.ts';
import { findHeads, type HeadColumn, type Heads, tableContext } from './heads.ts';
import { type ColumnRole, isSum } from './roles.ts';
import { serialMonth } from './serial.ts';

/**
 * Reads a table of many firms and months: months across or in a column, kinds in heads or in a column, heads on up to
 * four lines. Null when it is no such table. Nothing is guessed: a month without a year is a problem.
 */
export function readMonths(cells: Cells, context: ImportContext): MonthsRead | null {
  const heads = findHeads(cells, context);
  if (heads === null || !heads.columns.some(isFigures)) return null;
  const months = datesOf(heads, context);
  const rows = firmsOf(cells, heads);
  const read = rows.flatMap(({ at, firm }) => {
    return firm === null ? [] : readRow({ heads, context, months, row: cells[at] ?? [], at, firm });
  });
  return {
    figures: read.flatMap((one) => ('value' in one ? [one] : [])),
    problems: read.flatMap((one) => ('code' in one ? [one] : [])),
    passed: [...passedHeads(heads), ...rows.flatMap(({ at, firm }) => (firm === null ? [`${at + 1}: 合計`] : []))],
  };
}

type OwnedRow = { readonly at: number; readonly firm: FirmRef | null };

/** Each row with the firm it is of; null: a row of sums. Only where a firm has several rows can a blank mean the one above. */
function firmsOf(cells: Cells, heads: Heads): readonly OwnedRow[] {
  const isLong = heads.columns.some(({ role }) => role === 'kind' || role === 'month' || role === 'site');
  let last: FirmRef | null = null;
  return cells.flatMap((row, at): readonly OwnedRow[] => {
    if (at < heads.below || row.every((cell) => cell.trim() === '')) return [];
    const own = refOf(row, heads);
    if (isSum(own.name) || isSum(own.number)) return [{ at, firm: null }];
    last = isLong ? firmOf(own, last) : own;
    return [{ at, firm: last }];
  });
}

function isFigures({ role, month, labels }: HeadColumn): boolean {
  if (role === 'value') return true;
  return role === null && labels.other === null && (month !== null || labels.kind !== null || labels.unit !== null);
}

function passedHeads({ columns }: Heads): readonly string[] {
  return columns.flatMap((column) =>
    column.role === null && !isFigures(column) && column.title !== '' ? [column.title] : [],
  );
}

/** The months of a table with months across, in their order; a year holds until another is named. */
function datesOf({ columns }: Heads, context: ImportContext): readonly (string | null)[] {
  const months = columns.map((column) => (isFigures(column) ? column.month : null));
  const years = columns.map(({ year }) => year);
  const isDated = months.some((month, at) => month !== null && (month.year !== null || years[at] !== null));
  return isDated ? datedMonths(months, years, tableContext(context)) : months.map(() => null);
}

function cellOf(row: readonly string[], { columns }: Heads, role: ColumnRole): string {
  const at = columns.findIndex((column) => column.role === role);
  return at < 0 ? '' : (row[at] ?? '').trim();
}

function refOf(row: readonly string[], heads: Heads): FirmRef {
  return { number: cellOf(row, heads, 'number'), name: cellOf(row, heads, 'name'), site: cellOf(row, heads, 'site') };
}

/** Merged cells name a firm in their first row only; a place that is named again keeps the firm above. */
function firmOf(own: FirmRef, last: FirmRef | null): FirmRef {
  if (last === null || own.number !== '' || own.name !== '') return own;
  return { ...last, site: own.site === '' ? last.site : own.site };
}

type Row = {
  readonly heads: Heads;
  readonly context: ImportContext;
  readonly months: readonly (string | null)[];
  readonly row: readonly string[];
  readonly at: number;
  readonly firm: FirmRef;
};

function readRow(reading: Row): readonly (TableFigure | ImportProblem)[] {
  const { heads, at, firm } = reading;
  const labels = rowLabels(reading);
  if (labels.other !== null) return [];
  const own = monthOfRow(reading);
  const found = heads.columns.flatMap((column, place) =>
    isFigures(column) ? readCell({ ...reading, labels: joined(column.labels, labels), own }, column, place) : [],
  );
  if (found.length === 0 || firm.number !== '' || firm.name !== '') return found;
  return [{ code: 'no-firm', row: at + 1, column: 0, text: '' }];
}

type Cell = Row & { readonly labels: Labels; readonly own: ReturnType<typeof monthOfRow> };

function readCell(cell: Cell, column: HeadColumn, place: number): readonly (TableFigure | ImportProblem)[] {
  const text = normalise(cell.row[place] ?? '').text.trim();
  const where = { row: cell.at + 1, column: place + 1, text };
  const figure = figureOfCell(text);
  if (text === '' || figure.is === 'gap') return [];
  if (figure.is === 'unreadable' || figure.approx) return [{ code: 'unreadable', ...where }];
  const month = column.month === null ? cell.own : dated(cell, column.month, place);
  if (typeof month === 'string') return [{ code: month, ...where }];
  const { kind, unit } = cell.labels;
  return [{ ...where, firm: cell.firm, kind, unit: figure.unit ?? unit, ...month, value: figure.value }];
}

type Dated = Pick<TableFigure, 'month' | 'days'>;

function dated({ months }: Row, { days }: NamedMonth, place: number): Dated | 'year-missing' {
  const month = months[place] ?? null;
  return month === null ? 'year-missing' : { month, days };
}

function rowLabels({ heads, row, context }: Row): Labels {
  const table = tableContext(context);
  const [kind, unit] = [cellOf(row, heads, 'kind'), cellOf(row, heads, 'unit')];
  const ofKind = kind === '' ? noLabels : labelsOf(kind, table);
  return joined(ofKind, unit === '' ? noLabels : { ...labelsOf(`${kind}(${unit})`, table), other: null });
}

/** The month that a row is of, by its own cells and, where they name no year, the year beside or above. */
function monthOfRow({ heads, row, context }: Row): Dated | 'year-missing' | 'month-unreadable' {
  const table = tableContext(context);
  const text = normalise(cellOf(row, heads, 'month')).text.trim();
  const found = serialMonth(text) ?? monthOfCell(text, table, true);
  if (found === null) return 'month-unreadable';
  const column = heads.columns.find(({ role }) => role === 'month');
  const said = cellOf(row, heads, 'year');
  const fiscal = heads.columns.some(({ role, title }) => role === 'year' && title.includes('度'));
  const named = /^(?:19|20)\d\d$/.test(said) ? `${said}年${fiscal ? '度' : ''}` : said;
  const beside = yearOfText(normalise(named).text, table);
  const years = [beside ?? column?.year ?? null];
  if (found.year === null && years[0] === null) return 'year-missing';
  const [month = null] = datedMonths([found], years, table);
  return month === null ? 'month-unreadable' : { month, days: found.days };
}
