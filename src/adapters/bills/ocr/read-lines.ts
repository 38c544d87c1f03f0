import type { Mat } from '@techstark/opencv-js';
import type { InferenceSession } from 'onnxruntime-web';
import type { Box, Glyph, PrintedLine } from '../../../engine/bill/scan.ts';
import { type Cv, scope } from '../image/opencv.ts';
import { freeEndsOf } from './free-ends.ts';
import { run } from './models.ts';

const height = 48;
const leastWidth = 48;
const mostWidth = 1600;
// Columns of all strips read at once. More saves little time and costs memory that WebAssembly never gives back.
const columnsAtOnce = 1800;

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
    .map(
      (box, index): Strip => ({
        box,
        index,
        width: Math.min(mostWidth, Math.max(8, Math.round((height * box[2]) / box[3]))),
      }),
    )
    .sort((a, b) => a.width - b.width);
  const lines: PrintedLine[] = [];
  for (const batch of batches(strips)) {
    const across = Math.max(leastWidth, ...batch.map((strip) => strip.width));
    const { data, shape } = await run(reader.network, pixels(cv, sheet, batch, across), [
      batch.length,
      3,
      height,
      across,
    ]);
    const [, steps = 0, classes = 0] = shape;
    for (const [at, strip] of batch.entries()) {
      const said = data.subarray(at * steps * classes, (at + 1) * steps * classes);
      lines[strip.index] = {
        box: strip.box,
        free: freeEndsOf(sheet, strip.box),
        glyphs: glyphsOf(said, { steps, classes, across }, strip, reader.characters),
      };
    }
  }
  return lines;
}

/** Strips of like width together: a batch is as wide as its widest. */
function* batches(strips: readonly Strip[]): Generator<readonly Strip[]> {
  for (let at = 0; at < strips.length; ) {
    const narrowest = strips[at]?.width ?? 0;
    const most = Math.max(96, narrowest * 1.3);
    let to = at + 1;
    while (to < strips.length && fits(strips[to]?.width ?? 0, to - at + 1, most)) to += 1;
    yield strips.slice(at, to);
    at = to;
  }
}

const fits = (width: number, count: number, most: number): boolean => width <= most && width * count <= columnsAtOnce;

function pixels(cv: Cv, sheet: Mat, batch: readonly Strip[], across: number): Float32Array {
  const data = new Float32Array(batch.length * 3 * height * across);
  const plane = height * across;
  for (const [at, strip] of batch.entries()) {
    const gray = plane * 3 * at;
    writeStrip(cv, sheet, strip, data.subarray(gray, gray + plane), across);
    // The network was taught colour: the same three times.
    for (const channel of [1, 2]) data.copyWithin(gray + channel * plane, gray, gray + plane);
  }
  return data;
}

function writeStrip(cv: Cv, sheet: Mat, { box, width }: Strip, into: Float32Array, across: number): void {
  scope((keep) => {
    const [x, y, wide, high] = box;
    const cut = keep(sheet.roi(new cv.Rect(x, y, wide, high)));
    const strip = keep(new cv.Mat());
    cv.resize(cut, strip, new cv.Size(width, height), 0, 0, high > height ? cv.INTER_AREA : cv.INTER_CUBIC);
    const values = strip.data;
    for (let at = 0; at < width * height; at += 1)
      into[Math.trunc(at / width) * across + (at % width)] = (values[at] ?? 0) / 127.5 - 1;
  });
}

type Grid = { readonly steps: number; readonly classes: number; readonly across: number };

/** The likeliest character at each step; what is said again without a pause is said once. */
function glyphsOf(
  said: Float32Array,
  { steps, classes, across }: Grid,
  strip: Strip,
  characters: readonly string[],
): Glyph[] {
  const [x, y, wide, high] = strip.box;
  const stepWidth = ((across / steps) * wide) / strip.width;
  const best = Array.from({ length: steps }, (_, step) => likeliest(said, step * classes, classes));
  return best.flatMap(([character, sure], step) => {
    if (character === 0 || character === best[step - 1]?.[0]) return [];
    const left = Math.round(x + Math.min(wide, step * stepWidth));
    const box = [left, y, Math.round(stepWidth), high] as const;
    return [{ text: characters[character] ?? '', box, sure: Math.round(sure * 100) }];
  });
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
