import type { Mat } from '@techstark/opencv-js';
import { type Cv, scope } from './opencv.ts';

const lookAt = 700;
const mostDegrees = 16;

/**
 * By how many degrees a sheet is turned, whether its lines run across or up and down: seen along them, rows of ink and
 * rows of paper alternate most sharply.
 */
export function skewOf(cv: Cv, picture: Mat): number {
  const points = edgesOf(cv, picture);
  const across = sharpest(points, false);
  const upwards = sharpest(points, true);
  return upwards.sharpness > across.sharpness ? upwards.degrees : across.degrees;
}

/** Upper edges of ink, as x and y in turn. */
function edgesOf(cv: Cv, picture: Mat): Int16Array {
  return scope((keep) => {
    const small = keep(new cv.Mat());
    const scale = lookAt / Math.max(picture.cols, picture.rows);
    cv.resize(picture, small, new cv.Size(0, 0), scale, scale, cv.INTER_AREA);
    const { data, cols, rows } = small;
    const points: number[] = [];
    for (let at = cols; at < (rows - 1) * cols; at += 1) {
      const here = data[at] ?? 255;
      if (here < 140 && (data[at - cols] ?? 0) - here > 25) points.push(at % cols, Math.trunc(at / cols));
    }
    return Int16Array.from(points);
  });
}

type Sharpness = { readonly degrees: number; readonly sharpness: number };

function sharpest(points: Int16Array, upended: boolean): Sharpness {
  const tried = (from: number, to: number, step: number): Sharpness[] =>
    Array.from({ length: Math.round((to - from) / step) + 1 }, (_, at) => {
      const degrees = from + at * step;
      return { degrees, sharpness: sharpness(points, (degrees * Math.PI) / 180, upended) };
    });
  const best = (all: readonly Sharpness[]): Sharpness => all.reduce((a, b) => (b.sharpness > a.sharpness ? b : a));
  const rough = best(tried(-mostDegrees, mostDegrees, 0.5));
  return best([rough, ...tried(rough.degrees - 0.4, rough.degrees + 0.4, 0.1)]);
}

function sharpness(points: Int16Array, angle: number, upended: boolean): number {
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
  const middle = lookAt * 2;
  const counts = new Int32Array(middle * 2);
  for (let at = 0; at < points.length; at += 2) {
    const [x, y] = [points[at] ?? 0, points[at + 1] ?? 0];
    const place = upended ? x * cosine + y * sine : y * cosine - x * sine;
    const index = Math.round(place) + middle;
    counts[index] = (counts[index] ?? 0) + 1;
  }
  let sum = 0;
  for (let at = 1; at < counts.length; at += 1) sum += ((counts[at] ?? 0) - (counts[at - 1] ?? 0)) ** 2;
  return sum;
}
