import { createRequire } from 'node:module';
import type OpenCv from '@techstark/opencv-js';

/** OpenCV compiled to WebAssembly. Every Mat it gives lies outside the garbage collector: `delete()` it, or use `scope`. */
export type Cv = typeof OpenCv;

let loading: Promise<Cv> | null = null;

/** Loads the module once; it takes about half a second. */
export function loadOpenCv(): Promise<Cv> {
  loading ??= new Promise((resolve) => {
    const module = createRequire(import.meta.url)('@techstark/opencv-js') as Cv & {
      then?: unknown;
      calledRun?: boolean;
      onRuntimeInitialized?: () => void;
    };
    const ready = (): void => {
      // It calls itself a promise whose `then` answers with itself: to wait for it would never end.
      delete module.then;
      resolve(module);
    };
    if (module.calledRun === true) ready();
    else module.onRuntimeInitialized = ready;
  });
  return loading;
}

type Deletable = { delete: () => void };

/** Runs the work and frees everything that it asked to be kept until its end. */
export function scope<T>(work: (keep: <D extends Deletable>(thing: D) => D) => T): T {
  const kept: Deletable[] = [];
  try {
    return work((thing) => {
      kept.push(thing);
      return thing;
    });
  } finally {
    for (const thing of kept.reverse()) thing.delete();
  }
}
