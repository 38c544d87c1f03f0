import sharp from 'sharp';

/** A picture (PNG) in the middle of a white field, so many pixels wide and high. */
export function onWhite(
  png: Uint8Array,
  { width, height }: { readonly width: number; readonly height: number },
): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: 'white' } })
    .composite([{ input: Buffer.from(png) }])
    .png()
    .toBuffer();
}
