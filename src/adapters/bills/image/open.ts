import sharp, { type Sharp } from 'sharp';
import type { Gray, Photograph } from './gray.ts';

/** Why a file cannot be looked at. */
export type PictureProblem =
  | 'picture-too-large'
  | 'picture-too-small'
  | 'picture-too-dark'
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
// A bill in the middle of a wide photograph needs every pixel; colours only tell where the paper lies.
const longSide = 4000;
const colourSide = 1300;
// Where not even the brightest of it is brighter, figures are guessed and not read.
const leastLight = 75;
const brightestShare = 0.005;

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
  return photograph(sharp(bytes, options).autoOrient(), Math.max(size.width, size.height));
}

type Pixels = { readonly data: Uint8Array; readonly width: number; readonly height: number };

/** A picture that another library has decoded, four bytes a pixel; `turn`: how it is still to be turned, as EXIF says it. */
export function openPixels({ data, width, height }: Pixels, turn = 1): Promise<Photograph> {
  if (Math.min(width, height) < leastSide) throw new PictureError('picture-too-small');
  const decoded = sharp(data, { raw: { width, height, channels: 4 } });
  const { degrees, flip = false, flop = false } = turns[turn] ?? { degrees: 0 };
  return photograph(decoded.rotate(degrees).flip(flip).flop(flop), Math.max(width, height));
}

/** What puts a picture upright, by the number of EXIF; mirrored after it was turned. */
const turns: Readonly<Record<number, { readonly degrees: number; readonly flip?: true; readonly flop?: true }>> = {
  2: { degrees: 0, flop: true },
  3: { degrees: 180 },
  4: { degrees: 180, flop: true },
  5: { degrees: 270, flip: true },
  6: { degrees: 90 },
  7: { degrees: 90, flip: true },
  8: { degrees: 270 },
};

async function photograph(picture: Sharp, size: number): Promise<Photograph> {
  const { data, info } = await picture
    .flatten({ background: 'white' })
    .resize({ width: longSide, height: longSide, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
    .catch(asProblem);
  const raw = { width: info.width, height: info.height, channels: info.channels };
  const gray = eachPixel({ ...raw, data }, (red, green, blue) => 0.299 * red + 0.587 * green + 0.114 * blue);
  if (lightOf(gray) < leastLight) throw new PictureError('picture-too-dark');
  const small = await sharp(data, { raw })
    .resize({ width: colourSide, height: colourSide, fit: 'inside', withoutEnlargement: true })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return {
    gray,
    colour: eachPixel({ ...small.info, data: small.data }, saturation),
    scale: Math.max(info.width, info.height) / size,
  };
}

/** How bright its brightest parts are; a page of the web in white on black is bright. */
function lightOf({ data }: Gray): number {
  const counts = new Uint32Array(256);
  for (const value of data) counts[value] = (counts[value] ?? 0) + 1;
  let level = 255;
  for (let seen = 0; level > 0; level -= 1) {
    seen += counts[level] ?? 0;
    if (seen > data.length * brightestShare) break;
  }
  return level;
}

type Raw = { readonly width: number; readonly height: number; readonly channels: number; readonly data: Uint8Array };

function eachPixel(
  { width, height, channels, data }: Raw,
  level: (red: number, green: number, blue: number) => number,
): Gray {
  const pixels = new Uint8Array(width * height);
  for (let at = 0; at < pixels.length; at += 1) {
    const red = data[at * channels] ?? 0;
    const green = channels < 3 ? red : (data[at * channels + 1] ?? 0);
    const blue = channels < 3 ? red : (data[at * channels + 2] ?? 0);
    pixels[at] = Math.round(level(red, green, blue));
  }
  return { width, height, data: pixels };
}

function saturation(red: number, green: number, blue: number): number {
  const most = Math.max(red, green, blue);
  return most === 0 ? 0 : (255 * (most - Math.min(red, green, blue))) / most;
}

function asProblem(error: unknown): never {
  const text = error instanceof Error ? error.message : '';
  throw new PictureError(/pixel limit/i.test(text) ? 'picture-too-large' : 'picture-broken');
}
