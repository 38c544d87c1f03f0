import type { Point } from './transform.ts';

/** Four corners, one after the other around the sheet. */
export type Quad = readonly [Point, Point, Point, Point];

const turns = [0, 1, 2, 3] as const;

/** The middle between the corners. */
export function centreOf(quad: Quad): Point {
  return [quad.reduce((sum, [x]) => sum + x / 4, 0), quad.reduce((sum, [, y]) => sum + y / 4, 0)];
}

/** Clockwise, from the corner nearest to the upper left. */
export function ordered(quad: Quad): Quad {
  const [x, y] = centreOf(quad);
  const around = quad.toSorted((a, b) => Math.atan2(a[1] - y, a[0] - x) - Math.atan2(b[1] - y, b[0] - x));
  const sums = around.map(([left, top]) => left + top);
  const first = sums.indexOf(Math.min(...sums));
  const [a, b, c, d] = turns.map((turn) => around[(first + turn) % 4] ?? quad[turn]);
  return [a ?? quad[0], b ?? quad[1], c ?? quad[2], d ?? quad[3]];
}

/** The cosine of the corner that is furthest from a right angle. */
export function mostCosineOf(quad: Quad): number {
  return Math.max(
    ...turns.map((at) => {
      const [corner, before, after] = [quad[at], quad[turns[(at + 3) % 4] ?? 0], quad[turns[(at + 1) % 4] ?? 0]];
      const [ux, uy] = [before[0] - corner[0], before[1] - corner[1]];
      const [vx, vy] = [after[0] - corner[0], after[1] - corner[1]];
      return Math.abs(ux * vx + uy * vy) / (Math.hypot(ux, uy) * Math.hypot(vx, vy));
    }),
  );
}

/** Its sides, from each corner to the next. */
export function sidesOf([a, b, c, d]: Quad): readonly (readonly [Point, Point])[] {
  return [
    [a, b],
    [b, c],
    [c, d],
    [d, a],
  ];
}

export function areaOf(quad: Quad): number {
  return Math.abs(sidesOf(quad).reduce((sum, [[x, y], [u, v]]) => sum + (x * v - u * y) / 2, 0));
}

/** Whether the upright rectangles around two sheets have more in common than a corner. */
export function overlap(one: Quad, other: Quad): boolean {
  const [a, b] = [boundsOf(one), boundsOf(other)];
  const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  if (wide <= 0 || high <= 0) return false;
  return wide * high > 0.12 * Math.min(areaOf(one), areaOf(other));
}

function boundsOf(quad: Quad) {
  const [xs, ys] = [quad.map(([x]) => x), quad.map(([, y]) => y)];
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}
