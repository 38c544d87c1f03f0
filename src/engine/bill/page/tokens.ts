import type { Box } from '../scan.ts';
import { type Figure, figureOf, figurePattern } from './figure.ts';
import type { Page, Row } from './page.ts';
import { around, type Segment, shared } from './segment.ts';

/** A printed number with everything around it that says what it is. */
export type Token = {
  readonly figure: Figure;
  readonly box: Box;
  /** In the same piece of print. */
  readonly before: string;
  readonly after: string;
  /** Print or nothing but paper on both sides: no figure of it can have been cut off. */
  readonly isWhole: boolean;
  /** A mark of thousands stands at an end of it with nothing beyond: the rest of it was not read. */
  readonly isTorn: boolean;
  /** The nearest words to the left in the row, and all that stands to the left. */
  readonly label: string;
  readonly left: string;
  /** All that stands to the right in the row. */
  readonly right: string;
  /** The words above in the column, nearest first. */
  readonly above: readonly string[];
  /** What stands right below, as a unit does under large print. */
  readonly below: string;
  /** The row of the nearest words above; −1 where there are none. */
  readonly headRow: number;
  /** Place in the page, for what compares rows and columns. */
  readonly row: number;
};

/** All numbers of a page. */
export function tokensOf(page: Page): readonly Token[] {
  const tokens = page.rows.flatMap((row, at) =>
    row.flatMap((segment, index) => inSegment(page, row, at, segment, index)),
  );
  return tokens.map((token) => ({ ...token, above: agreedHead(token, tokens) }));
}

const leastColumn = 3;

/**
 * Numbers of one column stand under one head: where a head is set off from its column, some of them seem to stand under
 * the next, and the most have it right.
 */
function agreedHead(token: Token, tokens: readonly Token[]): readonly string[] {
  const right = ({ box }: Token): number => box[0] + box[2];
  const column = tokens.filter(
    (other) =>
      other.headRow === token.headRow &&
      Math.abs(right(other) - right(token)) < token.box[3] * 0.6 &&
      other.above.length > 0,
  );
  if (token.headRow < 0 || column.length < leastColumn) return token.above;
  const heads = [...Map.groupBy(column, ({ above }) => above[0] ?? '')].toSorted((a, b) => b[1].length - a[1].length);
  return [heads[0]?.[0] ?? '', ...token.above.slice(1)];
}

function inSegment(page: Page, row: Row, at: number, segment: Segment, index: number): Token[] {
  return [...segment.text.matchAll(figurePattern)].flatMap((match) => {
    const figure = figureOf(match[0]);
    if (figure === null) return [];
    const end = match.index + match[0].length;
    const box = around(segment.boxes.slice(match.index, end));
    const before = segment.text.slice(0, match.index);
    const after = segment.text.slice(end);
    return [
      {
        figure,
        box,
        before,
        after,
        isWhole: (match.index > 0 || segment.free.left) && (end < segment.text.length || segment.free.right),
        isTorn: isTorn(figure.text, before === '' ? (row[index - 1]?.text ?? '') : before, after),
        label: labelOf(row, index),
        left: text(row.slice(0, index)),
        right: text(row.slice(index + 1)),
        ...wordsAbove(page, at, box),
        below: below(page, at, box),
        row: at,
      },
    ];
  });
}

function isTorn(figure: string, before: string, after: string): boolean {
  return /^[,、]/.test(after) || (/^\d{3}(?!\d)/.test(figure) && /\d[,.、。]\D?$/.test(before));
}

const text = (row: Row): string => row.map((segment) => segment.text).join(' ');
const isWords = (written: string): boolean => /[\p{L}]{2,}/u.test(written.replace(/k?wh|m[23]|kg|円|¥/giu, ''));

function labelOf(row: Row, index: number): string {
  return row.slice(0, index).findLast((segment) => isWords(segment.text))?.text ?? '';
}

/** What is written above a column says what is in it; a cell with a figure in it says nothing of those below. */
export const isHead = (written: string): boolean => isWords(written) && !/\d{2,}|\d[年月日]/.test(written);

const mostAbove = 3;

/** The words above in the column, nearest first, and the row of the nearest. */
function wordsAbove(page: Page, row: number, box: Box): Pick<Token, 'above' | 'headRow'> {
  const found: { readonly text: string; readonly at: number }[] = [];
  for (let at = row - 1; at >= 0 && found.length < mostAbove; at -= 1) {
    const over = headIn(page.rows[at] ?? [], box);
    if (over !== null && isHead(over.text)) found.push({ text: over.text, at });
  }
  return { above: found.map(({ text: words }) => words), headRow: found[0]?.at ?? -1 };
}

function below(page: Page, row: number, [x, y, width, height]: Box): string {
  const under = page.rows[row + 1]?.find(
    ({ box }) => shared(x, width, box[0], box[2]) > 0.3 && box[1] - y < height * 2,
  );
  return under?.text ?? '';
}

// A wider one is a title and not the head of a column.
const widestHead = 9;

/** 「車番 6138」: the words belong to the figure beside them and not to the column. */
function isLabelOfRow(row: Row, cell: Segment): boolean {
  return !/\d/.test(cell.text) && row.some(({ box, text }) => box[0] > cell.box[0] && /\d{2,}/.test(text));
}

/** What stands above a place: what overlaps it or, in a row of heads, the nearest. */
export function headIn(row: Row, [x, , width, height]: Box): Segment | null {
  const narrow = row.filter(({ box }) => box[2] < height * widestHead);
  const overlap = ({ box }: Segment): number => shared(x, width, box[0], box[2]);
  const over = narrow.reduce<Segment | null>((a, b) => (a === null || overlap(b) > overlap(a) ? b : a), null);
  if (over !== null && overlap(over) > 0.4) return isLabelOfRow(row, over) ? null : over;
  if (row.filter(({ text }) => isHead(text)).length < 3) return null;
  const gap = ({ box }: Segment): number => Math.max(box[0] - x - width, x - box[0] - box[2]);
  const nearest = narrow.reduce<Segment | null>((a, b) => (a === null || gap(b) < gap(a) ? b : a), null);
  return nearest !== null && gap(nearest) < height * 2 ? nearest : null;
}
