import type { Mat } from '@techstark/opencv-js';
import type { Box, FreeEnds } from '../../../engine/bill/scan.ts';

const ink = 120;
const mostInk = 0.012;
// In heights of the line: how far outside the strip there is to be paper, and how far inside it.
const outside = 0.3;
const inside = 0.06;

/** At which ends of a line there is nothing but paper: there no character can have been cut in two or off. */
export function freeEndsOf(sheet: Mat, [x, y, width, height]: Box): FreeEnds {
  const isPaper = (from: number, to: number): boolean => inkBetween(sheet, { from, to, y, height }) <= mostInk;
  return {
    left: isPaper(x - height * outside, x + height * inside),
    right: isPaper(x + width - height * inside, x + width + height * outside),
  };
}

type Band = { readonly from: number; readonly to: number; readonly y: number; readonly height: number };

function inkBetween({ data, cols, rows }: Mat, { from, to, y, height }: Band): number {
  const [left, right] = [Math.max(0, Math.round(from)), Math.min(cols, Math.round(to))];
  const [top, bottom] = [Math.max(0, Math.round(y)), Math.min(rows, Math.round(y + height))];
  let dark = 0;
  for (let row = top; row < bottom; row += 1)
    for (let column = left; column < right; column += 1) if ((data[row * cols + column] ?? 255) < ink) dark += 1;
  return dark / Math.max(1, (right - left) * (bottom - top));
}
