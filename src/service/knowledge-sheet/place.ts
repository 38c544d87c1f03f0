import type { Column } from './column.ts';

/** A column as it is read: where its cells are in a row; -1: nowhere. */
export type PlacedColumn = Pick<Column, 'path' | 'heads' | 'read' | 'headOf'> & { readonly at: readonly number[] };

/** Columns found by their heads, wherever they stand. */
export type Placement = {
  readonly placed: readonly PlacedColumn[];
  readonly missing: readonly string[];
  readonly unknown: readonly string[];
};

/** Finds the columns of a sheet in its first row. */
export function placeColumns(
  row: readonly string[],
  columns: readonly Pick<Column, 'path' | 'heads' | 'read' | 'headOf'>[],
): Placement {
  const heads = row.map((cell) => cell.trim());
  const known = columns.flatMap((column) => column.heads);
  return {
    placed: columns.map(({ path, heads: own, read, headOf }) => {
      return { path, heads: own, read, headOf, at: own.map((head) => heads.indexOf(head)) };
    }),
    missing: known.filter((head) => !heads.includes(head)),
    unknown: heads.filter((head) => head !== '' && !known.includes(head)),
  };
}
