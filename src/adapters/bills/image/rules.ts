import type { Mat, Rect } from '@techstark/opencv-js';
import { type Cv, scope } from './opencv.ts';

const ink = 150;
// A rule is longer than this share of the sheet's long side. A shorter one would eat bold print.
const longerThan = 1 / 16;
// Beside a rule there is paper; what has ink along it on both sides is a stroke that a line of blurred print shares.
const mostInkBeside = 0.3;
const bandAway = 2;
const bandHigh = 3;

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
    const rules = keep(cv.Mat.zeros(half.rows, half.cols, cv.CV_8UC1));
    addRules(cv, half, rules, { length, across: true });
    addRules(cv, half, rules, { length, across: false });
    cv.dilate(rules, rules, keep(cv.getStructuringElement(cv.MORPH_RECT, new cv.Size(3, 3))));
    cv.resize(rules, rules, new cv.Size(picture.cols, picture.rows), 0, 0, cv.INTER_NEAREST);
    cv.bitwise_or(picture, rules, picture);
  });
}

type Direction = { readonly length: number; readonly across: boolean };

/** What is long in one direction, with paper along it. */
function addRules(cv: Cv, mask: Mat, rules: Mat, direction: Direction): void {
  scope((keep) => {
    const long = keep(longParts(cv, mask, direction));
    const outlines = keep(new cv.MatVector());
    cv.findContours(long, outlines, keep(new cv.Mat()), cv.RETR_EXTERNAL, cv.CHAIN_APPROX_SIMPLE);
    for (let at = 0; at < Number(outlines.size()); at += 1) {
      const box = cv.boundingRect(keep(outlines.get(at)));
      if (!hasPaperBeside(cv, mask, box, direction.across)) continue;
      const rect = new cv.Rect(box.x, box.y, box.width, box.height);
      const from = keep(long.roi(rect));
      const to = keep(rules.roi(rect));
      cv.bitwise_or(from, to, to);
    }
  });
}

/** Thickened across first: a rule that is not quite level is a row of short steps. */
function longParts(cv: Cv, mask: Mat, { length, across }: Direction): Mat {
  return scope((keep) => {
    const kernel = (wide: number, high: number): Mat =>
      keep(cv.getStructuringElement(cv.MORPH_RECT, new cv.Size(wide, high)));
    const left = new cv.Mat();
    cv.dilate(mask, left, across ? kernel(1, 3) : kernel(3, 1));
    cv.morphologyEx(left, left, cv.MORPH_OPEN, across ? kernel(length, 1) : kernel(1, length));
    return left;
  });
}

/** On one side at least: a frame's inner side may have print close to it. */
function hasPaperBeside(cv: Cv, mask: Mat, { x, y, width, height }: Rect, across: boolean): boolean {
  const bands = across
    ? [
        [x, y - bandAway - bandHigh, width, bandHigh],
        [x, y + height + bandAway, width, bandHigh],
      ]
    : [
        [x - bandAway - bandHigh, y, bandHigh, height],
        [x + width + bandAway, y, bandHigh, height],
      ];
  return bands.some(([left = 0, top = 0, wide = 0, high = 0]) => {
    if (left < 0 || top < 0 || left + wide > mask.cols || top + high > mask.rows) return true;
    return scope((keep) => {
      const [mean = 0] = cv.mean(keep(mask.roi(new cv.Rect(left, top, wide, high))));
      return mean / 255 < mostInkBeside;
    });
  });
}
