import { createHash } from 'node:crypto';
import sharp from 'sharp';
import type { Marks } from '../../bot/bill.ts';

const side = 16;
/** Steps of gray that are more than the grain of white paper. */
const leastStep = 4;

/**
 * By what a photograph is known again: a digest of its bytes, and 256 bits that say where the upright paper grows
 * darker from left to right, which a further photograph or a smaller copy of the same paper nearly shares.
 */
export async function marksOf(bytes: Uint8Array, sheet: Uint8Array | null): Promise<Marks> {
  const exact = createHash('sha256').update(bytes).digest('base64url');
  return { exact, look: sheet === null ? '' : await lookOf(sheet) };
}

async function lookOf(sheet: Uint8Array): Promise<string> {
  const pixels = await sharp(sheet)
    .grayscale()
    .resize({ width: side + 1, height: side, fit: 'fill' })
    .raw()
    .toBuffer();
  const bits = Array.from({ length: side * side }, (_, at) => {
    const place = Math.floor(at / side) * (side + 1) + (at % side);
    return (pixels[place] ?? 0) > (pixels[place + 1] ?? 0) + leastStep ? '1' : '0';
  });
  const groups = Array.from({ length: bits.length / 4 }, (_, at) => bits.slice(at * 4, at * 4 + 4).join(''));
  return groups.map((group) => Number.parseInt(group, 2).toString(16)).join('');
}
