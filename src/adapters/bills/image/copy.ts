import type { Mat } from '@techstark/opencv-js';
import type { Cv } from './opencv.ts';

/** A copy with pixels of its own. What the library calls a clone shares them. */
export function copy(cv: Cv, mat: Mat): Mat {
  const own = new cv.Mat();
  mat.copyTo(own);
  return own;
}
