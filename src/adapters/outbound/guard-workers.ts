import { syncBuiltinESMExports } from 'node:module';
import { fileURLToPath } from 'node:url';
import workerThreads, { type WorkerOptions } from 'node:worker_threads';
import { z } from 'zod';
import { replace } from './replace.ts';

const PRELOAD = fileURLToPath(new URL('./worker-preload.ts', import.meta.url));

const givenOptions = z.looseObject({ execArgv: z.array(z.string()).optional() }).catch({});

const withPreload = (options: unknown): WorkerOptions => {
  const given = givenOptions.parse(options);
  // Node 24 runs `--import` only in the main thread; `--require` is run in each, and loads modules as well.
  return { ...given, execArgv: [...(given.execArgv ?? []), '--require', PRELOAD] };
};

/**
 * Every worker thread has sockets of its own, so each one that is started from now on begins with a guard
 * that lets nothing out: recognising and drawing need no network. Returns what ends this.
 * To be called before packages that start workers are loaded: a CommonJS one keeps the `Worker` it found.
 */
export const guardWorkers = (): (() => void) => {
  const putBack = replace(
    workerThreads,
    'Worker',
    (original) =>
      new Proxy(original, {
        construct: (target, [file, options], newTarget) =>
          Reflect.construct(target, [file, withPreload(options)], newTarget),
      }),
  );
  // Modules that imported `Worker` by name see the change only after this.
  syncBuiltinESMExports();
  return () => {
    putBack();
    syncBuiltinESMExports();
  };
};
