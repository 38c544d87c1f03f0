import { Worker } from 'node:worker_threads';
import type { PictureProblem } from './image/open.ts';
import type { ScanAnswer, ScannedPage, ScanOrder } from './messages.ts';
import type { Models } from './ocr/models.ts';

/** What came of a picture: its pages, or why it cannot be read. */
export type Scanned =
  | { readonly pages: readonly ScannedPage[] }
  | { readonly problem: PictureProblem | 'reading-took-too-long' };

/** Reads pictures in a thread of its own. */
export type BillScanner = {
  /** With `whole` no sheets are looked for in the picture. */
  readonly scan: (bytes: Uint8Array, options?: { readonly whole: boolean }) => Promise<Scanned>;
  readonly close: () => Promise<void>;
};

export type ScannerOptions = {
  readonly models: Models;
  /** Threads that read at the same time; each takes up to a gigabyte. */
  readonly threads?: number;
  readonly patienceMs?: number;
};

// WebAssembly never gives memory back: a thread that has read this many pictures makes room for a fresh one.
const readsPerThread = 100;

// On a small machine that has much to do a picture takes a minute; nobody is better served by giving it up.
const patience = 120_000;

/**
 * A pool of reading threads that start with the first picture and stay warm. A picture that takes too long, or brings a
 * thread down, costs that thread and nothing else.
 */
export function createBillScanner({ models, threads = 1, patienceMs = patience }: ScannerOptions): BillScanner {
  const lanes = Array.from({ length: threads }, () => createLane(models, patienceMs));
  return {
    scan: (bytes, { whole } = { whole: false }) =>
      lanes.reduce((a, b) => (b.waiting() < a.waiting() ? b : a)).scan(bytes, whole),
    close: async () => {
      await Promise.all(lanes.map((lane) => lane.close()));
    },
  };
}

function createLane(models: Models, patienceMs: number) {
  let thread: Worker | null = null;
  let reads = 0;
  let waiting = 0;
  let tail: Promise<unknown> = Promise.resolve();
  const retire = async (): Promise<void> => {
    const old = thread;
    thread = null;
    reads = 0;
    await old?.terminate();
  };
  const once = async (bytes: Uint8Array, whole: boolean): Promise<Scanned> => {
    thread ??= new Worker(new URL('./scan-worker.ts', import.meta.url), {
      workerData: models,
      stdout: true,
      stderr: true,
    });
    const answer = await ask(thread, { id: reads, bytes, whole }, patienceMs);
    reads += 1;
    if (answer === null || reads >= readsPerThread) await retire();
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

type LastAnswer = Exclude<ScanAnswer, { readonly isGoingOn: true }>;

/** Null when the thread did not answer in time, for each sheet, or died. */
function ask(thread: Worker, order: ScanOrder, patienceMs: number): Promise<LastAnswer | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => done(null), patienceMs);
    const fail = (): void => done(null);
    const hear = (answer: ScanAnswer): void => {
      if ('isGoingOn' in answer) timer.refresh();
      else done(answer);
    };
    const done = (answer: LastAnswer | null): void => {
      clearTimeout(timer);
      thread.off('message', hear);
      thread.off('error', fail);
      thread.off('exit', fail);
      resolve(answer);
    };
    thread.on('message', hear);
    thread.on('error', fail);
    thread.on('exit', fail);
    thread.postMessage(order);
  });
}
