import type { Kind, Period, Unit } from '../understand/contract.ts';
import { canBe } from '../understand/resolve/compatible.ts';
import { type Column, columnsOf } from './columns.ts';
import type { TableContext, TableItem, TableProblem, TableReading } from './contract.ts';
import { figureOfCell } from './figure.ts';
import { type Grid, tidy, turned } from './grid.ts';
import { joined, type Labels, labelsOf, noLabels } from './labels.ts';
import { datedMonths, monthOfCell, type NamedMonth, type NamedYear, yearOfText } from './months.ts';

/** As many as one confirmation can answer for: a year of five kinds. */
const mostItems = 60;

/**
 * Reads a table of monthly figures: months down or across, one column or many, with heads on one or two lines or a
 * column that names the kind. Null when it is no such table.
 */
export function readTable(cells: Grid, context: TableContext): TableReading | null {
  const grid = tidy(cells);
  const [down, across] = [monthColumn(grid, context), monthColumn(turned(grid), context)];
  if (down.count < 2 && across.count < 2) return null;
  const isDown = down.count >= across.count;
  const reading = readDown(isDown ? grid : turned(grid), isDown ? down : across, context);
  return reading === null || isDown ? reading : swapPlaces(reading);
}

function swapPlaces({ items, problems, passed }: TableReading): TableReading {
  const swap = <T extends { readonly row: number; readonly column: number }>(one: T): T => ({
    ...one,
    row: one.column,
    column: one.row,
  });
  return { items: items.map(swap), problems: problems.map(swap), passed };
}

type MonthColumn = { readonly column: number; readonly count: number; readonly months: readonly (NamedMonth | null)[] };

/** The column in which most cells are months. */
function monthColumn(grid: Grid, context: TableContext): MonthColumn {
  const columns = turned(grid).map((cells, column): MonthColumn => {
    const isHeaded = cells.some((cell) => /^(?:年?月|対象月|使用月|month)$/.test(cell));
    const months = cells.map((cell) => monthOfCell(cell, context, isHeaded));
    return { column, months, count: months.filter((one) => one !== null).length };
  });
  return columns.toSorted((a, b) => b.count - a.count)[0] ?? { column: 0, months: [], count: 0 };
}

function readDown(grid: Grid, { column, months }: MonthColumn, context: TableContext): TableReading | null {
  const first = months.findIndex((one) => one !== null);
  const columns = columnsOf(grid, { first, column, context });
  const dated = datedMonths(months, yearsOf(grid, { months, column, context }), context);
  const rows = grid.flatMap((cells, row): readonly DataRow[] => {
    const month = dated[row] ?? null;
    const days = months[row]?.days ?? null;
    if (month === null) return [];
    const own = rowLabels(cells, columns, context);
    return [{ cells, row, labels: own, period: days ?? { from: month, to: month }, month }];
  });
  const found = rows.flatMap((row) => readRow(row, columns, context));
  const passed = columns.flatMap(({ title, labels, role }) =>
    role === 'figures' && isPassed(labels) && title !== '' ? [title] : [],
  );
  const items = found.flatMap((one) => ('value' in one ? [one] : []));
  if (items.length === 0) return null;
  return settle(
    items,
    found.flatMap((one) => ('code' in one ? [one] : [])),
    passed,
  );
}

type DataRow = {
  readonly cells: readonly string[];
  readonly row: number;
  readonly labels: Labels;
  readonly period: Period;
  readonly month: string;
};

type Dated = Pick<MonthColumn, 'months' | 'column'> & { readonly context: TableContext };

/**
 * The year that each row or the title names. A fiscal year of the title says the year of every month; a calendar year
 * only that of the first, since the months may run into the next.
 */
function yearsOf(grid: Grid, { months, column, context }: Dated): readonly (NamedYear | null)[] {
  const first = months.findIndex((one) => one !== null);
  const title = yearOfText(grid.slice(0, first).flat().join(' '), context);
  return grid.map((cells, row) => {
    const left = cells.slice(0, column).map((cell) => yearOfText(cell, context));
    const own = left.find((year) => year !== null) ?? null;
    return own ?? (title?.fiscal === true || row === first ? title : null);
  });
}

