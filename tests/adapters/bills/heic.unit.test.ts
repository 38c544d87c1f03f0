import { describe, expect, it } from 'vitest';
import { heifTurn } from '../../../src/adapters/bills/image/heif-turn.ts';
import { pagesOf } from '../../../src/adapters/bills/image/pages.ts';
import { fixture } from '../../support/bills.ts';
import { heicWith } from '../../support/heic.ts';

const opened = async (bytes: Uint8Array) => (await Array.fromAsync(pagesOf(bytes)))[0];

describe('a photograph as an iPhone keeps it', () => {
  it('stands upright, no side longer than needed', async () => {
    const page = await opened(fixture('electricity-slip-phone.heic'));
    expect(page?.gray).toMatchObject({ width: 3000, height: 4000 });
    expect(page?.scale).toBeCloseTo(4000 / 4032, 5);
  });

  it('that broke off on its way is turned away', async () => {
    const whole = fixture('electricity-slip-phone.heic');
    await expect(opened(whole.subarray(0, 400))).rejects.toMatchObject({ code: 'picture-broken' });
  });

  // The pixels of the file lie on their side: 4032 × 3024.
  it.each([
    ['is turned by its property', { irot: true, exif: null }, [3000, 4000]],
    ['is not turned again by the note beside it', { irot: true, exif: 6 }, [3000, 4000]],
    ['is turned by its note, where that is all it has', { irot: false, exif: 6 }, [3000, 4000]],
    ['stays as it is where nothing turns it', { irot: false, exif: 1 }, [4000, 3000]],
    ['stays as it is without a note', { irot: false, exif: null }, [4000, 3000]],
  ] as const)('%s', async (_, given, [width, height]) => {
    const page = await opened(heicWith(given));
    expect(page?.gray).toMatchObject({ width, height });
    expect(page?.scale).toBeCloseTo(4000 / 4032, 5);
  });

  it('is the same picture by its property and by its note', async () => {
    const [own, noted] = [
      await opened(heicWith({ irot: true, exif: null })),
      await opened(heicWith({ irot: false, exif: 6 })),
    ];
    const levels = noted?.gray.data ?? [];
    let far = own === undefined ? 255 : 0;
    for (const [at, level] of own?.gray.data.entries() ?? []) far = Math.max(far, Math.abs(level - (levels[at] ?? 0)));
    expect(far).toBeLessThan(20);
  });

  it('with a broken note is read without it', () => {
    const whole = heicWith({ irot: false, exif: 6 });
    expect(heifTurn(whole)).toBe(6);
    for (let end = 0; end < whole.length; end += end < 1000 ? 1 : 997)
      expect([1, 6]).toContain(heifTurn(whole.subarray(0, end)));
    const bent = Buffer.from(whole);
    bent.writeUInt16BE(9, bent.length - 8);
    expect(heifTurn(bent)).toBe(1);
    expect(heifTurn(Buffer.alloc(0))).toBe(1);
  });
});
