import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { openRaster } from '../../../src/adapters/bills/image/open.ts';
import { loadOpenCv } from '../../../src/adapters/bills/image/opencv.ts';
import { findPapers } from '../../../src/adapters/bills/image/paper.ts';
import { freeEndsOf } from '../../../src/adapters/bills/ocr/free-ends.ts';

const [width, height] = [1600, 1200];

/** A table with papers on it, drawn as SVG. */
async function photograph(table: string, papers: readonly string[]) {
  const sheets = papers.map((corners) => `<polygon points="${corners}" fill="#f0efea"/>`).join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${table}${sheets}</svg>`;
  return openRaster(await sharp(Buffer.from(svg)).png().toBuffer());
}

const rectangle = (x: number, y: number, w: number, h: number, fill: string): string =>
  `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${fill}"/>`;
const dark = rectangle(0, 0, width, height, '#3a2f28');
// The upper half lies in the sun and is as bright as paper; only a shadow shows where the sheet ends.
const halfInTheSun = `${rectangle(0, 0, width, 600, '#efeeea')}${rectangle(0, 600, width, 600, '#5a5048')}
  <polygon points="396,146 1264,236 1200,1010 330,920" fill="#8a8780"/>`;

const far = (corner: readonly [number, number] | undefined, [x, y]: readonly [number, number]): number =>
  corner === undefined ? Number.POSITIVE_INFINITY : Math.hypot(corner[0] - x, corner[1] - y);

describe('the sheets in a photograph', () => {
  it('are known by their outline, each by itself', async () => {
    const two = ['120,160 640,130 680,980 150,1010', '900,200 1460,240 1430,900 880,860'];
    const found = findPapers(await loadOpenCv(), await photograph(dark, two));
    expect(found.map(({ by }) => by)).toEqual(['outline', 'outline']);
    const lefts = found.map(({ quad }) => quad[0][0]).sort((a, b) => a - b);
    expect(Math.abs((lefts[0] ?? 0) - 120)).toBeLessThan(25);
    expect(Math.abs((lefts[1] ?? 0) - 900)).toBeLessThan(25);
  });

  it('are known by their sides where half of the table is as bright as they are', async () => {
    const sheet = '400,150 1260,240 1195,1005 335,915';
    const [paper, ...others] = findPapers(await loadOpenCv(), await photograph(halfInTheSun, [sheet]));
    expect(others).toEqual([]);
    expect(paper?.by).toBe('sides');
    const meant = [
      [400, 150],
      [1260, 240],
      [1195, 1005],
      [335, 915],
    ] as const;
    for (const [at, corner] of meant.entries()) expect(far(paper?.quad[at], corner)).toBeLessThan(25);
  });

  it('are none where there is no sheet', async () => {
    expect(findPapers(await loadOpenCv(), await photograph(rectangle(0, 0, width, height, '#efeeea'), []))).toEqual([]);
  });
});

describe('the ends of a line', () => {
  it('are free where only paper is, and not where print goes on', async () => {
    const cv = await loadOpenCv();
    const sheet = new cv.Mat(100, 400, cv.CV_8UC1, new cv.Scalar(255));
    for (let row = 40; row < 60; row += 1) sheet.data.fill(0, row * 400 + 80, row * 400 + 200);
    expect(freeEndsOf(sheet, [70, 30, 140, 40])).toEqual({ left: true, right: true });
    expect(freeEndsOf(sheet, [120, 30, 90, 40])).toEqual({ left: false, right: true });
    expect(freeEndsOf(sheet, [70, 30, 100, 40])).toEqual({ left: true, right: false });
    sheet.delete();
  });
});
