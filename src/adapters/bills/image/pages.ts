import { createRequire } from 'node:module';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import type { Photograph } from './gray.ts';
import { heifTurn } from './heif-turn.ts';
import { mostPixels, openPixels, openRaster, PictureError, pictureKind } from './open.ts';

// A bill has two sides; a file of more pages is something else.
const mostPages = 4;
const pdfDots = 200 / 72;
const mostPagePoints = 2000;

/** The pages of a file, one by one, so that only one is in memory. @throws {PictureError} */
export async function* pagesOf(bytes: Uint8Array): AsyncGenerator<Photograph> {
  const kind = pictureKind(bytes);
  if (kind === 'raster') yield await openRaster(bytes);
  else if (kind === 'heic') yield await openHeic(bytes);
  else yield* openPdf(bytes);
}

type HeifImage = {
  readonly is_primary: () => boolean;
  readonly free: () => void;
  readonly get_width: () => number;
  readonly get_height: () => number;
  readonly display: (
    into: { data: Uint8ClampedArray; width: number; height: number },
    done: (result: { data: Uint8ClampedArray } | null) => void,
  ) => void;
};
type Heif = { readonly HeifDecoder: new () => { readonly decode: (bytes: Uint8Array) => readonly HeifImage[] } };

async function openHeic(bytes: Uint8Array): Promise<Photograph> {
  const heif = createRequire(import.meta.url)('libheif-js/wasm-bundle') as Heif;
  const images = new heif.HeifDecoder().decode(bytes);
  try {
    // A burst or a picture with depth holds several.
    const image = images.find((one) => one.is_primary()) ?? images[0];
    if (image === undefined) throw new PictureError('picture-broken');
    return await openHeif(image, heifTurn(bytes));
  } finally {
    for (const one of images) one.free();
  }
}

async function openHeif(image: HeifImage, turn: number): Promise<Photograph> {
  const [width, height] = [image.get_width(), image.get_height()];
  if (width * height > mostPixels) throw new PictureError('picture-too-large');
  const data = await new Promise<Uint8ClampedArray | null>((resolve) => {
    image.display({ data: new Uint8ClampedArray(width * height * 4), width, height }, (shown) =>
      resolve(shown?.data ?? null),
    );
  });
  if (data === null) throw new PictureError('picture-broken');
  return openPixels({ data: new Uint8Array(data.buffer), width, height }, turn);
}

async function* openPdf(bytes: Uint8Array): AsyncGenerator<Photograph> {
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(bytes).catch(() => {
      throw new PictureError('picture-broken');
    });
    if (document.getPageCount() > mostPages) throw new PictureError('too-many-pages');
    for (const page of document.pages()) {
      const { originalWidth, originalHeight } = page.getOriginalSize();
      if (Math.max(originalWidth, originalHeight) > mostPagePoints) throw new PictureError('picture-too-large');
      const { data, width, height } = await page.render({ scale: pdfDots, render: 'bitmap' });
      yield await openPixels({ data: swapped(data), width, height });
    }
    document.destroy();
  } finally {
    library.destroy();
  }
}

/** PDFium gives blue first. */
function swapped(data: Uint8Array): Uint8Array {
  for (let at = 0; at < data.length; at += 4) {
    const blue = data[at] ?? 0;
    data[at] = data[at + 2] ?? 0;
    data[at + 2] = blue;
  }
  return data;
}
