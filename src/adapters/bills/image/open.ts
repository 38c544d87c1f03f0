import sharp, { type Sharp } from 'sharp';
import type { Gray, Photograph } from './gray.ts';

/** Why a file cannot be looked at. */
export type PictureProblem =
  | 'picture-too-large'
  | 'picture-too-small'
  | 'picture-broken'
  | 'not-a-picture'
  | 'too-many-pages';

/** A file that is no picture we read; the code says why. */
export class PictureError extends Error {
  readonly code: PictureProblem;
  constructor(code: PictureProblem) {
    super(code);
    this.code = code;
  }
}

const mostBytes = 20_000_000;
// A telephone takes 12 to 50 million pixels. What unfolds to more is somebody's joke.
export const mostPixels = 64_000_000;
const leastSide = 160;
const longSide = 2600;

export type PictureKind = 'raster' | 'heic' | 'pdf';

const marks: readonly (readonly [PictureKind, number, RegExp])[] = [
  ['raster', 0, /^\xff\xd8\xff/],
  ['raster', 0, /^\x89PNG\r\n/],
  ['raster', 0, /^RIFF.{4}WEBP/s],
  ['heic', 4, /^ftyp(hei[cxms]|hev[cx]|mif1|msf1)/],
  ['pdf', 0, /^%PDF-/],
];

/** By the first bytes, whatever the name says. @throws {PictureError} */
export function pictureKind(bytes: Uint8Array): PictureKind {
  if (bytes.length > mostBytes) throw new PictureError('picture-too-large');
  const start = Buffer.from(bytes.subarray(0, 32)).toString('latin1');
  const kind = marks.find(([, at, mark]) => mark.test(start.slice(at)))?.[0];
  if (kind === undefined) throw new PictureError('not-a-picture');
  return kind;
}

/** Upright by its EXIF note, gray, no side longer than needed. @throws {PictureError} */
export async function openRaster(bytes: Uint8Array): Promise<Photograph> {
  const options = { limitInputPixels: mostPixels, failOn: 'none', sequentialRead: true } as const;
  const size = await sharp(bytes, options).metadata().catch(asProblem);
  if (Math.min(size.width, size.height) < leastSide) throw new PictureError('picture-too-small');
  if (size.width * size.height > mostPixels) throw new PictureError('picture-too-large');
  return photograph(sharp(bytes, options).autoOrient());
}

/** A picture that another library has decoded, four bytes a pixel. */
export function openPixels(data: Uint8Array, width: number, height: number): Promise<Photograph> {
  if (Math.min(width, height) < leastSide) throw new PictureError('picture-too-small');
  return photograph(sharp(data, { raw: { width, height, channels: 4 } }));
}

async function photograph(picture: Sharp): Promise<Photograph> {
  const { data, info } = await picture
    .flatten({ background: 'white' })
    .resize({ width: longSide, height: longSide, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
    .catch(asProblem);
  return splitColour(data, info.width, info.height, info.channels);
}

function splitColour(data: Uint8Array, width: number, height: number, channels: number): Photograph {
  const gray = new Uint8Array(width * height);
  const colour = new Uint8Array(width * height);
  for (let at = 0; at < gray.length; at += 1) {
    const red = data[at * channels] ?? 0;
    const green = channels < 3 ? red : (data[at * channels + 1] ?? 0);
    const blue = channels < 3 ? red : (data[at * channels + 2] ?? 0);
    const most = Math.max(red, green, blue);
    gray[at] = Math.round(0.299 * red + 0.587 * green + 0.114 * blue);
    colour[at] = most === 0 ? 0 : Math.round((255 * (most - Math.min(red, green, blue))) / most);
  }
  const picture = (pixels: Uint8Array): Gray => ({ width, height, data: pixels });
  return { gray: picture(gray), colour: picture(colour) };
}

function asProblem(error: unknown): never {
  const text = error instanceof Error ? error.message : '';
  throw new PictureError(/pixel limit/i.test(text) ? 'picture-too-large' : 'picture-broken');
}
