import { describe, expect, it } from 'vitest';
import { createBatcher } from '../../src/db/batcher.ts';

describe('the batcher', () => {
  it('lets calls that wait share one run, and gives each its own answers', async () => {
    const runs: number[][] = [];
    const double = createBatcher(async (items: readonly number[]) => {
      runs.push([...items]);
      await new Promise((resolve) => setImmediate(resolve));
      return items.map((item) => item * 2);
    }, 100);
    const answers = await Promise.all([double([1]), double([2, 3]), double([4])]);
    expect(answers).toEqual([[2], [4, 6], [8]]);
    expect(runs).toEqual([[1, 2, 3, 4]]);
  });

  it('keeps a batch within its limit, but never cuts a call', async () => {
    const runs: number[][] = [];
    const batch = createBatcher(async (items: readonly number[]) => {
      runs.push([...items]);
      return items;
    }, 3);
    await Promise.all([batch([1, 2]), batch([3, 4]), batch([5]), batch([6, 7, 8, 9])]);
    expect(runs).toEqual([
      [1, 2],
      [3, 4, 5],
      [6, 7, 8, 9],
    ]);
  });

  it('fails those of a failed run only, and goes on', async () => {
    const batch = createBatcher(async (items: readonly number[]) => {
      if (items.includes(13)) throw new Error('unlucky');
      return items;
    }, 1);
    const results = await Promise.allSettled([batch([1]), batch([13]), batch([2])]);
    expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await batch([3])).toEqual([3]);
  });
});
