/**
 * Lets calls that arrive while one is under way share the next: a hundred webhooks a second become a few
 * statements. Each call fails or succeeds with the batch it was in.
 */
export function createBatcher<In, Out>(
  run: (items: readonly In[]) => Promise<readonly Out[]>,
  limit: number,
): (items: readonly In[]) => Promise<readonly Out[]> {
  type Waiting = {
    readonly items: readonly In[];
    readonly resolve: (out: readonly Out[]) => void;
    readonly reject: (e: unknown) => void;
  };
  const waiting: Waiting[] = [];
  let busy = false;
  const takeBatch = (): Waiting[] => {
    let count = 0;
    const fits = waiting.findIndex((call, index) => {
      count += call.items.length;
      return index > 0 && count > limit;
    });
    const batch = waiting.splice(0, fits === -1 ? waiting.length : fits);
    return batch;
  };
  const settle = (batch: readonly Waiting[], out: readonly Out[]): void => {
    let at = 0;
    for (const call of batch) {
      call.resolve(out.slice(at, at + call.items.length));
      at += call.items.length;
    }
  };
  const work = async (): Promise<void> => {
    busy = true;
    while (waiting.length > 0) {
      const batch = takeBatch();
      try {
        settle(batch, await run(batch.flatMap((call) => call.items)));
      } catch (error) {
        for (const call of batch) call.reject(error);
      }
    }
    busy = false;
  };
  return (items) =>
    new Promise((resolve, reject) => {
      waiting.push({ items, resolve, reject });
      // setImmediate: the sockets that are readable now get to join this batch.
      if (!busy) {
        busy = true;
        setImmediate(() => void work());
      }
    });
}
