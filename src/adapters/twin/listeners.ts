/** Whoever wants to hear of changes. */
export type Listeners<E> = {
  readonly say: (event: E) => void;
  readonly subscribe: (listener: (event: E) => void) => () => void;
};

/** Builds an empty list of listeners. */
export function createListeners<E>(): Listeners<E> {
  const all = new Set<(event: E) => void>();
  return {
    say: (event) => {
      for (const listener of [...all]) listener(event);
    },
    subscribe: (listener) => {
      all.add(listener);
      return () => all.delete(listener);
    },
  };
}
