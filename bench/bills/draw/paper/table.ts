import type { Canvas, TextStyle } from './sheet.ts';

export type Column = { readonly title: string; readonly width: number; readonly align?: TextStyle['align'] };

export type TableStyle = {
  readonly size?: number;
  readonly rowHeight?: number;
  readonly headHeight?: number;
  readonly headFill?: string;
  readonly headInk?: string;
  readonly grid?: 'full' | 'rows' | 'none';
  readonly stroke?: string;
  readonly stripes?: string;
  readonly boldRows?: readonly number[];
  /** `row:column` of the cell that says the usage. */
  readonly keyCell?: string;
  readonly headless?: boolean;
  readonly hand?: boolean;
  readonly handInk?: string;
};

/** A cell's text anchor inside its column. */
const anchorAt = (x: number, width: number, align: TextStyle['align'], pad: number): number => {
  if (align === 'right') return x + width - pad;
  return align === 'middle' ? x + width / 2 : x + pad;
};

const drawHead = (canvas: Canvas, x: number, y: number, columns: readonly Column[], style: TableStyle): number => {
  const { size = 20, headFill, headInk, stroke = canvas.ink } = style;
  const height = style.headHeight ?? style.rowHeight ?? size * 1.9;
  if (headFill !== undefined) canvas.rect(x, y, sum(columns), height, { fill: headFill });
  let left = x;
  for (const { title, width } of columns) {
    const lines = title.split('\n');
    lines.forEach((line, index) => {
      const middle = y + height / 2 + size * 0.36 + (index - (lines.length - 1) / 2) * size * 1.05;
      const ink = headInk === undefined ? {} : { ink: headInk };
      canvas.text(left + width / 2, middle, line, { size: size * 0.92, align: 'middle', fit: width - 6, ...ink });
    });
    left += width;
  }
  if (style.grid === 'none') canvas.line(x, y + height, x + sum(columns), y + height, 1.6, stroke);
  return height;
};

const sum = (columns: readonly Column[]): number => columns.reduce((total, { width }) => total + width, 0);

const drawGrid = (
  canvas: Canvas,
  x: number,
  tops: readonly number[],
  columns: readonly Column[],
  style: TableStyle,
): void => {
  const { grid = 'full', stroke = canvas.ink } = style;
  const top = tops[0] ?? 0;
  const bottom = tops.at(-1) ?? top;
  if (grid === 'none') return;
  for (const y of tops) canvas.line(x, y, x + sum(columns), y, y === top || y === bottom ? 1.8 : 1, stroke);
  if (grid !== 'full') return;
  let left = x;
  for (const { width } of [{ width: 0 }, ...columns]) {
    left += width;
    canvas.line(left, top, left, bottom, 1, stroke);
  }
};

/** Draws a table and answers the height at which it ends. */
export const drawTable = (
  canvas: Canvas,
  x: number,
  y: number,
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  style: TableStyle = {},
): number => {
  const { size = 20, rowHeight = size * 1.9 } = style;
  const head = style.headless === true ? 0 : drawHead(canvas, x, y, columns, style);
  const tops = [
    ...(head > 0 ? [y] : []),
    ...Array.from({ length: rows.length + 1 }, (_, i) => y + head + i * rowHeight),
  ];
  rows.forEach((row, rowIndex) => {
    const top = y + head + rowIndex * rowHeight;
    if (style.stripes !== undefined && rowIndex % 2 === 1)
      canvas.rect(x, top, sum(columns), rowHeight, { fill: style.stripes });
    let left = x;
    columns.forEach(({ width, align }, column) => {
      const cell = row[column] ?? '';
      const pad = Math.min(12, width * 0.08);
      if (cell !== '') {
        canvas.text(anchorAt(left, width, align, pad), top + rowHeight / 2 + size * 0.36, cell, {
          size,
          align: align ?? 'left',
          fit: width - pad * 1.6,
          weight: style.boldRows?.includes(rowIndex) === true ? 700 : 400,
          key: style.keyCell === `${rowIndex}:${column}`,
          hand: style.hand === true,
          ...(style.handInk === undefined ? {} : { ink: style.handInk }),
        });
      }
      left += width;
    });
  });
  drawGrid(canvas, x, tops, columns, style);
  return y + head + rows.length * rowHeight;
};

/** Label and value, one under the other; the value keeps to the right edge. Answers where it ends. */
export const drawPairs = (
  canvas: Canvas,
  x: number,
  y: number,
  width: number,
  pairs: readonly (readonly [label: string, value: string])[],
  { size = 20, gap = 1.7, rule = '', key = -1, bold = [] as readonly number[] } = {},
): number => {
  pairs.forEach(([label, value], index) => {
    const at = y + (index + 1) * size * gap;
    const weight = bold.includes(index) ? 700 : 400;
    canvas.text(x, at, label, { size, weight, fit: width * 0.6 });
    canvas.text(x + width, at, value, { size, weight, align: 'right', fit: width * 0.62, key: index === key });
    if (rule !== '') canvas.line(x, at + size * 0.45, x + width, at + size * 0.45, 1, rule);
  });
  return y + pairs.length * size * gap;
};
