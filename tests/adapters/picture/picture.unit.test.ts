import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { blackOut } from '../../../src/adapters/picture/black-out.ts';
import { marksOf } from '../../../src/adapters/picture/marks.ts';
import { cutStrip } from '../../../src/adapters/picture/strip.ts';
import { fixture } from '../../support/bills.ts';

/** A white sheet with a black box. */
const sheet = (x: number, y: number): Promise<Buffer> =>
  sharp({ create: { width: 1200, height: 1700, channels: 3, background: 'white' } })
    .composite([{ input: { create: { width: 200, height: 40, channels: 3, background: 'black' } }, left: x, top: y }])
    .webp()
    .toBuffer();

describe('a strip of a sheet', () => {
  it.each([
    ['in the middle', 500, 800],
    ['in a corner', 0, 0],
    ['in the other corner', 1000, 1660],
  ])('shows the box %s, always in the same shape', async (_, x, y) => {
    const strip = await cutStrip(await sheet(x, y), [x, y, 200, 40]);
    if (strip === null) throw new Error('no strip');
    const { width, height, format } = await sharp(strip).metadata();
    expect({ width, height, format }).toEqual({ width: 900, height: 160, format: 'jpeg' });
    const { channels } = await sharp(strip).stats();
    // The box takes its part of the strip: neither nothing nor all of it.
    expect(channels[0]?.mean).toBeGreaterThan(60);
    expect(channels[0]?.mean).toBeLessThan(240);
  });

  it('stays small enough to be kept', async () => {
    const strip = await cutStrip(fixture('electricity.jpg'), [300, 300, 200, 30]);
    expect(strip?.byteLength).toBeLessThan(60_000);
  });
});

describe('a sheet that others may see', () => {
  it('has nothing left where a number stood, and everything else', async () => {
    const number = {
      input: { create: { width: 200, height: 40, channels: 3, background: '#777' } },
      left: 300,
      top: 500,
    } as const;
    const amount = { ...number, top: 900 };
    const given = await sharp({ create: { width: 1200, height: 1700, channels: 3, background: 'white' } })
      .composite([number, amount])
      .webp()
      .toBuffer();
    const shown = await blackOut(given, [[300, 500, 200, 40]]);
    const brightness = async (top: number, height: number): Promise<number> => {
      const part = await sharp(shown).extract({ left: 300, top, width: 200, height }).toBuffer();
      return (await sharp(part).stats()).channels[0]?.mean ?? -1;
    };
    expect(await brightness(495, 50)).toBeLessThan(10);
    expect(await brightness(900, 40)).toBeGreaterThan(100);
    expect(await brightness(600, 40)).toBeGreaterThan(245);
  });
});

describe('the marks of a photograph', () => {
  const differing = (a: string, b: string): number =>
    [...a].reduce(
      (sum, digit, at) =>
        sum + (Number.parseInt(digit, 16) ^ Number.parseInt(b[at] ?? '0', 16)).toString(2).replaceAll('0', '').length,
      0,
    );

  it('tell a smaller copy of the same paper from another paper', async () => {
    const paper = fixture('city-gas.jpg');
    const copy = await sharp(paper).resize(900).jpeg({ quality: 50 }).toBuffer();
    const other = fixture('electricity.jpg');
    const [own, copied, another] = await Promise.all([paper, copy, other].map((bytes) => marksOf(bytes, bytes)));
    expect(own?.look).toMatch(/^[0-9a-f]{64}$/);
    expect(own?.exact).not.toBe(copied?.exact);
    expect(differing(own?.look ?? '', copied?.look ?? '')).toBeLessThanOrEqual(20);
    expect(differing(own?.look ?? '', another?.look ?? '')).toBeGreaterThan(40);
  });

  it('have no look where nothing could be opened', async () => {
    expect((await marksOf(Buffer.from('PK'), null)).look).toBe('');
  });
});
