import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { LastAnswer, ScanOrder } from './messages.ts';
import type { Models } from './ocr/model-files.ts';

/** A process that reads pictures. */
export type ReadingProcess = {
  /** Null when it did not answer in time, for each sheet, or died. */
  readonly ask: (order: ScanOrder, patienceMs: number) => Promise<LastAnswer | null>;
  /** It has died, perhaps while nobody asked it anything. */
  readonly isGone: () => boolean;
  /** Ends it, whatever it does; returns when it is gone. */
  readonly end: () => Promise<void>;
};

const file = fileURLToPath(new URL('./scan-worker.ts', import.meta.url));
const goingOn = z.looseObject({ isGoingOn: z.literal(true) });
const answered = z.custom<LastAnswer>((value) => z.looseObject({ id: z.number() }).safeParse(value).success);

/** Starts one. It sees neither the environment with its secrets nor the network: `preload` names what keeps it from that. */
export function startReading(models: Models, preload: readonly string[]): ReadingProcess {
  const child = fork(file, [JSON.stringify(models)], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: preload.flatMap((module) => ['--import', module]),
    // With one heap for all threads less is held on to: the process stays under a gigabyte.
    env: { MALLOC_ARENA_MAX: '1' },
  });
  const isGone = (): boolean => child.exitCode !== null || child.signalCode !== null;
  return {
    ask: (order, patienceMs) => ask(child, order, patienceMs),
    isGone,
    end: async () => {
      if (isGone()) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}

function ask(child: ChildProcess, order: ScanOrder, patienceMs: number): Promise<LastAnswer | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => done(null), patienceMs);
    const fail = (): void => done(null);
    const hear = (message: unknown): void => {
      if (goingOn.safeParse(message).success) timer.refresh();
      else done(answered.safeParse(message).data ?? null);
    };
    const done = (answer: LastAnswer | null): void => {
      clearTimeout(timer);
      child.off('message', hear);
      child.off('error', fail);
      child.off('exit', fail);
      resolve(answer);
    };
    child.on('message', hear);
    child.on('error', fail);
    child.on('exit', fail);
    child.send(order, (error) => {
      if (error !== null) done(null);
    });
  });
}
