import { Worker } from 'node:worker_threads';
import { ExternalError } from '../../bot/errors.ts';
import type { Sheet } from '../../bot/event.ts';
import { unfoldedSize } from './unfolded-size.ts';

/** What the worker is asked, and answers; null = it is no table that can be read. */
export type SheetOrder = {
  readonly bytes: Uint8Array;
  readonly kind: 'workbook' | 'text';
  readonly limits: SheetLimits;
};
export type SheetAnswer = { readonly sheets: readonly Sheet[] | null };

/** What is read at most; the rest is cut off. */
export type SheetLimits = {
  readonly sheets: number;
  readonly rows: number;
  readonly columns: number;
  /** Letters of a cell. */
  readonly letters: number;
};

/** Enough for a year of figures. */
const figureLimits: SheetLimits = { sheets: 12, rows: 400, columns: 60, letters: 80 };

const patienceMs = 10_000;
// A workbook is packed: what it unfolds to is only known once it is unfolded.
const memory = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 32 };

// A year of all kinds is some kilobytes.
const mostUnfolded = 40_000_000;

const workbookMark = Buffer.from([0x50, 0x4b, 3, 4]);
const utf16Marks = ['fffe', 'feff'];

/** A workbook by its first bytes, or text without NUL; anything else is no table. */
function kindOf(bytes: Buffer): SheetOrder['kind'] | null {
  if (bytes.subarray(0, 4).equals(workbookMark)) {
    const size = unfoldedSize(bytes);
    return size !== null && size <= mostUnfolded ? 'workbook' : null;
  }
  const isText = utf16Marks.includes(bytes.toString('hex', 0, 2)) || !bytes.includes(0);
  return bytes.length > 0 && isText ? 'text' : null;
}

/**
 * Reads the cells of an Excel workbook (.xlsx) or of CSV, in a thread of its own that is given up after ten seconds or
 * 192 MB: a file never takes the service down. @throws {ExternalError} content-not-a-table
 */
export async function readSheets(bytes: Uint8Array, limits: SheetLimits = figureLimits): Promise<readonly Sheet[]> {
  const kind = kindOf(Buffer.from(bytes));
  const sheets = kind === null ? null : await readApart({ bytes, kind, limits });
  if (sheets === null) throw new ExternalError('content-not-a-table', 'never');
  return sheets;
}

async function readApart(order: SheetOrder): Promise<readonly Sheet[] | null> {
  const worker = new Worker(new URL('./sheet-worker.ts', import.meta.url), { resourceLimits: memory });
  try {
    return await new Promise((resolve) => {
      const timer = setTimeout(() => resolve(null), patienceMs);
      timer.unref();
      worker.once('message', ({ sheets }: SheetAnswer) => resolve(sheets));
      worker.once('error', () => resolve(null));
      worker.once('exit', () => resolve(null));
      worker.postMessage(order);
    });
  } finally {
    await worker.terminate();
  }
}
