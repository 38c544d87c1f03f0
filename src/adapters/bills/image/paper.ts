import type { Mat, MatVector, Size } from '@techstark/opencv-js';
import { type Gray, type Photograph, toMat } from './gray.ts';
import { type Cv, scope } from './opencv.ts';
import { sheetBySides } from './paper-sides.ts';
import { mostCosineOf, ordered, overlap, type Quad } from './quad.ts';
import { compose, type Point, scaling, type Transform } from './transform.ts';

/** A sheet in the picture: its corners clockwise from the upper left, and what it was known by. */
export type Paper = { readonly quad: Quad; readonly by: 'outline' | 'sides' };

const lookAt = 640;
const leastShare = 0.15;
// Of several, each may be smaller; but a stamp beside a bill is none.
const leastShareOfSeveral = 0.06;
const leastOfLargest = 0.2;
const mostPapers = 4;
const mostShare = 0.97;
// Photographs are taken from above, more or less: what is further from square is no sheet of paper.
const mostCosine = 0.35;
const leastFill = 0.85;

/**
 * The sheets in the picture, the clearest first, or none where there is no clear one: a wrong sheet is worse than none.
 */
export function findPapers(cv: Cv, { gray, colour }: Photograph): readonly Paper[] {
  return scope((keep) => {
    const scale = lookAt / Math.max(gray.width, gray.height);
    const size = new cv.Size(Math.round(gray.width * scale), Math.round(gray.height * scale));
    const light = keep(shrunk(cv, gray, size));
    const plain = keep(shrunk(cv, colour, size));
    cv.bitwise_not(plain, plain);
    const outlined = withOutline(cv, light, plain);
    const bySides = outlined.length > 0 ? null : sheetBySides(cv, light, plain);
    const found: readonly Paper[] = bySides === null ? outlined : [{ quad: bySides.quad, by: 'sides' }];
    return found.map(({ quad, by }) => ({ quad: enlarged(ordered(quad), 1 / scale), by }));
  });
}

function enlarged([a, b, c, d]: Quad, by: number): Quad {
  const times = ([x, y]: Point): Point => [x * by, y * by];
  return [times(a), times(b), times(c), times(d)];
}

function withOutline(cv: Cv, light: Mat, plain: Mat): readonly Paper[] {
  return scope((keep) => {
    const masks = [brightParts(cv, light), outlined(cv, light), brightParts(cv, plain), outlined(cv, plain)];
    const found = masks.flatMap((mask) => quadsIn(cv, keep(mask))).sort((a, b) => b.score - a.score);
    const apart = found.filter(
      (one, at) => !found.slice(0, at).some(({ quad }) => quad !== one.quad && overlap(quad, one.quad)),
    );
    const largest = Math.max(0, ...apart.map(({ share }) => share));
    const sheets = apart.filter(({ share }) => share >= largest * leastOfLargest).slice(0, mostPapers);
    const isEnough = sheets.length > 1 || largest >= leastShare;
    return isEnough ? sheets.map(({ quad }) => ({ quad, by: 'outline' })) : [];
  });
}

function shrunk(cv: Cv, picture: Gray, size: Size): Mat {
  const small = new cv.Mat();
  const whole = toMat(cv, picture);
  cv.resize(whole, small, size, 0, 0, cv.INTER_AREA);
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

type Found = { readonly quad: Quad; readonly score: number; readonly share: number };

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
    if (share < leastShareOfSeveral || share > mostShare || fill < leastFill) return null;
    const quad = fourCorners(cv, hull);
    if (quad === null || mostCosineOf(ordered(quad)) > mostCosine) return null;
    const touching = quad.filter(([x, y]) => x < 3 || y < 3 || x > cols - 4 || y > rows - 4).length;
    return touching > 1 ? null : { quad, share, score: share * fill * (1 - 0.2 * touching) };
  });
}

function fourCorners(cv: Cv, hull: Mat): Quad | null {
  return scope((keep) => {
    const around = cv.arcLength(hull, true);
    for (const tolerance of [0.02, 0.03, 0.05]) {
      const corners = keep(new cv.Mat());
      cv.approxPolyDP(hull, corners, tolerance * around, true);
      const [x = 0, y = 0, x2 = 0, y2 = 0, x3 = 0, y3 = 0, x4 = 0, y4 = 0] = corners.data32S;
      if (corners.rows === 4)
        return [
          [x, y],
          [x2, y2],
          [x3, y3],
          [x4, y4],
        ];
    }
    return null;
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
    // Seen from straight above and made smaller in one step, thin strokes would fall between the points.
    const first = Math.min(1, scale);
    const source = first < 0.85 ? keep(new cv.Mat()) : picture;
    const shrunkBy = source === picture ? 1 : first;
    if (source !== picture) cv.resize(picture, source, new cv.Size(0, 0), first, first, cv.INTER_AREA);
    const corners = [a, b, c, d].flat().map((value) => value * shrunkBy);
    const from = keep(cv.matFromArray(4, 1, cv.CV_32FC2, corners));
    const to = keep(cv.matFromArray(4, 1, cv.CV_32FC2, [0, 0, width, 0, width, height, 0, height]));
    const matrix = keep(cv.getPerspectiveTransform(from, to));
    const mat = new cv.Mat();
    const size = new cv.Size(width, height);
    cv.warpPerspective(source, mat, matrix, size, cv.INTER_CUBIC, cv.BORDER_REPLICATE, new cv.Scalar());
    const warp = Array.from(matrix.data64F) as unknown as Transform;
    return { mat, by: compose(scaling(shrunkBy, shrunkBy), warp) };
  });
}
