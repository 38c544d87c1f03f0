import type { Scan } from '../../engine/bill/scan.ts';
import type { PictureProblem } from './image/open.ts';
import type { Transform } from './image/transform.ts';

/** What a reading thread is asked. */
export type ScanOrder = { readonly id: number; readonly bytes: Uint8Array };

/** One page as it was read. */
export type ScannedPage = {
  readonly scan: Scan;
  /** From the page as it was given to the cleaned sheet. */
  readonly by: Transform;
  /** The cleaned sheet as a picture that people may look at. */
  readonly sheet: Uint8Array;
};

/** What it answers. */
export type ScanAnswer =
  | { readonly id: number; readonly pages: readonly ScannedPage[] }
  | { readonly id: number; readonly problem: PictureProblem };
