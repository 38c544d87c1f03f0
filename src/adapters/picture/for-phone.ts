import sharp from 'sharp';

const sides: readonly number[] = [2048, 1600, 1200, 900, 640];
/** LINE takes previews up to 1 MB; one picture serves as both. @source LINE Messaging API, image message */
const mostBytes = 1_000_000;

/**
 * A picture as a phone shows it: JPEG, upright, under 1 MB, and without what a camera writes beside it, such as places.
 * Null: it cannot be opened.
 */
export async function forPhone(bytes: Uint8Array): Promise<Buffer | null> {
  for (const side of sides) {
    const drawn = await draw(bytes, side);
    if (drawn === null || drawn.byteLength <= mostBytes) return drawn;
  }
  return null;
}

async function draw(bytes: Uint8Array, side: number): Promise<Buffer | null> {
  try {
    return await sharp(bytes, { limitInputPixels: 50_000_000 })
      .rotate()
      .resize(side, side, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 82 })
      .toBuffer();
  } catch {
    return null;
  }
}
