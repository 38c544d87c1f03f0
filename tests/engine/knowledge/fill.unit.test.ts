import { describe, expect, it } from 'vitest';
import { builtInKnowledge } from '../../../src/engine/knowledge/built-in.ts';
import { fill } from '../../../src/engine/knowledge/fill.ts';

const text = { ja: '投資は{sum}で、期限は{end}', en: 'It costs {sum} until {end}', easy: null };
const figure = (value: number | string, unit: string) => ({ value, unit, asOf: '2026-01-01', source: 's' });
const figures = { sum: figure(1000, '万円'), end: figure('2031-03-31', 'day') };

describe('fill', () => {
  it('writes figures as each language does', () => {
    expect(fill(text, figures, 'ja')).toBe('投資は1,000万円で、期限は2031年3月31日');
    expect(fill(text, figures, 'en')).toBe('It costs 10,000,000 yen until 31 March 2031');
  });

  it('keeps to Japanese figures where the text is not translated', () => {
    expect(fill({ ...text, en: null }, figures, 'en')).toBe('投資は1,000万円で、期限は2031年3月31日');
  });

  it('knows one from many and keeps decimals', () => {
    const one = (value: number, unit: string) =>
      fill({ ja: '{n}', en: '{n}', easy: null }, { n: figure(value, unit) }, 'en');
    expect([one(1, '年'), one(2, '年'), one(4.2, '%'), one(12345.678, 't-CO2e')]).toEqual([
      '1 year',
      '2 years',
      '4.2%',
      '12,345.678 t-CO2e',
    ]);
  });

  it('refuses figures and units that it does not know', () => {
    expect(() => fill(text, {}, 'ja')).toThrow('unknown-figure: sum');
    expect(() => fill({ ...text, ja: '{constructor}' }, figures, 'ja')).toThrow('unknown-figure');
    expect(() => fill(text, { ...figures, sum: figure(1, '坪') }, 'ja')).toThrow('unknown-unit: 坪');
  });

  it('fills every answer of the program in every language', () => {
    for (const { answer, figures: own } of builtInKnowledge.faq)
      for (const locale of ['ja', 'en', 'easy'] as const) expect(fill(answer, own, locale)).not.toMatch(/[{}]/);
  });
});
