import { describe, expect, it } from 'vitest';
import { measure } from '../../../bench/plausibility/measure.ts';

const { honest, wrong } = measure({ firms: 60, seed: 7, months: [13, 15, 18, 24] });
const large = wrong.filter(({ error }) => error > 0.3);
const share = <T>(list: readonly T[], test: (one: T) => boolean): number => list.filter(test).length / list.length;

describe('a year of sixty firms with wrong figures in it', () => {
  it('asks about 95 of 100 errors that matter', () => {
    expect(large.length).toBeGreaterThan(3000);
    expect(share(large, ({ unusual }) => unusual)).toBeGreaterThan(0.95);
  });

  it('asks about 3 of 100 honest figures at most, growth, closure and new equipment included', () => {
    expect(new Set(honest.map(({ situation }) => situation)).size).toBeGreaterThan(5);
    expect(share(honest, ({ unusual }) => unusual)).toBeLessThan(0.03);
  });

  it('offers the right figure first in four of five', () => {
    const caught = large.filter(({ unusual }) => unusual);
    expect(share(caught, ({ fixed }) => fixed)).toBeGreaterThan(0.8);
  });
});
