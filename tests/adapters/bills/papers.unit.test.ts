import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { toMat } from '../../../src/adapters/bills/image/gray.ts';
import { openRaster } from '../../../src/adapters/bills/image/open.ts';
import { loadOpenCv } from '../../../src/adapters/bills/image/opencv.ts';
import { findPapers } from '../../../src/adapters/bills/image/paper.ts';
import { sheetBySides } from '../../../src/adapters/bills/image/paper-sides.ts';
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
// Half of the table lies in the sun and is nearly as bright as the sheet.
const halfInTheSun = `<linearGradient id="sun"><stop offset=".55" stop-color="#4a4640"/><stop offset=".62" stop-color="#e2e0da"/></linearGradient>
  <rect width="${width}" height="${height}" fill="url(#sun)"/>`;

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

  it('are none where there is no sheet', async () => {
    expect(findPapers(await loadOpenCv(), await photograph(rectangle(0, 0, width, height, '#efeeea'), []))).toEqual([]);
  });
});

describe('a sheet by its sides', () => {
  const sheet = '400,150 1260,240 1195,1005 335,915';
  const corners = [
    [400, 150],
    [1260, 240],
    [1195, 1005],
    [335, 915],
  ] as const;
  const shrunkBy = 0.4;

  async function bySides(table: string, paper: string) {
    const cv = await loadOpenCv();
    const { gray } = await photograph(table, [paper]);
    const [whole, light] = [toMat(cv, gray), new cv.Mat()];
    cv.resize(whole, light, new cv.Size(0, 0), shrunkBy, shrunkBy, cv.INTER_AREA);
    const plain = new cv.Mat(light.rows, light.cols, cv.CV_8UC1, new cv.Scalar(255));
    const found = sheetBySides(cv, light, plain);
    for (const mat of [whole, light, plain]) mat.delete();
    return found?.quad.map(([x, y]) => [x / shrunkBy, y / shrunkBy] as const) ?? null;
  }

  it('is found on a table of which half lies in the sun', async () => {
    const quad = await bySides(halfInTheSun, sheet);
    for (const corner of corners) expect(Math.min(...(quad ?? []).map((one) => far(one, corner)))).toBeLessThan(25);
  });

  it('does not end at a fold, beyond which it goes on in the shade', async () => {
    // What lies below the fold is darker than the sheet above it, and brighter than the table.
    const folded = `${dark}<polygon points="${sheet}" fill="#b9b6ae"/>`;
    const quad = await bySides(folded, '400,150 1260,240 1230,600 369,510');
    const lowest = Math.max(...(quad ?? [[0, 1000]]).map(([, y]) => y));
    expect(lowest).toBeGreaterThan(900);
  });

  it('is none where nothing lies on the table', async () => {
    expect(await bySides(halfInTheSun, '')).toBeNull();
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
