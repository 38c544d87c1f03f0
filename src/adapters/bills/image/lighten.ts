import type { Mat } from '@techstark/opencv-js';
import { type Cv, scope } from './opencv.ts';

const blackShare = 0.012;
const white = 238;

/**
 * Takes shadows, the paper's colour and faded print away: each point relative to the paper around it, stretched so that
 * ink is black and paper white. Works on a copy; the caller deletes it.
 */
export function lighten(cv: Cv, picture: Mat): Mat {
  return scope((keep) => {
    const paper = keep(new cv.Mat());
    const quarter = new cv.Size(Math.ceil(picture.cols / 4), Math.ceil(picture.rows / 4));
    cv.resize(picture, paper, quarter, 0, 0, cv.INTER_AREA);
    cv.dilate(paper, paper, keep(cv.getStructuringElement(cv.MORPH_RECT, new cv.Size(11, 11))));
    cv.medianBlur(paper, paper, 21);
    cv.resize(paper, paper, new cv.Size(picture.cols, picture.rows), 0, 0, cv.INTER_LINEAR);
    const even = new cv.Mat();
    cv.divide(picture, paper, even, 255);
    stretch(even.data);
    return even;
  });
}

function stretch(data: Uint8Array): void {
  const counts = new Uint32Array(256);
  for (const value of data) counts[value] = (counts[value] ?? 0) + 1;
  let black = 0;
  for (let seen = 0; black < 200; black += 1) {
    seen += counts[black] ?? 0;
    if (seen > data.length * blackShare) break;
  }
  const table = Uint8Array.from({ length: 256 }, (_, value) =>
    Math.max(0, Math.min(255, Math.round(((value - black) * 255) / (white - black)))),
  );
  for (let at = 0; at < data.length; at += 1) data[at] = table[data[at] ?? 0] ?? 0;
}
