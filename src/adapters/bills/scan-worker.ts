import { parentPort, workerData } from 'node:worker_threads';
import type { Mat } from '@techstark/opencv-js';
import sharp from 'sharp';
import { PictureError } from './image/open.ts';
import { pagesOf } from './image/pages.ts';
import type { ScanAnswer, ScannedPage, ScanOrder } from './messages.ts';
import type { Models } from './ocr/models.ts';
import { openEyes, scanSheets } from './scan-sheet.ts';

// A thread that reads bills, one after the other: see bill-scanner.ts.
const eyes = openEyes(workerData as Models);
let queue: Promise<void> = Promise.resolve();

parentPort?.on('message', (order: ScanOrder) => {
  queue = queue.then(async () => parentPort?.postMessage(await answer(order)));
});

async function answer({ id, bytes, whole }: ScanOrder): Promise<ScanAnswer> {
  try {
    const pages: ScannedPage[] = [];
    let page = 0;
    for await (const picture of pagesOf(bytes)) {
      for await (const { sheet, ...scanned } of scanSheets(await eyes, picture, whole)) {
        pages.push({ ...scanned, page, sheet: await shown(sheet) });
        sheet.delete();
        parentPort?.postMessage({ id, isGoingOn: true } satisfies ScanAnswer);
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
