import type { Mat, MatVector } from '@techstark/opencv-js';
import { type Gray, type Photograph, toMat } from './gray.ts';
import { type Cv, scope } from './opencv.ts';
import type { Point, Transform } from './transform.ts';

type Quad = readonly [Point, Point, Point, Point];

const lookAt = 640;
const leastShare = 0.15;
const mostShare = 0.97;
// Photographs are taken from above, more or less: what is further from square is no sheet of paper.
const mostCosine = 0.35;
const leastFill = 0.85;

/**
 * The four corners of the sheet in the picture, clockwise from the upper left; null when there is no clear one: a wrong
 * sheet is worse than none.
 */
export function findPaper(cv: Cv, { gray, colour }: Photograph): Quad | null {
  return scope((keep) => {
    const scale = lookAt / Math.max(gray.width, gray.height);
    const light = keep(shrunk(cv, gray, scale));
    const plain = keep(shrunk(cv, colour, scale));
    cv.bitwise_not(plain, plain);
    const masks = [brightParts(cv, light), outlined(cv, light), brightParts(cv, plain), outlined(cv, plain)];
    const best = masks.flatMap((mask) => quadsIn(cv, keep(mask))).sort((a, b) => b.score - a.score)[0];
    return best === undefined ? null : (ordered(best.quad.map(([x, y]) => [x / scale, y / scale])) as unknown as Quad);
  });
}

function shrunk(cv: Cv, picture: Gray, scale: number): Mat {
  const small = new cv.Mat();
  const whole = toMat(cv, picture);
  cv.resize(whole, small, new cv.Size(0, 0), scale, scale, cv.INTER_AREA);
  whole.delete();
  cv.medianBlur(small, small, 7);
  return small;
}

function brightParts(cv: Cv, small: Mat): Mat {
  const mask = new cv.Mat();
  cv.threshold(small, mask, 0, 255, cv.THRESH_BINARY + cv.THRESH_OTSU);
  return mask;
}

/** Everything that is surrounded by an edge: paper that is no brighter than the table. */
function outlined(cv: Cv, small: Mat): Mat {
  return scope((keep) => {
    const edges = keep(new cv.Mat());
    cv.Canny(small, edges, 25, 75);
    cv.dilate(edges, edges, keep(cv.getStructuringElement(cv.MORPH_RECT, new cv.Size(3, 3))));
    const outlines = keep(new cv.MatVector());
    cv.findContours(edges, outlines, keep(new cv.Mat()), cv.RETR_EXTERNAL, cv.CHAIN_APPROX_SIMPLE);
    const filled = cv.Mat.zeros(small.rows, small.cols, cv.CV_8UC1);
    cv.drawContours(filled, outlines as unknown as MatVector, -1, new cv.Scalar(255), -1);
    return filled;
  });
}

type Found = { readonly quad: readonly Point[]; readonly score: number };

function quadsIn(cv: Cv, mask: Mat): readonly Found[] {
  return scope((keep) => {
    cv.morphologyEx(mask, mask, cv.MORPH_CLOSE, keep(cv.getStructuringElement(cv.MORPH_RECT, new cv.Size(7, 7))));
    const outlines = keep(new cv.MatVector());
    cv.findContours(mask, outlines, keep(new cv.Mat()), cv.RETR_EXTERNAL, cv.CHAIN_APPROX_SIMPLE);
    const found = Array.from({ length: Number(outlines.size()) }, (_, at) => quadOf(cv, keep(outlines.get(at)), mask));
    return found.filter((one) => one !== null);
  });
}

function quadOf(cv: Cv, outline: Mat, { cols, rows }: Mat): Found | null {
  return scope((keep) => {
    const hull = keep(new cv.Mat());
    cv.convexHull(outline, hull);
    const area = cv.contourArea(hull);
    const share = area / (cols * rows);
    const fill = cv.contourArea(outline) / Math.max(area, 1);
    if (share < leastShare || share > mostShare || fill < leastFill) return null;
    const quad = fourCorners(cv, hull);
    if (quad === null || !isNearlySquare(quad)) return null;
    const touching = quad.filter(([x, y]) => x < 3 || y < 3 || x > cols - 4 || y > rows - 4).length;
    return touching > 1 ? null : { quad, score: share * fill * (1 - 0.2 * touching) };
  });
}

function fourCorners(cv: Cv, hull: Mat): readonly Point[] | null {
  return scope((keep) => {
    const around = cv.arcLength(hull, true);
    for (const tolerance of [0.02, 0.03, 0.05]) {
      const corners = keep(new cv.Mat());
      cv.approxPolyDP(hull, corners, tolerance * around, true);
      if (corners.rows === 4)
        return Array.from({ length: 4 }, (_, at) => [
          Number(corners.data32S[at * 2]),
          Number(corners.data32S[at * 2 + 1]),
        ]);
    }
    return null;
  });
}

/** Clockwise, from the corner nearest to the upper left. */
function ordered(points: readonly Point[]): readonly Point[] {
  const [x, y] = [0, 1].map((axis) => points.reduce((sum, point) => sum + (point[axis] ?? 0) / 4, 0)) as [
    number,
    number,
  ];
  const around = points.toSorted((a, b) => Math.atan2(a[1] - y, a[0] - x) - Math.atan2(b[1] - y, b[0] - x));
  const sums = around.map(([left, top]) => left + top);
  const first = sums.indexOf(Math.min(...sums));
  return [...around.slice(first), ...around.slice(0, first)];
}

function isNearlySquare(quad: readonly Point[]): boolean {
  const corners = ordered(quad);
  return corners.every((corner, at) => {
    const before = corners[(at + 3) % 4] ?? corner;
    const after = corners[(at + 1) % 4] ?? corner;
    const [ux, uy] = [before[0] - corner[0], before[1] - corner[1]];
    const [vx, vy] = [after[0] - corner[0], after[1] - corner[1]];
    return Math.abs(ux * vx + uy * vy) <= mostCosine * Math.hypot(ux, uy) * Math.hypot(vx, vy);
  });
}

/** The sheet by itself, seen from straight above, with its long side as given. The caller deletes the Mat. */
export function straighten(
  cv: Cv,
  picture: Mat,
  quad: Quad,
  longSide: number,
): { readonly mat: Mat; readonly by: Transform } {
  return scope((keep) => {
    const [a, b, c, d] = quad;
    const length = ([x, y]: Point, [u, v]: Point): number => Math.hypot(x - u, y - v);
    const wide = Math.max(length(a, b), length(d, c));
    const high = Math.max(length(a, d), length(b, c));
    const scale = longSide / Math.max(wide, high);
    const [width, height] = [Math.round(wide * scale), Math.round(high * scale)];
    const from = keep(cv.matFromArray(4, 1, cv.CV_32FC2, [a, b, c, d].flat()));
    const to = keep(cv.matFromArray(4, 1, cv.CV_32FC2, [0, 0, width, 0, width, height, 0, height]));
    const matrix = keep(cv.getPerspectiveTransform(from, to));
    const mat = new cv.Mat();
    const size = new cv.Size(width, height);
    cv.warpPerspective(picture, mat, matrix, size, cv.INTER_CUBIC, cv.BORDER_REPLICATE, new cv.Scalar());
    return { mat, by: Array.from(matrix.data64F) as unknown as Transform };
  });
}
