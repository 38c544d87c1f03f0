import type { Mat } from '@techstark/opencv-js';
import { type Cv, scope } from './opencv.ts';
import { areaOf, centreOf, mostCosineOf, type Quad, sidesOf } from './quad.ts';
import type { Point } from './transform.ts';

/** A straight line in Hesse's form: the points with `x·cos + y·sin = rho`. `weight` is how much of it can be seen. */
type Line = { readonly cos: number; readonly sin: number; readonly rho: number; readonly weight: number };

/** A sheet whose four sides were seen, and how well. */
export type Sided = { readonly quad: Quad; readonly score: number };

const mostLines = 14;
const leastSupport = 0.45;
const leastMean = 0.62;
const leastShare = 0.07;
const mostShare = 0.97;
const mostCosine = 0.45;

/**
 * The sheet by its sides alone: two lines across and two upright, along which paper lies on the inner side and something
 * darker or more colourful on the outer. For sheets that a shadow cuts in two, or that are no brighter than the table.
 */
export function sheetBySides(cv: Cv, light: Mat, plain: Mat): Sided | null {
  const lines = linesIn(cv, light, plain);
  const across = heaviest(lines.filter(({ cos, sin }) => Math.abs(sin) > Math.abs(cos)));
  const upright = heaviest(lines.filter(({ cos, sin }) => Math.abs(cos) >= Math.abs(sin)));
  const all = pairs(across).flatMap(([top, bottom]) =>
    pairs(upright).flatMap(([left, right]) => sided(light, plain, [top, right, bottom, left]) ?? []),
  );
  return all.reduce<Sided | null>((best, one) => (best === null || one.score > best.score ? one : best), null);
}

function heaviest(lines: readonly Line[]): readonly Line[] {
  return lines.toSorted((a, b) => b.weight - a.weight).slice(0, mostLines);
}

function pairs(lines: readonly Line[]): readonly (readonly [Line, Line])[] {
  return lines.flatMap((one, at) => lines.slice(at + 1).map((other) => [one, other] as const));
}

function linesIn(cv: Cv, light: Mat, plain: Mat): readonly Line[] {
  return scope((keep) => {
    const [edges, others, found] = [keep(new cv.Mat()), keep(new cv.Mat()), keep(new cv.Mat())];
    cv.Canny(light, edges, 18, 50);
    cv.Canny(plain, others, 18, 50);
    cv.bitwise_or(edges, others, edges);
    cv.HoughLinesP(edges, found, 1, Math.PI / 180, 40, 50, 14);
    const lines: Line[] = [];
    for (let at = 0; at < found.rows; at += 1) {
      const [x = 0, y = 0, u = 0, v = 0] = found.data32S.slice(at * 4, at * 4 + 4);
      join(lines, lineThrough([x, y], [u, v]));
    }
    return lines;
  });
}

function lineThrough([x, y]: Point, [u, v]: Point): Line {
  const length = Math.hypot(u - x, v - y);
  const [cos, sin] = [(y - v) / length, (u - x) / length];
  const rho = x * cos + y * sin;
  return rho < 0 ? { cos: -cos, sin: -sin, rho: -rho, weight: length } : { cos, sin, rho, weight: length };
}

/** Pieces of one side are one line. */
function join(lines: Line[], line: Line): void {
  const at = lines.findIndex(
    (other) => Math.abs(other.rho - line.rho) < 6 && other.cos * line.cos + other.sin * line.sin > 0.9993,
  );
  const before = lines[at];
  if (before === undefined) lines.push(line);
  else lines[at] = { ...(before.weight > line.weight ? before : line), weight: before.weight + line.weight };
}

