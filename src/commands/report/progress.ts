import type { Terminal } from '../command.ts';

/** Tells how far something is, at most once a second, with its rate; the last step always. */
export function createProgress({ err }: Pick<Terminal, 'err'>, now: () => number = () => performance.now()) {
  const began = now();
  let told = began;
  return (done: number, total: number): void => {
    const at = now();
    if (total < 2 || (done < total && at - told < 1_000)) return;
    told = at;
    const rate = done / Math.max(0.001, (at - began) / 1_000);
    err(`${done} of ${total}, ${rate.toFixed(1)} a second`);
  };
}

/** Whether the person has pressed Ctrl-C while `work` was going on: it ends after the file in hand. */
export async function untilInterrupted<T>(work: (isInterrupted: () => boolean) => Promise<T>): Promise<T> {
  let interrupted = false;
  const note = (): void => {
    interrupted = true;
  };
  process.once('SIGINT', note);
  try {
    return await work(() => interrupted);
  } finally {
    process.off('SIGINT', note);
  }
}
