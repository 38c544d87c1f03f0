import { codeOf } from '../errors.ts';
import type { Logger } from '../log.ts';

export type LoopOptions = { readonly log: Logger; readonly pollMs?: number };

/** Work that repeats until it is stopped. */
export type Loop = {
  /** Ends a rest at once. */
  readonly wake: () => void;
  /** Ends after the work in hand. */
  readonly stop: () => Promise<void>;
  /** Resolves at the next moment when the work has found nothing to do. */
  readonly idle: () => Promise<void>;
};

const defaultPollMs = 250;
const longestRestMs = 5_000;

/** A rest that can be cut short, and that is none when somebody called since the last one. */
function createRest() {
  let called = false;
  let end: () => void = () => undefined;
  const sleep = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      end = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  return {
    for: sleep,
    call: (): void => {
      called = true;
    },
    wasCalled: (): boolean => {
      const was = called;
      called = false;
      return was;
    },
    end: (): void => end(),
  };
}

/** Runs `work`, counting how often it has failed since it last succeeded. */
function createAttempts(work: () => Promise<boolean>, log: Logger) {
  let failures = 0;
  return {
    failures: (): number => failures,
    run: async (): Promise<boolean> => {
      try {
        const found = await work();
        failures = 0;
        return found;
      } catch (error) {
        failures += 1;
        log.error('worker-failed', { code: codeOf(error), attempts: failures });
        return false;
      }
    },
  };
}

/** Those who want to know when there is nothing left to do. */
function createWaiters() {
  let waiting: (() => void)[] = [];
  return {
    add: (): Promise<void> =>
      new Promise((resolve) => {
        waiting = [...waiting, resolve];
      }),
    tell: (): void => {
      for (const tell of waiting.splice(0)) tell();
    },
  };
}

function restAfter(failures: number, pollMs: number): number {
  return failures === 0 ? pollMs : Math.min(longestRestMs, 100 * 2 ** failures);
}

/**
 * Repeats `work` while it finds something, then rests until woken or the poll is due. While it fails it rests longer
 * and longer, and no wake cuts that short.
 */
export function createLoop({ log, pollMs = defaultPollMs }: LoopOptions, work: () => Promise<boolean>): Loop {
  const rest = createRest();
  const attempts = createAttempts(work, log);
  const waiters = createWaiters();
  let running = true;
  const pause = async (): Promise<void> => {
    const failures = attempts.failures();
    if (failures === 0) waiters.tell();
    if (running) await rest.for(restAfter(failures, pollMs));
  };
  const loop = async (): Promise<void> => {
    while (running) {
      rest.wasCalled();
      const found = await attempts.run();
      const isWanted = rest.wasCalled() && attempts.failures() === 0;
      if (!found && !isWanted) await pause();
    }
    waiters.tell();
  };
  const ended = loop();
  const wake = (): void => {
    rest.call();
    if (attempts.failures() === 0) rest.end();
  };
  const idle = (): Promise<void> => {
    const told = waiters.add();
    if (running) wake();
    else waiters.tell();
    return told;
  };
  const stop = async (): Promise<void> => {
    running = false;
    rest.end();
    await ended;
  };
  return { wake, stop, idle };
}
