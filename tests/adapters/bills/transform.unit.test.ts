import { describe, expect, it } from 'vitest';
import {
  apply,
  applyToBox,
  compose,
  halfTurn,
  invert,
  quarterTurn,
  scaling,
  type Transform,
} from '../../../src/adapters/bills/image/transform.ts';

describe('where a point of the photograph went', () => {
  const tilted: Transform = [1.1, 0.05, -30, -0.02, 0.97, 12, 0.00004, -0.00002, 1];
  const all = [tilted, quarterTurn(800), halfTurn(800, 600), scaling(2, 2)].reduce(compose);

  it('is found again on the way back', () => {
    const [x, y] = apply(invert(all), apply(all, [123, 456]));
    expect(x).toBeCloseTo(123, 6);
    expect(y).toBeCloseTo(456, 6);
  });

  it('a quarter turn clockwise brings the upper left to the upper right', () => {
    expect(apply(quarterTurn(800), [0, 0])).toEqual([800, 0]);
  });

  it('a box stays a box', () => {
    expect(applyToBox(halfTurn(100, 50), [10, 5, 20, 10])).toEqual([70, 35, 20, 10]);
  });
});
