import { normalise } from '../understand/normalise.ts';

/** The cells of a table, row by row, as text. */
export type Grid = readonly (readonly string[])[];

/** More is no table of months: it is cut, and said. */
export const mostRows = 400;
export const mostColumns = 60;
const mostCellLength = 80;

/** Cells as the rules read them: one form of width and case, no blank rows at the ends. */
export function tidy(grid: Grid): Grid {
  const rows = grid
    .slice(0, mostRows)
    .map((row) => row.slice(0, mostColumns).map((cell) => normalise(cell.slice(0, mostCellLength)).text.trim()));
  const width = Math.max(0, ...rows.map((row) => row.length));
  return rows.map((row) => Array.from({ length: width }, (_, at) => row[at] ?? ''));
}

/** Rows become columns. */
export function turned(grid: Grid): Grid {
  const width = grid[0]?.length ?? 0;
  return Array.from({ length: width }, (_, column) => grid.map((row) => row[column] ?? ''));
}

// The comma of 1,200 parts no fields.
const separators: readonly RegExp[] = [/\t/, /\s*[|｜]\s*/, /[,，;；](?!\d{3}(?!\d))\s*/, /[、，]\s*/, /\s{2,}/, /\s+/];

/** The cells of a table that was pasted as text; null when its lines do not fall into the same fields. */
export function gridOfText(text: string): Grid | null {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim().replace(/^[|｜]\s*|\s*[|｜]$/g, ''))
    .filter((line) => line !== '' && !/^[-+=|:\s]+$/.test(line));
  if (lines.length < 3) return null;
  for (const separator of separators) {
    const rows = lines.map((line) => line.split(separator));
    if (isEven(rows)) return rows;
  }
  return null;
}

/** At least three lines of one width, two fields or more; a title above or a sum below may differ. */
function isEven(rows: Grid): boolean {
  const widths = Map.groupBy(rows, (row) => row.length);
  const [width, same] = [...widths].toSorted((a, b) => b[1].length - a[1].length)[0] ?? [0, []];
  return width >= 2 && same.length >= 3 && same.length >= rows.length - 3;
}
