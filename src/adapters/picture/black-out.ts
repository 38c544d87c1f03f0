import sharp from 'sharp';
import type { Box } from '../../engine/bill/scan.ts';

/** Where exactly a character ends nobody knows: a little of its height on every side goes too. */
const margin = 0.25;

/** The sheet with black over these boxes. The pixels are gone, not only covered. */
export async function blackOut(sheet: Uint8Array, boxes: readonly Box[]): Promise<Uint8Array> {
  const { width, height } = await sharp(sheet).metadata();
  const rectangles = boxes.map(([x, y, wide, high]) => {
    const by = Math.round(high * margin);
    return `<rect x="${x - by}" y="${y - by}" width="${wide + 2 * by}" height="${high + 2 * by}"/>`;
  });
  const over = Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${rectangles.join('')}</svg>`,
  );
  return sharp(sheet)
    .composite([{ input: over }])
    .jpeg({ quality: 70 })
    .toBuffer();
}
