import type { Mat } from '@techstark/opencv-js';
import { copy } from './copy.ts';
import { type Photograph, toMat } from './gray.ts';
import { lighten } from './lighten.ts';
import type { Cv } from './opencv.ts';
import { straighten } from './paper.ts';
import type { Quad } from './quad.ts';
import { removeRules } from './rules.ts';
import { skewOf } from './skew.ts';
import { compose, scaling, type Transform } from './transform.ts';
import { type Moved, turnBy } from './turn.ts';

/** The sheet, flat, even and level; with its rules for people, without for recognisers. */
export type Cleaned = {
  readonly withRules: Mat;
  readonly withoutRules: Mat;
  /** From the picture as it was taken to these. */
  readonly by: Transform;
};

const longSide = 2200;

/**
 * From a photograph, or the sheet with these corners in it, to what can be read. It may still lie on a side or stand on its
 * head. The caller deletes both pictures.
 */
export function clean(cv: Cv, picture: Photograph, quad: Quad | null): Cleaned {
  const sheet = sheetOf(cv, picture, quad);
  const even = replaced(sheet, lighten(cv, sheet.mat));
  const level = moved(even, turnBy(cv, even.mat, skewOf(cv, even.mat)));
  const withoutRules = copy(cv, level.mat);
  removeRules(cv, withoutRules);
  return { withRules: level.mat, withoutRules, by: level.by };
}

function sheetOf(cv: Cv, picture: Photograph, quad: Quad | null): Moved {
  const whole = toMat(cv, picture.gray);
  if (quad !== null) {
    const sheet = straighten(cv, whole, quad, longSide);
    whole.delete();
    return sheet;
  }
  const scale = longSide / Math.max(whole.cols, whole.rows);
  const mat = new cv.Mat();
  const size = new cv.Size(Math.round(whole.cols * scale), Math.round(whole.rows * scale));
  cv.resize(whole, mat, size, 0, 0, scale < 1 ? cv.INTER_AREA : cv.INTER_CUBIC);
  const by = scaling(mat.cols / whole.cols, mat.rows / whole.rows);
  whole.delete();
  return { mat, by };
}

/** Frees what came before: a sheet takes 4 MB, and WebAssembly never gives memory back. */
function replaced(before: Moved, mat: Mat): Moved {
  before.mat.delete();
  return { mat, by: before.by };
}

function moved(before: Moved, next: Moved): Moved {
  before.mat.delete();
  return { mat: next.mat, by: compose(before.by, next.by) };
}
