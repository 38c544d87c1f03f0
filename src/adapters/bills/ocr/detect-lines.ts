import type { Mat } from '@techstark/opencv-js';
import type { InferenceSession } from 'onnxruntime-web';
import type { Box } from '../../../engine/bill/scan.ts';
import { type Cv, scope } from '../image/opencv.ts';
import { run } from './models.ts';

const longSide = 1088;
const isPrint = 0.3;
const isLine = 0.45;
// The network marks the core of a line; the print reaches further, in proportion to its height.
const growBy = 1.6;
const leastSide = 4;
// As its training pictures were.
const mean = [0.485, 0.456, 0.406];
const deviation = [0.229, 0.224, 0.225];

/** Where lines of print stand on the sheet. */
export async function detectLines(cv: Cv, network: InferenceSession, sheet: Mat): Promise<readonly Box[]> {
  const { data, width, height } = input(cv, sheet);
  const { data: heat } = await run(network, data, [1, 3, height, width]);
  const scale: readonly [number, number] = [sheet.cols / width, sheet.rows / height];
  return boxesIn(cv, heat, width, height).map((box) => grown(box, scale, sheet));
}

function input(cv: Cv, sheet: Mat): { data: Float32Array; width: number; height: number } {
  const scale = Math.min(1, longSide / Math.max(sheet.cols, sheet.rows));
  const whole = (side: number): number => Math.max(32, Math.round((side * scale) / 32) * 32);
  const [width, height] = [whole(sheet.cols), whole(sheet.rows)];
  return scope((keep) => {
    const small = keep(new cv.Mat());
    cv.resize(sheet, small, new cv.Size(width, height), 0, 0, cv.INTER_AREA);
    const pixels = width * height;
    const data = new Float32Array(3 * pixels);
    for (let channel = 0; channel < 3; channel += 1) {
      const [from, by] = [mean[channel] ?? 0, deviation[channel] ?? 1];
      for (let at = 0; at < pixels; at += 1) data[channel * pixels + at] = ((small.data[at] ?? 0) / 255 - from) / by;
    }
    return { data, width, height };
  });
}

type Core = { readonly box: Box; readonly margin: number };

function boxesIn(cv: Cv, heat: Float32Array, width: number, height: number): readonly Core[] {
  return scope((keep) => {
    const mask = keep(new cv.Mat(height, width, cv.CV_8UC1));
    for (let at = 0; at < heat.length; at += 1) mask.data[at] = (heat[at] ?? 0) > isPrint ? 255 : 0;
    const outlines = keep(new cv.MatVector());
    cv.findContours(mask, outlines, keep(new cv.Mat()), cv.RETR_EXTERNAL, cv.CHAIN_APPROX_SIMPLE);
    return Array.from({ length: Number(outlines.size()) }, (_, at) => {
      const outline = keep(outlines.get(at));
      const { x, y, width: wide, height: high } = cv.boundingRect(outline);
      const margin = (cv.contourArea(outline) * growBy) / Math.max(cv.arcLength(outline, true), 1);
      return { box: [x, y, wide, high] as const, margin };
    }).filter(({ box }) => box[2] >= leastSide && box[3] >= leastSide && meanHeat(heat, width, box) >= isLine);
  });
}

function meanHeat(heat: Float32Array, across: number, [x, y, width, height]: Box): number {
  let sum = 0;
  for (let row = y; row < y + height; row += 1)
    for (let column = x; column < x + width; column += 1) sum += heat[row * across + column] ?? 0;
  return sum / (width * height);
}

function grown({ box: [x, y, width, height], margin }: Core, [sx, sy]: readonly [number, number], sheet: Mat): Box {
  // A little more at both ends, where the first and the last figure are easily cut.
  const along = Math.min(width, height) * 0.15;
  const [aside, above] = width > height ? [margin + along, margin] : [margin, margin + along];
  const left = Math.max(0, Math.floor((x - aside) * sx));
  const top = Math.max(0, Math.floor((y - above) * sy));
  const right = Math.min(sheet.cols, Math.ceil((x + width + aside) * sx));
  const bottom = Math.min(sheet.rows, Math.ceil((y + height + above) * sy));
  return [left, top, right - left, bottom - top];
}
