import { Buffer } from 'node:buffer';
import { Worker } from 'node:worker_threads';
import type { Chart } from '../../bot/chart/chart.ts';
import type { Wish } from './drawing.ts';
import { frames } from './layout.ts';

/** Draws charts as PNG or SVG, away from the thread that answers requests. */
export type ChartDrawer = {
  /** 1040 pixels wide unless told otherwise. Rejects when the chart cannot be drawn or the drawer is closed. */
  readonly draw: (chart: Chart, widthPx?: number, wish?: Wish) => Promise<Buffer>;
  readonly close: () => Promise<void>;
};

/** What the worker is asked. */
export type Order = { readonly number: number } & Drawn;

/** A chart and how it is to be drawn. */
type Drawn = { readonly chart: Chart; readonly widthPx: number; readonly wish: Wish };

/** What the worker answers; `null` = it could not be drawn. */
export type Answer = { readonly number: number; readonly bytes: Uint8Array | null };

type Waiting = { readonly resolve: (bytes: Buffer) => void; readonly reject: (error: Error) => void };

const failed = (): Error => new Error('chart-not-drawn');

/** Orders that wait for their picture; the worker keeps the process running only while there are any. */
const createDesk = (worker: Worker) => {
  const waiting = new Map<number, Waiting>();
  let last = 0;
  const settle = (number: number, end: (order: Waiting) => void): void => {
    const order = waiting.get(number);
    waiting.delete(number);
    if (waiting.size === 0) worker.unref();
    if (order) end(order);
  };
  return {
    order: (drawn: Drawn): Promise<Buffer> =>
      new Promise((resolve, reject) => {
        last += 1;
        waiting.set(last, { resolve, reject });
        worker.ref();
        worker.postMessage({ number: last, ...drawn } satisfies Order);
      }),
    answer: ({ number, bytes }: Answer): void =>
      settle(number, ({ resolve, reject }) => (bytes ? resolve(Buffer.from(bytes)) : reject(failed()))),
    giveUp: (): void => {
      for (const number of [...waiting.keys()]) settle(number, ({ reject }) => reject(failed()));
    },
  };
};

const startWorker = (onEnd: () => void) => {
  const worker = new Worker(new URL('./chart-worker.ts', import.meta.url));
  const desk = createDesk(worker);
  worker.unref();
  worker.on('message', desk.answer);
  worker.on('error', desk.giveUp);
  worker.on('exit', () => {
    onEnd();
    desk.giveUp();
  });
  return { worker, desk };
};

/** A drawer with one worker thread, started with the first chart and again should it ever die. */
export const createChartDrawer = (): ChartDrawer => {
  let running: ReturnType<typeof startWorker> | null = null;
  let isClosed = false;
  const open = () => {
    running ??= startWorker(() => {
      running = null;
    });
    return running;
  };
  return {
    draw: async (chart, widthPx = frames.phone.width, wish = {}) => {
      if (isClosed) throw failed();
      return open().desk.order({ chart, widthPx, wish });
    },
    close: async () => {
      isClosed = true;
      await running?.worker.terminate();
    },
  };
};
