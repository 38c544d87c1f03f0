import { parentPort, workerData } from 'node:worker_threads';
import { drawPart, type SetOptions } from './draw-set.ts';

/** What a worker is asked to draw. */
export type Order = {
  readonly folder: string;
  readonly options: SetOptions;
  readonly first: number;
  readonly step: number;
};

const { folder, options, first, step } = workerData as Order;
parentPort?.postMessage(drawPart(folder, options, first, step));
