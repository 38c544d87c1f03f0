import sharp from 'sharp';
import { stripSize } from '../../bot/bill.ts';
import type { Box } from '../../engine/bill/scan.ts';

/** Print with half its height above and below, so that the line is seen and little else of the paper. */
const room = 2;

/**
 * Cuts the strip with a box out of a sheet, so large that it can be read on a telephone. Null when the box lies
 * outside.
 */
export async function cutStrip(sheet: Uint8Array, box: Box): Promise<Uint8Array | null> {
  const picture = sharp(sheet);
  const { width, height } = await picture.metadata();
  const part = partOf(box, { width, height });
  if (part.width < 8 || part.height < 4) return null;
  return picture
    .extract(part)
    .resize({ ...stripSize, fit: 'contain', background: 'white' })
    .jpeg({ quality: 75 })
    .toBuffer();
}

type Part = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };

function partOf([x, y, w, h]: Box, sheet: { readonly width: number; readonly height: number }): Part {
  const shape = stripSize.width / stripSize.height;
  const high = Math.max(h * room, (w * 1.2) / shape);
  const across = along(x + w / 2, high * shape, sheet.width);
  const down = along(y + h / 2, high, sheet.height);
  return { left: across.from, width: across.length, top: down.from, height: down.length };
}

/** A stretch around a middle, moved and cut so that it lies within. */
function along(middle: number, length: number, within: number): { readonly from: number; readonly length: number } {
  const fitting = Math.min(Math.round(length), within);
  const from = Math.round(Math.min(Math.max(0, middle - fitting / 2), within - fitting));
  return { from, length: fitting };
}