function rowLabels(cells: readonly string[], columns: readonly Column[], context: TableContext): Labels {
  return columns.reduce<Labels>(
    (all, { role }, at) => (role === 'label' ? joined(all, labelsOf(cells[at] ?? '', context)) : all),
    noLabels,
  );
}

const isPassed = ({ other }: Labels): boolean => other !== null;

type Place = { readonly row: number; readonly column: number; readonly text: string };

function readRow(
  row: DataRow,
  columns: readonly Column[],
  context: TableContext,
): readonly (TableItem | TableProblem)[] {
  if (isPassed(row.labels)) return [];
  return columns.flatMap(({ role, labels }, at): readonly (TableItem | TableProblem)[] => {
    const text = row.cells[at] ?? '';
    if (role !== 'figures' || isPassed(labels)) return [];
    const place: Place = { row: row.row + 1, column: at + 1, text };
    const figure = figureOfCell(text);
    if (figure.is === 'gap') return [];
    if (figure.is === 'unreadable') return [{ code: 'unreadable', ...place }];
    if (row.month > context.referenceDate.slice(0, 7)) return [{ code: 'future', ...place }];
    return [itemOf(figure, { row, place, labels: joined(row.labels, labels) }, context)];
  });
}

type Around = { readonly row: DataRow; readonly place: Place; readonly labels: Labels };
type Figure = Extract<ReturnType<typeof figureOfCell>, { is: 'figure' }>;

function itemOf(figure: Figure, { row, place, labels }: Around, context: TableContext): TableItem | TableProblem {
  const unit = figure.unit ?? labels.unit;
  if (unit === 'JPY') return { code: 'unit-mismatch', ...place };
  const kind = labels.kind ?? onlyKind(unit, context);
  if (kind === null) return { code: 'no-kind', ...place };
  if (unit !== null && !canBe(kind, unit)) return { code: 'unit-mismatch', ...place };
  const { row: at, column } = place;
  const { period } = row;
  const waste = kind === 'waste' && labels.waste !== null ? { waste: labels.waste } : {};
  return {
    row: at,
    column,
    kind,
    value: figure.value,
    unit,
    period,
    site: labels.site,
    approx: figure.approx,
    ...waste,
  };
}

/** Figures without a kind are of the only one that the firm reports, or the only one that has this unit. */
function onlyKind(unit: Unit | null, { kinds }: TableContext): Kind | null {
  const fitting = unit === null ? kinds : kinds.filter((kind) => canBe(kind, unit));
  const [only, ...others] = fitting;
  return only !== undefined && others.length === 0 ? only : null;
}

/** The same month of the same kind and site twice is asked about, not added up or chosen from. */
function settle(
  items: readonly TableItem[],
  problems: readonly TableProblem[],
  passed: readonly string[],
): TableReading {
  const slots = Map.groupBy(
    items,
    ({ kind, site, period, waste }) => `${kind} ${site} ${period.to.slice(0, 7)} ${waste?.type} ${waste?.treatment}`,
  );
  const [kept, twice]: [TableItem[], TableProblem[]] = [[], []];
  for (const same of slots.values()) {
    const [one] = same;
    const agree = new Set(same.map(({ value, unit }) => `${value} ${unit}`)).size === 1;
    if (one !== undefined && agree) kept.push(one);
    else for (const { row, column, value } of same) twice.push({ code: 'twice', row, column, text: String(value) });
  }
  const ordered = kept.toSorted((a, b) => a.row - b.row || a.column - b.column);
  const over = ordered
    .slice(mostItems)
    .map(({ row, column, value }): TableProblem => ({ code: 'too-many', row, column, text: String(value) }));
  return {
    items: ordered.slice(0, mostItems),
    problems: [...problems, ...twice, ...over],
    passed: [...new Set(passed)],
  };
}
