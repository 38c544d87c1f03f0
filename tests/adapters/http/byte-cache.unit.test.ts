import { describe, expect, it } from 'vitest';
import { createByteCache } from '../../../src/adapters/http/byte-cache.ts';

const bytes = (length: number) => Buffer.alloc(length);

describe('createByteCache', () => {
  it('forgets what was used longest ago', () => {
    const cache = createByteCache(10);
    cache.put('a', bytes(4));
    cache.put('b', bytes(4));
    cache.get('a');
    cache.put('c', bytes(4));
    expect(['a', 'b', 'c'].map((key) => cache.get(key)?.length)).toEqual([4, undefined, 4]);
    expect(cache.size()).toBe(8);
  });

  it('counts a replaced entry once and refuses what can never fit', () => {
    const cache = createByteCache(10);
    cache.put('a', bytes(9));
    cache.put('a', bytes(3));
    cache.put('b', bytes(11));
    expect(cache.size()).toBe(3);
    expect(cache.get('b')).toBeUndefined();
    expect(cache.get('a')?.length).toBe(3);
  });
});
