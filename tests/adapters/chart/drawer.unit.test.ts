import { createRequire } from 'node:module';
import { inflateSync } from 'node:zlib';
import { Resvg } from '@resvg/resvg-js';
import fc from 'fast-check';
import { imageSize } from 'image-size';
import { afterAll, describe, expect, it } from 'vitest';
import { createChartDrawer } from '../../../src/adapters/chart/drawer.ts';
import type { Wish } from '../../../src/adapters/chart/drawing.ts';
import { renderChart } from '../../../src/adapters/chart/render-chart.ts';
import { altOf } from '../../../src/bot/chart/alt.ts';
import { type Chart, chartForms, seriesNames } from '../../../src/bot/chart/chart.ts';
import { nameText, titleText } from '../../../src/bot/chart/words.ts';
import { sentences } from '../../../src/bot/text/locales.ts';
import { anyChart, chartWith } from '../../support/charts.ts';

type Picture = { width: number; height: number; isPaper: (x: number, y: number) => boolean };

const paeth = (left: number, up: number, corner: number): number => {
  const away = (near: number): number => Math.abs(left + up - corner - near);
  if (away(left) <= away(up) && away(left) <= away(corner)) return left;
  return away(up) <= away(corner) ? up : corner;
};

/** Reads an 8-bit RGBA PNG that is not interlaced. */
const decode = (png: Buffer): Picture => {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  expect([...png.subarray(24, 29)]).toEqual([8, 6, 0, 0, 0]);
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  const [raw, row] = [inflateSync(Buffer.concat(parts)), width * 4];
  const pixels = Buffer.alloc(row * height);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (row + 1)];
    for (let x = 0; x < row; x += 1) {
      const left = x >= 4 ? (pixels[y * row + x - 4] ?? 0) : 0;
      const up = y > 0 ? (pixels[(y - 1) * row + x] ?? 0) : 0;
      const corner = x >= 4 && y > 0 ? (pixels[(y - 1) * row + x - 4] ?? 0) : 0;
      const add = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter ?? 0] ?? 0;
      pixels[y * row + x] = ((raw[y * (row + 1) + 1 + x] ?? 0) + add) & 255;
    }
  }
  return { width, height, isPaper: (x, y) => pixels.readUInt32BE((y * width + x) * 4) === 0xffffffff };
};

/** How many pixels of a rectangle carry ink. */
const ink = ({ isPaper }: Picture, [left, top, right, bottom]: readonly [number, number, number, number]): number => {
  let count = 0;
  for (let y = top; y < bottom; y += 1) for (let x = left; x < right; x += 1) count += isPaper(x, y) ? 0 : 1;
  return count;
};

const drawer = createChartDrawer();
afterAll(() => drawer.close());

describe('createChartDrawer', () => {
  it('draws a PNG as wide as a phone shows it, with a source in Japanese', async () => {
    const source = await drawer.draw(chartWith({ source: '環境省経済産業省' }));
    const blank = await drawer.draw(chartWith({ source: '' }));
    expect(imageSize(source)).toMatchObject({ type: 'png', width: 1040, height: 860 });
    const [with_, without] = [decode(source), decode(blank)];
    const title = [40, 28, 460, 80] as const;
    const bottom = [115, 800, 320, 836] as const;
    expect(ink(with_, title)).toBeGreaterThan(3000);
    expect(ink(without, bottom)).toBe(0);
    expect(ink(with_, bottom)).toBeGreaterThan(1000);
  });

  it('draws the same bytes for the same chart', async () => {
    const [one, two] = await Promise.all([drawer.draw(chartWith()), drawer.draw(chartWith())]);
    expect(one.equals(two)).toBe(true);
  });

  it('draws previews', async () => {
    const preview = await drawer.draw(chartWith(), 240);
    expect(imageSize(preview).width).toBe(240);
    expect(preview.length).toBeLessThan(1_000_000);
  });

  it('rejects what is no chart, and goes on drawing', async () => {
    await expect(drawer.draw({} as unknown as Chart)).rejects.toThrow('chart-not-drawn');
    expect((await drawer.draw(chartWith(), 240)).length).toBeGreaterThan(1000);
  });

  it('ends its thread, and what waits for it', async () => {
    const other = createChartDrawer();
    const waiting = expect(other.draw(chartWith())).rejects.toThrow('chart-not-drawn');
    await other.close();
    await waiting;
    await expect(other.draw(chartWith())).rejects.toThrow('chart-not-drawn');
  });
});

const svgOf = async (one: Chart, wish: Wish = {}): Promise<string> =>
  (await renderChart(one, 0, { ...wish, form: 'svg' })).toString('utf8');

describe('an SVG', () => {
  it('shows every form without a font, with its words beside it, and nothing that is no figure', async () => {
    for (const form of chartForms) {
      const svg = await svgOf(chartWith({ chart: form }));
      expect(svg).not.toMatch(/<text|font-family|NaN|Infinity|undefined/);
      expect(svg).toContain(`<desc>${altOf(chartWith({ chart: form }))}</desc>`);
      expect(svg.match(/<path/g)?.length ?? 0).toBeGreaterThan(10);
    }
  }, 60_000);

  it('shows any number of months', async () => {
    await fc.assert(
      fc.asyncProperty(anyChart, fc.constantFrom('light', 'dark'), async (one, look) => {
        expect(await svgOf(one, { look, frame: look === 'dark' ? 'slide' : 'phone' })).not.toMatch(
          /NaN|Infinity|undefined/,
        );
      }),
      { numRuns: 12 },
    );
  }, 120_000);
});

describe('the fonts', () => {
  const resolve = createRequire(import.meta.url).resolve;
  const words = (['ja', 'en', 'easy'] as const).flatMap((locale) => [
    ...Object.values(sentences[locale]['chart'] ?? {}),
    ...seriesNames.map((name) => nameText(name, locale)),
    ...chartForms.map((form) => titleText(chartWith({ chart: form, locale }))),
    'JanFebMarAprMayJunJulAugSepOctNovDec kWh m³ m² L GJ %「」（）、・0123456789,.<*',
  ]);
  const glyph = (character: string, file: string): string => {
    const text = `<text x="4" y="36" font-size="32">${character.replace('<', '&lt;')}</text>`;
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="44" height="48">${text}</svg>`;
    const font = {
      fontFiles: [resolve(`@expo-google-fonts/noto-sans-jp/${file}`)],
      loadSystemFonts: false,
      defaultFontFamily: 'Noto Sans JP',
    };
    return new Resvg(svg, { font }).render().pixels.toString('base64');
  };

  it.each(['400Regular/NotoSansJP_400Regular.ttf', '700Bold/NotoSansJP_700Bold.ttf'])(
    'have every character of the labels: %s',
    (file) => {
      const missing = glyph('₂', file);
      const characters = [...new Set(words.join('').replace(/\s/g, ''))];
      expect(characters.length).toBeGreaterThan(80);
      expect(glyph('\u{10ffff}', file)).toBe(missing);
      expect(characters.filter((character) => glyph(character, file) === missing)).toEqual([]);
    },
    60_000,
  );
});
