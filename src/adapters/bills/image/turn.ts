import type { Mat } from '@techstark/opencv-js';
import { copy } from './copy.ts';
import { type Cv, scope } from './opencv.ts';
import { halfTurn, identity, quarterTurn, type Transform } from './transform.ts';

/** A picture and what was done to it since it was taken. */
export type Moved = { readonly mat: Mat; readonly by: Transform };

/** By a small angle around the middle; the edges become white. */
export function turnBy(cv: Cv, mat: Mat, degrees: number): Moved {
  if (Math.abs(degrees) < 0.15) return { mat: copy(cv, mat), by: identity };
  return scope((keep) => {
    const matrix = keep(cv.getRotationMatrix2D(new cv.Point(mat.cols / 2, mat.rows / 2), degrees, 1));
    const turned = new cv.Mat();
    const size = new cv.Size(mat.cols, mat.rows);
    cv.warpAffine(mat, turned, matrix, size, cv.INTER_CUBIC, cv.BORDER_CONSTANT, new cv.Scalar(255));
    return { mat: turned, by: [...Array.from(matrix.data64F), 0, 0, 1] as unknown as Transform };
  });
}

export function turnQuarter(cv: Cv, mat: Mat): Moved {
  const turned = new cv.Mat();
  cv.rotate(mat, turned, cv.ROTATE_90_CLOCKWISE);
  return { mat: turned, by: quarterTurn(mat.rows) };
}

export function turnHalf(cv: Cv, mat: Mat): Moved {
  const turned = new cv.Mat();
  cv.rotate(mat, turned, cv.ROTATE_180);
  return { mat: turned, by: halfTurn(mat.cols, mat.rows) };
}
