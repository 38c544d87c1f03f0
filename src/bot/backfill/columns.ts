import type { TableContext } from './contract.ts';
import { figureOfCell } from './figure.ts';
import { type Grid, turned } from './grid.ts';
import { joined, type Labels, labelsOf, noLabels } from './labels.ts';

/** A column below its heads: months, words that name something, figures, or nothing. */
export type Column = {
  readonly role: 'month' | 'label' | 'figures' | 'empty';
  readonly title: string;
  readonly labels: Labels;
};
export type Where = { readonly first: number; readonly column: number; readonly context: TableContext };

/** What each column is, by its heads and its cells. */
export function columnsOf(grid: Grid, { first, column, context }: Where): readonly Column[] {
  const above = grid.slice(0, first);
  // The lowest heads stand each over its own column; those above may span several.
  const heads = above.map((row, at) => (at === above.length - 1 ? row : spread(row)));
  const titles = heads.length === 0 ? noLabels : labelsOf(titleOf(grid, first), context);
  return turned(grid).map((cells, at): Column => {
    const head = heads.map((row) => row[at] ?? '').filter((text) => text !== '');
    // A head further up says less than the one nearest to the figures.
    const labels = head.reduce<Labels>((far, text) => joined(labelsOf(text, context), far), titles);
    return { role: at === column ? 'month' : roleOf(cells.slice(first)), title: head.at(-1) ?? '', labels };
  });
}

/** Heads that span columns stand in the first of them: 電気, blank, ガス, blank. Only rows of several heads are spread. */
function spread(row: readonly string[]): readonly string[] {
  if (row.filter((cell) => cell !== '').length < 2) return row.map(() => '');
  let last = '';
  return row.map((cell) => {
    if (cell !== '') last = cell;
    return last;
  });
}

/** Lines above the heads that hold one text each: 電気使用量（kWh） 2025年度. */
function titleOf(grid: Grid, first: number): string {
  return grid
    .slice(0, first)
    .map((row) => row.filter((cell) => cell !== ''))
    .filter((row) => row.length === 1)
    .map(([only = '']) => only)
    .join(' ');
}

function roleOf(cells: readonly string[]): Column['role'] {
  const kept = cells.filter((cell) => cell !== '');
  if (kept.length === 0) return 'empty';
  const figures = kept.filter((cell) => figureOfCell(cell).is !== 'unreadable').length;
  return figures * 2 >= kept.length ? 'figures' : 'label';
}
