import type { Outbox, OutboxRow } from '../ports.ts';

/** Well within the lease of a row. */
const everyMs = 5_000;

/** Photographs and files in this process's hands. */
export type Holder = {
  readonly while: <T>(row: OutboxRow, work: () => Promise<T>) => Promise<T>;
  readonly has: (id: string) => boolean;
};

/** Photographs may wait for others to be read, and large files take their time: meanwhile the lease is renewed, so that nobody else does it again. */
export function createHolder(outbox: Pick<Outbox, 'hold'>): Holder {
  const held = new Set<string>();
  let timer: ReturnType<typeof setInterval> | null = null;
  const renew = (): void => {
    // Without it another process reads the picture too; the first answer counts.
    outbox.hold([...held]).catch(() => undefined);
  };
  const release = (id: string): void => {
    held.delete(id);
    if (held.size > 0 || timer === null) return;
    clearInterval(timer);
    timer = null;
  };
  return {
    has: (id) => held.has(id),
    while: async (row, work) => {
      if (row.task !== 'keep-photo' && row.task !== 'keep-file') return work();
      held.add(row.id);
      timer ??= setInterval(renew, everyMs);
      try {
        return await work();
      } finally {
        release(row.id);
      }
    },
  };
}
