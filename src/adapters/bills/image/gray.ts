import type { Mat } from '@techstark/opencv-js';
import type { Cv } from './opencv.ts';

/** A picture in gray, 0 black … 255 white, row by row. */
export type Gray = { readonly width: number; readonly height: number; readonly data: Uint8Array };

/** A photograph: in gray to be read, and how colourful each point is, by which paper differs from the table it lies on. */
export type Photograph = {
  readonly gray: Gray;
  /** Smaller than `gray`: it is only looked at from afar. */
  readonly colour: Gray;
  /** From the picture as it was given to `gray`. */
  readonly scale: number;
};

/** The picture as a Mat; the caller deletes it. */
export function toMat(cv: Cv, gray: Gray): Mat {
  return cv.matFromArray(gray.height, gray.width, cv.CV_8UC1, gray.data as unknown as number[]);
}
