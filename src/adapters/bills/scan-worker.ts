import type { Mat } from '@techstark/opencv-js';
import sharp from 'sharp';
import { PictureError } from './image/open.ts';
import { pagesOf } from './image/pages.ts';
import type { LastAnswer, ScanAnswer, ScannedPage, ScanOrder } from './messages.ts';
import type { Models } from './ocr/model-files.ts';
import { openEyes, scanSheets } from './scan-sheet.ts';

// A process that reads bills, one after the other: see reading-process.ts. Without its parent it has nothing to do.
const eyes = openEyes(JSON.parse(process.argv[2] ?? '{}') as Models);
let queue: Promise<void> = Promise.resolve();
const say = (said: ScanAnswer): void => void process.send?.(said);

process.on('message', (order: ScanOrder) => {
  queue = queue.then(async () => say(await answer(order)));
});
process.on('disconnect', () => process.exit());

async function answer({ id, bytes, whole }: ScanOrder): Promise<LastAnswer> {
  try {
    const pages: ScannedPage[] = [];
    let page = 0;
    for await (const picture of pagesOf(bytes)) {
      for await (const { sheet, ...scanned } of scanSheets(await eyes, picture, whole)) {
        pages.push({ ...scanned, page, sheet: await shown(sheet) });
        sheet.delete();
        say({ id, isGoingOn: true });
      }
      page += 1;
    }
    return { id, pages };
  } catch (error) {
    return { id, problem: error instanceof PictureError ? error.code : 'picture-broken' };
  }
}

function shown(sheet: Mat): Promise<Uint8Array> {
  return sharp(Buffer.from(sheet.data), { raw: { width: sheet.cols, height: sheet.rows, channels: 1 } })
    .webp({ quality: 60 })
    .toBuffer();
}
