import type { Buffer } from 'node:buffer';

/** A memory of byte strings that forgets the least recently used ones when it is full. */
export type ByteCache = {
  readonly get: (key: string) => Buffer | undefined;
  readonly put: (key: string, bytes: Buffer) => void;
  readonly size: () => number;
};

/** An empty cache that holds at most `mostBytes`. */
export const createByteCache = (mostBytes: number): ByteCache => {
  const entries = new Map<string, Buffer>();
  let size = 0;
  const drop = (key: string): void => {
    size -= entries.get(key)?.length ?? 0;
    entries.delete(key);
  };
  return {
    get: (key) => {
      const bytes = entries.get(key);
      if (bytes === undefined) return undefined;
      // A Map keeps the order of insertion: putting it in again makes it the youngest.
      entries.delete(key);
      entries.set(key, bytes);
      return bytes;
    },
    put: (key, bytes) => {
      drop(key);
      if (bytes.length > mostBytes) return;
      entries.set(key, bytes);
      size += bytes.length;
      for (const oldest of entries.keys()) {
        if (size <= mostBytes) break;
        drop(oldest);
      }
    },
    size: () => size,
  };
};
