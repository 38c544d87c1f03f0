import { describe, expect, it } from 'vitest';
import { together } from '../../../src/bot/desk/board/together.ts';

const parcels = (sizes: readonly number[]) => sizes.map((size, at) => ({ at, messages: Array(size).fill('m') }));
const places = (sizes: readonly number[]) => together(parcels(sizes)).map((push) => push.map(({ at }) => at));

describe('messages of several notes', () => {
  it('go out in few pushes of five, in their order, none torn apart', () => {
    expect(places([1, 1, 1])).toEqual([[0, 1, 2]]);
    expect(places([5, 1])).toEqual([[0], [1]]);
    expect(places([3, 3, 2, 1])).toEqual([[0], [1, 2], [3]]);
    expect(places([1, 1, 1, 1, 1, 1])).toEqual([[0, 1, 2, 3, 4], [5]]);
    expect(places([])).toEqual([]);
  });
});
