import type { Mat } from '@techstark/opencv-js';
import sharp from 'sharp';
import { createWorker, OEM, PSM, type Worker } from 'tesseract.js';
import type { Box, Glyph, PrintedLine } from '../../../engine/bill/scan.ts';

/** Starts tesseract with the Japanese model in a folder, in a thread of its own, without network or cache. */
export async function startTesseract(folder: string): Promise<Worker> {
  const worker = await createWorker('jpn', OEM.LSTM_ONLY, {
    langPath: folder,
    cacheMethod: 'none',
    gzip: true,
    // What it says of single lines is of no use to anybody, and may hold what was written.
    errorHandler: () => undefined,
  });
  await worker.setParameters({ tessedit_pageseg_mode: PSM.SINGLE_COLUMN, user_defined_dpi: '200' });
  return worker;
}

/** Lines as tesseract finds and reads them on a sheet. */
export async function readWithTesseract(worker: Worker, sheet: Mat): Promise<readonly PrintedLine[]> {
  const png = await sharp(Buffer.from(sheet.data), { raw: { width: sheet.cols, height: sheet.rows, channels: 1 } })
    .png({ compressionLevel: 1 })
    .toBuffer();
  const { data } = await worker.recognize(png, {}, { text: false, blocks: true });
  const lines = (data.blocks ?? []).flatMap((block) => block.paragraphs).flatMap((paragraph) => paragraph.lines);
  return lines.map((line) => ({
    box: boxOf(line.bbox),
    glyphs: line.words.flatMap((word) => word.symbols.map(glyphOf)),
  }));
}

type Corners = { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number };

function glyphOf(symbol: { text: string; bbox: Corners; confidence: number }): Glyph {
  return { text: symbol.text, box: boxOf(symbol.bbox), sure: Math.round(symbol.confidence) };
}

function boxOf({ x0, y0, x1, y1 }: Corners): Box {
  return [x0, y0, x1 - x0, y1 - y0];
}
