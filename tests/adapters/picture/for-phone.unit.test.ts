import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { forPhone } from '../../../src/adapters/picture/for-phone.ts';

/** Noise does not compress: the hardest picture of its size. */
async function noise(width: number, height: number): Promise<Buffer> {
  const create = {
    width,
    height,
    channels: 3 as const,
    background: '#888',
    noise: { type: 'gaussian' as const, mean: 128, sigma: 60 },
  };
  return sharp({ create }).png().toBuffer();
}

describe('a picture for a phone', () => {
  it('is a JPEG under a megabyte, whatever came', async () => {
    const drawn = await forPhone(await noise(2600, 2000));
    expect(drawn?.byteLength).toBeLessThanOrEqual(1_000_000);
    expect((await sharp(drawn ?? Buffer.alloc(0)).metadata()).format).toBe('jpeg');
  });

  it('stands upright, keeps its size, and says nothing of where it was taken', async () => {
    const place = { IFD0: { Copyright: 'secret place' } };
    const taken = await sharp(await noise(60, 40))
      .withExif(place)
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const { width, height, exif, orientation } = await sharp((await forPhone(taken)) ?? taken).metadata();
    expect([width, height, exif, orientation]).toEqual([40, 60, undefined, undefined]);
  });

  it('is none where the bytes are no picture', async () => {
    expect(await forPhone(Buffer.from('%PDF-1.4'))).toBeNull();
  });
});
