import type { Scan } from '../../engine/bill/scan.ts';
import type { PictureProblem } from './image/open.ts';
import type { Paper } from './image/paper.ts';
import type { Transform } from './image/transform.ts';

/** What a reading process is asked; `whole`: to look for no sheets in the picture. */
export type ScanOrder = { readonly id: number; readonly bytes: Uint8Array; readonly whole: boolean };

/** One sheet as it was read: a page of a file, or one of several papers in a picture. */
export type ScannedPage = {
  readonly scan: Scan;
  /** The page of the file, from 0. */
  readonly page: number;
  readonly paper: Paper['by'] | 'none';
  /** From the page as it was given to the cleaned sheet. */
  readonly by: Transform;
  /** The cleaned sheet as a picture that people may look at. */
  readonly sheet: Uint8Array;
};

/** What it answers in the end. */
export type LastAnswer =
  | { readonly id: number; readonly pages: readonly ScannedPage[] }
  | { readonly id: number; readonly problem: PictureProblem };

/** What it answers; `isGoingOn` after each sheet of several. */
export type ScanAnswer = { readonly id: number; readonly isGoingOn: true } | LastAnswer;
