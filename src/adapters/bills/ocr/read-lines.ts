import type { Mat } from '@techstark/opencv-js';
import type { InferenceSession } from 'onnxruntime-web';
import type { Box, Glyph, PrintedLine } from '../../../engine/bill/scan.ts';
import { type Cv, scope } from '../image/opencv.ts';
import { run } from './models.ts';

const height = 48;
const leastWidth = 48;
const mostWidth = 1600;
// More at once saves little time and costs memory that WebAssembly never gives back.
const atOnce = 6;

/** A network that reads one line of print, and the characters it can say. */
export type LineReader = { readonly network: InferenceSession; readonly characters: readonly string[] };

type Strip = { readonly box: Box; readonly width: number; readonly index: number };

/** Reads the lines at these places, in the same order; a place where nothing is read has no glyphs. */
export async function readLines(
  cv: Cv,
  reader: LineReader,
  sheet: Mat,
  boxes: readonly Box[],
): Promise<readonly PrintedLine[]> {
  const strips = boxes
    .map((box, index): Strip => ({ box, index, width: Math.min(mostWidth, Math.max(8, Math.round((height * box[2]) / box[3]))) }))
    .sort((a, b) => a.width - b.width);
  const lines: PrintedLine[] = [];
  for (const batch of batches(strips)) {
    const across = Math.max(leastWidth, ...batch.map((strip) => strip.width));
    const { data, shape } = await run(reader.network, pixels(cv, sheet, batch, across), [batch.length, 3, height, across]);
    const [, steps = 0, classes = 0] = shape;
    for (const [at, strip] of batch.entries()) {
      const said = data.subarray(at * steps * classes, (at + 1) * steps * classes);
      lines[strip.index] = { box: strip.box, glyphs: glyphsOf(said, { steps, classes, across }, strip, reader.characters) };
    }
  }
  return lines;
}

/** Strips of like width together: a batch is as wide as its widest. */
function* batches(strips: readonly Strip[]): Generator<readonly Strip[]> {
  for (let at = 0; at < strips.length; ) {
    const first = strips[at];
    let to = at + 1;
    while (to < strips.length && to - at < atOnce && (strips[to]?.width ?? 0) <= Math.max(96, (first?.width ?? 0) * 1.3))
      to += 1;
    yield strips.slice(at, to);
    at = to;
  }
}

function pixels(cv: Cv, sheet: Mat, batch: readonly Strip[], across: number): Float32Array {
  const data = new Float32Array(batch.length * 3 * height * across);
  for (const [at, { box, width }] of batch.entries())
    scope((keep) => {
      const [x, y, wide, high] = box;
      const cut = keep(sheet.roi(new cv.Rect(x, y, wide, high)));
      const strip = keep(new cv.Mat());
      cv.resize(cut, strip, new cv.Size(width, height), 0, 0, high > height ? cv.INTER_AREA : cv.INTER_CUBIC);
      for (let row = 0; row < height; row += 1)
        for (let column = 0; column < width; column += 1) {
          const value = (strip.data[row * width + column] ?? 0) / 127.5 - 1;
          for (let channel = 0; channel < 3; channel += 1)
            data[((at * 3 + channel) * height + row) * across + column] = value;
        }
    });
  return data;
}

type Grid = { readonly steps: number; readonly classes: number; readonly across: number };

/** The likeliest character at each step; what is said again without a pause is said once. */
function glyphsOf(said: Float32Array, { steps, classes, across }: Grid, strip: Strip, characters: readonly string[]): Glyph[] {
  const [x, y, wide, high] = strip.box;
  const stepWidth = ((across / steps) * wide) / strip.width;
  const glyphs: Glyph[] = [];
  let before = 0;
  for (let step = 0; step < steps; step += 1) {
    const [best, sure] = likeliest(said, step * classes, classes);
    if (best !== 0 && best !== before) {
      const left = x + Math.min(wide, step * stepWidth);
      glyphs.push({
        text: characters[best] ?? '',
        box: [Math.round(left), y, Math.round(stepWidth), high],
        sure: Math.round(sure * 100),
      });
    }
    before = best;
  }
  return glyphs;
}

function likeliest(values: Float32Array, from: number, count: number): readonly [number, number] {
  let best = 0;
  let most = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < count; at += 1) {
    const value = values[from + at] ?? 0;
    if (value > most) {
      most = value;
      best = at;
    }
  }
  return [best, most];
}
