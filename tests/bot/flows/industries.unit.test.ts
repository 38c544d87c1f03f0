import { describe, expect, it } from 'vitest';
import { industries, searchIndustries } from '../../../src/bot/flows/joining/industries.ts';

describe('searchIndustries', () => {
  it.each([
    ['パン屋', '097'],
    ['町工場', '24'],
    ['旅館', '751'],
    ['歯医者', '833'],
    ['クリーニング屋', '781'],
    ['印刷屋です', '151'],
    ['鋳物', '225'],
    ['美容院', '783'],
    ['ﾗｰﾒﾝ屋', '762'],
    ['dentist', '833'],
    ['運送', '441'],
  ])('finds %s', (words, code) => expect(searchIndustries(words).map((one) => one.code)).toContain(code));

  it('offers at most five, and none for nonsense', () => {
    for (const { words } of industries)
      for (const word of words) expect(searchIndustries(word).length).toBeLessThanOrEqual(5);
    expect(searchIndustries('ぬぬぬ')).toEqual([]);
  });

  it('has every code once', () => {
    expect(new Set(industries.map((one) => one.code)).size).toBe(industries.length);
  });
});