function sided(light: Mat, plain: Mat, [top, right, bottom, left]: readonly [Line, Line, Line, Line]): Sided | null {
  const corners = [crossing(top, left), crossing(top, right), crossing(bottom, right), crossing(bottom, left)];
  const [a, b, c, d] = corners;
  if (a == null || b == null || c == null || d == null) return null;
  const quad: Quad = [a, b, c, d];
  if (!quad.every((corner) => isIn(light, corner))) return null;
  const share = areaOf(quad) / (light.cols * light.rows);
  if (share < leastShare || share > mostShare || mostCosineOf(quad) > mostCosine) return null;
  const middle = centreOf(quad);
  const supports = sidesOf(quad).map(([from, to]) => support(light, plain, from, to, middle));
  const mean = supports.reduce((sum, one) => sum + one / 4, 0);
  if (Math.min(...supports) < leastSupport || mean < leastMean || goesOn(light, plain, quad)) return null;
  return { quad, score: mean * Math.sqrt(share) };
}

const furtherBy = 0.16;
const mostFurther = 0.5;

/** Where both its neighbours run on beyond it, what was taken for a side is a fold or a rule. */
function goesOn(light: Mat, plain: Mat, quad: Quad): boolean {
  const middle = centreOf(quad);
  // Null: out of the picture, where nobody knows.
  const beyondEnd = (from: Point, to: Point): boolean | null => {
    const [x, y] = [(to[0] - from[0]) * furtherBy, (to[1] - from[1]) * furtherBy];
    const [start, end]: [Point, Point] = [
      [to[0] + x * 0.25, to[1] + y * 0.25],
      [to[0] + x, to[1] + y],
    ];
    return isIn(light, end) ? support(light, plain, start, end, middle) > mostFurther : null;
  };
  const sides = sidesOf(quad);
  return sides.some((_, at) => {
    const [before, after] = [sides[(at + 3) % 4], sides[(at + 1) % 4]];
    if (before === undefined || after === undefined) return false;
    const ends = [beyondEnd(before[0], before[1]), beyondEnd(after[1], after[0])];
    return ends.includes(true) && !ends.includes(false);
  });
}

function crossing(a: Line, b: Line): Point | null {
  const determinant = a.cos * b.sin - a.sin * b.cos;
  if (Math.abs(determinant) < 0.3) return null;
  return [(a.rho * b.sin - b.rho * a.sin) / determinant, (b.rho * a.cos - a.rho * b.cos) / determinant];
}

const isIn = ({ cols, rows }: Mat, [x, y]: Point): boolean => x > -8 && y > -8 && x < cols + 8 && y < rows + 8;

const samples = 48;
// Right beside the side, and further off, where beside a printed rule the paper goes on.
const beside = 4;
const beyond = 13;
const leastDifference = 7;
const leastBeyond = 5;

/** The share of a side along which paper lies on the inner and something else on the outer side. */
function support(light: Mat, plain: Mat, from: Point, to: Point, middle: Point): number {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const normal: Point = [(to[1] - from[1]) / length, (from[0] - to[0]) / length];
  const inwards = (middle[0] - from[0]) * normal[0] + (middle[1] - from[1]) * normal[1] > 0 ? 1 : -1;
  let seen = 0;
  for (let at = 1; at < samples; at += 1) {
    const x = from[0] + ((to[0] - from[0]) * at) / samples;
    const y = from[1] + ((to[1] - from[1]) * at) / samples;
    const off = (by: number): Point => [x + normal[0] * inwards * by, y + normal[1] * inwards * by];
    const differs = (picture: Mat): boolean => {
      const inner = valueAt(picture, off(beside));
      return (
        inner - valueAt(picture, off(-beside)) >= leastDifference &&
        inner - valueAt(picture, off(-beyond)) >= leastBeyond
      );
    };
    if (differs(light) || differs(plain)) seen += 1;
  }
  return seen / (samples - 1);
}

function valueAt({ data, cols, rows }: Mat, [x, y]: Point): number {
  const column = Math.min(cols - 1, Math.max(0, Math.round(x)));
  const row = Math.min(rows - 1, Math.max(0, Math.round(y)));
  return data[row * cols + column] ?? 0;
}
