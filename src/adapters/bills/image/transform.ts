import type { Box } from '../../../engine/bill/scan.ts';

/** A projective map of the plane, row by row: what became of a point of the picture as it was taken. */
export type Transform = readonly [number, number, number, number, number, number, number, number, number];

export type Point = readonly [number, number];

export const identity: Transform = [1, 0, 0, 0, 1, 0, 0, 0, 1];

/** First `first`, then `then`. */
export function compose(first: Transform, then: Transform): Transform {
  const at = (row: number, column: number): number =>
    [0, 1, 2].reduce((sum, k) => sum + (then[row * 3 + k] ?? 0) * (first[k * 3 + column] ?? 0), 0);
  return [at(0, 0), at(0, 1), at(0, 2), at(1, 0), at(1, 1), at(1, 2), at(2, 0), at(2, 1), at(2, 2)];
}

/** The way back. */
export function invert([a, b, c, d, e, f, g, h, i]: Transform): Transform {
  const determinant = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
  const scaled = (value: number): number => value / determinant;
  return [
    scaled(e * i - f * h),
    scaled(c * h - b * i),
    scaled(b * f - c * e),
    scaled(f * g - d * i),
    scaled(a * i - c * g),
    scaled(c * d - a * f),
    scaled(d * h - e * g),
    scaled(b * g - a * h),
    scaled(a * e - b * d),
  ];
}

export function apply([a, b, c, d, e, f, g, h, i]: Transform, [x, y]: Point): Point {
  const w = g * x + h * y + i;
  return [(a * x + b * y + c) / w, (d * x + e * y + f) / w];
}

/** The upright rectangle around what a box becomes. */
export function applyToBox(transform: Transform, [x, y, width, height]: Box): Box {
  const corners: readonly Point[] = [
    [x, y],
    [x + width, y],
    [x, y + height],
    [x + width, y + height],
  ];
  const moved = corners.map((corner) => apply(transform, corner));
  const xs = moved.map(([at]) => at);
  const ys = moved.map(([, at]) => at);
  const left = Math.round(Math.min(...xs));
  const top = Math.round(Math.min(...ys));
  return [left, top, Math.round(Math.max(...xs)) - left, Math.round(Math.max(...ys)) - top];
}

export function scaling(x: number, y: number): Transform {
  return [x, 0, 0, 0, y, 0, 0, 0, 1];
}

/** A quarter turn clockwise of a picture of this height. */
export function quarterTurn(height: number): Transform {
  return [0, -1, height, 1, 0, 0, 0, 0, 1];
}

export function halfTurn(width: number, height: number): Transform {
  return [-1, 0, width, 0, -1, height, 0, 0, 1];
}
