import { describe, expect, it } from 'vitest';
import { figureOf } from '../../../src/engine/bill/page/figure.ts';

describe('a printed number', () => {
  it.each([
    ['1715', 1715],
    ['1,715', 1715],
    ['1.234.567', 1234567],
    ['13.7', 13.7],
    ['108,93', 108.93],
    ['5,930:0', 5930],
    ['2,340.0', 2340],
    ['0.5', 0.5],
    ['12.3456', 12.3456],
  ])('%s is %d', (text, value) => {
    expect(figureOf(text)).toMatchObject({ value });
  });

  it('with a point and three digits may be thousands or decimals', () => {
    expect(figureOf('7.894')).toMatchObject({ value: 7894, otherValue: 7.894 });
    expect(figureOf('7,894')).toMatchObject({ value: 7894, otherValue: null });
  });

  it.each(['11:43', '1.2.3', '0,123,4567,8'])('%s is none', (text) => {
    expect(figureOf(text)).toBeNull();
  });
});
