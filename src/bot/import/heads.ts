import type { TableContext } from '../backfill/contract.ts';
import { joined, type Labels, labelsOf, noLabels } from '../backfill/labels.ts';
import { monthOfCell, type NamedMonth, type NamedYear, yearOfText } from '../backfill/months.ts';
import { normalise } from '../understand/normalise.ts';
import type { Cells, ImportContext } from './contract.ts';
import { type ColumnRole, roleOf } from './roles.ts';
import { serialMonth } from './serial.ts';

/** A column with all that its heads say. */
export type HeadColumn = {
  readonly role: ColumnRole | null;
  readonly title: string;
  readonly labels: Labels;
  /** The month that it is of, in a table with months across. */
  readonly month: NamedMonth | null;
  readonly year: NamedYear | null;
};

/** Where the heads end and what they say. `below`: the first row of data, counted from 0. */
export type Heads = { readonly below: number; readonly columns: readonly HeadColumn[] };

const deepest = 40;

/** The heads of a table about firms; null: no row names a firm's number or name beside something else. */
export function findHeads(cells: Cells, context: ImportContext): Heads | null {
  const key = cells.slice(0, deepest).findIndex((row) => {
    const found = row.map(roleOf);
    const named = found.some((role) => role === 'number' || role === 'name');
    return named && row.filter((cell) => cell.trim() !== '').length >= 2;
  });
  if (key < 0) return null;
  const table = tableContext(context);
  let below = key + 1;
  while (below < cells.length && isHeadRow(cells, { key, row: below }, table)) below += 1;
  const width = Math.max(0, ...cells.map((row) => row.length));
  const above = cells.slice(Math.max(0, key - 3), below);
  const rows = above.map((row, at) => (at === above.length - 1 ? row : spread(row)));
  const title = titleOf(cells.slice(0, key));
  const columns = Array.from({ length: width }, (_, at) => headColumn({ rows, above, title, at }, table));
  return { below, columns: oneName(columns) };
}

/** What the reader of pasted tables knows of a context. */
export function tableContext({ today, fiscalYearStart, kinds }: ImportContext): TableContext {
  return { sites: [], kinds, referenceDate: today, fiscalYearStart, locale: 'ja' };
}

/** A further line of heads: nothing below the firm's own heads, but months or kinds beside. */
function isHeadRow(cells: Cells, at: { readonly key: number; readonly row: number }, table: TableContext): boolean {
  const [heads, row] = [cells[at.key] ?? [], cells[at.row] ?? []];
  const named = heads.some((head, column) => {
    const role = roleOf(head);
    return (role === 'number' || role === 'name') && (row[column] ?? '').trim() !== '';
  });
  if (named) return false;
  return row.some(
    (cell) => cell.trim() !== '' && (monthIn(cell, table) !== null || labelsOf(cell, table).kind !== null),
  );
}

/** A head that stands over several columns is written in the first of them only. */
function spread(row: readonly string[]): readonly string[] {
  if (row.filter((cell) => cell.trim() !== '').length < 2)
    return row.map((cell) => (roleOf(cell) === null ? '' : cell));
  let last = '';
  return row.map((cell) => {
    if (cell.trim() !== '') last = roleOf(cell) === null ? cell : '';
    return cell.trim() === '' ? last : cell;
  });
}

/** Lines above that hold one text each: 電気使用量（kWh） 令和6年度. */
function titleOf(rows: Cells): string {
  const kept = rows.map((row) => row.filter((cell) => cell.trim() !== '')).filter((row) => row.length === 1);
  return kept.map(([only = '']) => normalise(only).text).join(' ');
}

type Standing = { readonly rows: Cells; readonly above: Cells; readonly title: string; readonly at: number };

function headColumn({ rows, above, title, at }: Standing, table: TableContext): HeadColumn {
  const own = above.map((row) => row[at] ?? '').filter((cell) => cell.trim() !== '');
  const role = own.map(roleOf).find((one) => one !== null) ?? null;
  const texts = rows.map((row) => normalise(row[at] ?? '').text.trim()).filter((text) => text !== '');
  const months = texts.map((text) => monthIn(text, table)).filter((one) => one !== null);
  const years = [title, ...texts].map((text) => yearOfText(text, table)).filter((one) => one !== null);
  // Of a title only kind and unit count: its other words speak of the form.
  const over: Labels = { ...labelsOf(title, table), other: null };
  const labels = texts.reduce<Labels>((far, text) => joined(labelsOf(text, table), far), over);
  return {
    ...{ role, title: own.at(-1) ?? '', month: role === null ? (months.at(-1) ?? null) : null },
    year: years.at(-1) ?? null,
    labels: role === null ? labels : noLabels,
  };
}

/** The month in a head, alone or beside what else it says: 4月(kWh), 2024年4月 電気. */
function monthIn(text: string, table: TableContext): NamedMonth | null {
  const whole = normalise(text).text.trim();
  const bare = whole.replace(/[([][^)\]]*[)\]]/g, ' ').trim();
  for (const part of [whole, bare, ...bare.split(/\s+/)]) {
    const found = serialMonth(part) ?? monthOfCell(part, table, false);
    if (found !== null) return found;
  }
  return null;
}

/** Where a firm and its place both have a column that could be a name, the second one is the place. */
function oneName(columns: readonly HeadColumn[]): readonly HeadColumn[] {
  const names = columns.flatMap(({ role }, at) => (role === 'name' ? [at] : []));
  const hasSite = columns.some(({ role }) => role === 'site');
  return columns.map((column, at) => {
    if (column.role !== 'name' || at === names[0]) return column;
    return { ...column, role: hasSite || at !== names[1] ? null : 'site' };
  });
}
