import type { PrintedLine } from '../scan.ts';
import { around, type Segment, segmentsOf, shared } from './segment.ts';

/** Segments beside each other, from left to right. */
export type Row = readonly Segment[];

/** What one recogniser saw, put in order: rows from top to bottom. */
export type Page = { readonly rows: readonly Row[]; readonly text: string; readonly lineHeight: number };

const sameRow = 0.5;
// Closer than this share of their height, and two boxes are one word that the detector has cut.
const oneWord = 0.3;
const oneDate = 2;
// What ends with a comma goes on, however far a blurred print is drawn apart.
const oneThousand = 3;

/** Puts lines in order. */
export function pageOf(lines: readonly PrintedLine[]): Page {
  const segments = lines.flatMap(segmentsOf).filter(({ text }) => text !== '');
  const rows = rowsOf(segments).map(joined);
  const heights = segments.map(({ box }) => box[3]).sort((a, b) => a - b);
  return {
    rows,
    text: rows.map((row) => row.map(({ text }) => text).join(' ')).join('\n'),
    lineHeight: heights[Math.trunc(heights.length / 2)] ?? 0,
  };
}

function rowsOf(segments: readonly Segment[]): Row[] {
  const rows: Segment[][] = [];
  for (const segment of segments.toSorted((a, b) => middle(a) - middle(b))) {
    const row = rows.findLast((one) => isBeside(one, segment));
    if (row === undefined) rows.push([segment]);
    else row.push(segment);
  }
  return rows
    .map((row) => row.toSorted((a, b) => a.box[0] - b.box[0]))
    .sort((a, b) => Math.min(...a.map(middle)) - Math.min(...b.map(middle)));
}

const middle = ({ box: [, y, , height] }: Segment): number => y + height / 2;

/** Beside the nearest of the row, and above or below none of it. */
function isBeside(row: readonly Segment[], segment: Segment): boolean {
  const [x, y, width, height] = segment.box;
  const distance = ({ box: [left, , wide] }: Segment): number => Math.max(left - (x + width), x - (left + wide));
  const nearest = row.reduce((a, b) => (distance(b) < distance(a) ? b : a));
  if (row.some(({ box: [left, , wide] }) => shared(x, width, left, wide) > 0.5)) return false;
  return shared(y, height, nearest.box[1], nearest.box[3]) >= sameRow;
}

/** Puts together what the detector has cut in two. */
function joined(row: Row): Row {
  const parts: Segment[] = [];
  for (const segment of row) {
    const before = parts.at(-1);
    if (before !== undefined && belongTogether(before, segment)) parts[parts.length - 1] = both(before, segment);
    else parts.push(segment);
  }
  return parts;
}

function belongTogether(before: Segment, segment: Segment): boolean {
  const gap = (segment.box[0] - before.box[0] - before.box[2]) / Math.max(1, Math.min(segment.box[3], before.box[3]));
  return (
    (gap < oneWord && isOneFigure(before.text, segment.text)) ||
    (gap < oneDate && isOneDate(before.text, segment.text)) ||
    (gap < oneThousand && isThousands(before.text, segment.text))
  );
}

function both(before: Segment, segment: Segment): Segment {
  return {
    text: before.text + segment.text,
    boxes: [...before.boxes, ...segment.boxes],
    box: around([before.box, segment.box]),
    free: { left: before.free.left, right: segment.free.right },
  };
}

/** `1` and `,435`, `1,715` and `kWh`: what only makes sense together. */
function isOneFigure(before: string, after: string): boolean {
  return /[\d,.]$/.test(before) && /^([,.]?\d|k?wh|m[3l]?$|kg|L$|円)/i.test(after);
}

/** `4,` and `720kg`. */
function isThousands(before: string, after: string): boolean {
  return /(?<![\d,.])[1-9]\d{0,2}[,、。]$/.test(before) && /^\d{3}(?![\d,.])/.test(after);
}

/** `令和` and `8年`, `8年` and `5月分`, `6月` and `8日`: dates are printed wide apart. */
function isOneDate(before: string, after: string): boolean {
  return (
    (/([令今合][和利]|^R|西暦)$/.test(before) && /^\d/.test(after)) ||
    (/\d年$/.test(before) && /^\d{1,2}月/.test(after)) ||
    (/\d月$/.test(before) && /^\d{1,2}日/.test(after)) ||
    (/\d[年月日]?$/.test(before) && /^[年月日~〜]/.test(after))
  );
}
