import type { Mat } from '@techstark/opencv-js';
import { type Cv, scope } from './opencv.ts';

const ink = 150;
// A rule is longer than this share of the sheet's long side. A shorter one would eat bold print.
const longerThan = 1 / 16;

/**
 * Paints the rules of tables white, in place: to a recogniser they are letters, or hide them. They are looked for at half
 * size, where it takes a quarter of the time.
 */
export function removeRules(cv: Cv, picture: Mat): void {
  scope((keep) => {
    const half = keep(new cv.Mat());
    const size = new cv.Size(Math.ceil(picture.cols / 2), Math.ceil(picture.rows / 2));
    // The darkest of four, so that a hairline is not lost on the way.
    const dark = keep(new cv.Mat());
    cv.erode(picture, dark, keep(cv.getStructuringElement(cv.MORPH_RECT, new cv.Size(2, 2))));
    cv.resize(dark, half, size, 0, 0, cv.INTER_NEAREST);
    cv.threshold(half, half, ink, 255, cv.THRESH_BINARY_INV);
    const length = Math.round(Math.max(half.cols, half.rows) * longerThan);
    const rules = keep(new cv.Mat());
    cv.bitwise_or(keep(opened(cv, half, length, 1)), keep(opened(cv, half, 1, length)), rules);
    cv.dilate(rules, rules, keep(cv.getStructuringElement(cv.MORPH_RECT, new cv.Size(3, 3))));
    cv.resize(rules, rules, new cv.Size(picture.cols, picture.rows), 0, 0, cv.INTER_NEAREST);
    cv.bitwise_or(picture, rules, picture);
  });
}

/** What is long in one direction. Thickened across it first: a rule that is not quite level is a row of short steps. */
function opened(cv: Cv, mask: Mat, width: number, height: number): Mat {
  return scope((keep) => {
    const kernel = (wide: number, high: number): Mat =>
      keep(cv.getStructuringElement(cv.MORPH_RECT, new cv.Size(wide, high)));
    const left = new cv.Mat();
    cv.dilate(mask, left, height === 1 ? kernel(1, 3) : kernel(3, 1));
    cv.morphologyEx(left, left, cv.MORPH_OPEN, kernel(width, height));
    return left;
  });
}
