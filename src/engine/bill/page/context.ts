import type { Box } from '../scan.ts';
import type { Page, Row } from './page.ts';
import { type Segment, shared } from './segment.ts';
import { headIn, isHead } from './tokens.ts';

/** The words around a place of the sheet, as one recogniser read them. */
export type Context = { readonly label: string; readonly behind: string; readonly above: string };

/** What stands left of a place (the nearest words), right behind it in the same print, and above it in the column. */
export function contextAt(page: Page, box: Box): Context {
  const at = page.rows.findIndex((row) => row.some((segment) => isBeside(segment, box)));
  const row = page.rows[at];
  return {
    label: row === undefined ? '' : labelIn(row, box),
    behind: row === undefined ? '' : behindIn(row, box),
    above: wordsAbove(page, at < 0 ? rowBelow(page, box) : at, box),
  };
}

function isBeside({ box }: Segment, [, y, , height]: Box): boolean {
  return shared(y, height, box[1], box[3]) > 0.55;
}

function rowBelow(page: Page, box: Box): number {
  const below = page.rows.findIndex((row) => (row[0]?.box[1] ?? 0) > box[1]);
  return below < 0 ? page.rows.length : below;
}

function labelIn(row: Row, [x, , , height]: Box): string {
  const edge = x + height * 0.3;
  const before = row
    .map((segment) => part(segment, (left) => left < edge - height * 0.5))
    .filter((text) => text !== '');
  const last = before.at(-1) ?? '';
  // A bracket or a lone letter is no label: the one before it is.
  return /\p{L}{2,}/u.test(last) ? last : `${before.at(-2) ?? ''}${last}`;
}

function behindIn(row: Row, [x, , width, height]: Box): string {
  // Where exactly a character ends, each recogniser sees a little differently.
  const edge = x + width - height * 0.15;
  const segment = row.find(({ box }) => box[0] < edge && box[0] + box[2] > x);
  return segment === undefined ? '' : part(segment, (left, wide) => left + wide / 2 > edge);
}

function part({ text, boxes }: Segment, isIn: (left: number, width: number) => boolean): string {
  return [...text].filter((_, at) => isIn(boxes[at]?.[0] ?? 0, boxes[at]?.[2] ?? 0)).join('');
}

function wordsAbove(page: Page, row: number, box: Box): string {
  for (let at = row - 1; at >= Math.max(0, row - 2); at -= 1) {
    const over = headIn(page.rows[at] ?? [], box);
    if (over !== null) return isHead(over.text) ? over.text : '';
  }
  return '';
}
