import type { PictureProblem } from './image/open.ts';
import type { ScannedPage } from './messages.ts';
import type { Models } from './ocr/model-files.ts';
import { type ReadingProcess, startReading } from './reading-process.ts';

/** What came of a picture: its pages, or why it cannot be read. */
export type Scanned =
  | { readonly pages: readonly ScannedPage[] }
  | { readonly problem: PictureProblem | 'reading-took-too-long' };

/** Reads pictures in a process of its own. */
export type BillScanner = {
  /** With `whole` no sheets are looked for in the picture. */
  readonly scan: (bytes: Uint8Array, options?: { readonly whole: boolean }) => Promise<Scanned>;
  readonly close: () => Promise<void>;
};

export type ScannerOptions = {
  readonly models: Models;
  /** Processes that read at the same time; each takes up to a gigabyte. */
  readonly processes?: number;
  readonly patienceMs?: number;
  /** Modules that each process loads before anything else. */
  readonly preload?: readonly string[];
};

// WebAssembly never gives memory back: a process that has read this many pictures makes room for a fresh one.
const readsPerProcess = 60;

// On a small machine that has much to do a picture takes a minute; nobody is better served by giving it up.
const patience = 120_000;

/**
 * A pool of reading processes that start with the first picture and stay warm. A picture that takes too long, or brings
 * native code down, costs its process and nothing else.
 */
export function createBillScanner(options: ScannerOptions): BillScanner {
  const lanes = Array.from({ length: options.processes ?? 1 }, () => createLane(options));
  return {
    scan: (bytes, { whole } = { whole: false }) =>
      lanes.reduce((a, b) => (b.waiting() < a.waiting() ? b : a)).scan(bytes, whole),
    close: async () => {
      await Promise.all(lanes.map((lane) => lane.close()));
    },
  };
}

function createLane({ models, patienceMs = patience, preload = [] }: ScannerOptions) {
  let reader: ReadingProcess | null = null;
  let reads = 0;
  let waiting = 0;
  let tail: Promise<unknown> = Promise.resolve();
  const retire = async (): Promise<void> => {
    const old = reader;
    reader = null;
    reads = 0;
    await old?.end();
  };
  const once = async (bytes: Uint8Array, whole: boolean): Promise<Scanned> => {
    if (reader?.isGone()) await retire();
    reader ??= startReading(models, preload);
    const answer = await reader.ask({ id: reads, bytes, whole }, patienceMs);
    reads += 1;
    if (answer === null || reads >= readsPerProcess) await retire();
    return answer ?? { problem: 'reading-took-too-long' };
  };
  return {
    waiting: () => waiting,
    scan: (bytes: Uint8Array, whole: boolean): Promise<Scanned> => {
      waiting += 1;
      const result = tail
        .then(() => once(bytes, whole))
        .finally(() => {
          waiting -= 1;
        });
      // Whoever asked hears of an error; the next in line must not.
      tail = result.catch(() => undefined);
      return result;
    },
    close: async () => {
      await tail;
      await retire();
    },
  };
}
