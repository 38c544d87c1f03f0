import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fittingFont, frames, legendRows, wrap } from '../../../src/adapters/chart/layout.ts';

describe('wrap', () => {
  it('loses nothing but spaces at line ends', () => {
    const text = fc.array(fc.constantFrom('環境省', '「係数一覧」', 'METI ', '、', '（令和7年度）', 'emission '), {
      maxLength: 80,
    });
    fc.assert(
      fc.property(text, (words) => {
        const lines = wrap(words.join(''), 24, frames.phone);
        expect(lines.join('').replaceAll(' ', '')).toBe(words.join('').replaceAll(' ', ''));
        for (const line of lines) expect(line.length).toBeLessThanOrEqual(960 / 24 / 0.55 + 1);
        for (const line of lines.slice(1)) expect(line).not.toMatch(/^[」）]/);
        for (const line of lines.slice(0, -1)) expect(line).not.toMatch(/[「（]$/);
      }),
    );
  });

  it('breaks long Japanese and leaves short text alone', () => {
    expect(wrap('出所：環境省', 24, frames.phone)).toEqual(['出所：環境省']);
    expect(wrap('あ'.repeat(100), 24, frames.phone).map((line) => line.length)).toEqual([40, 40, 20]);
  });
});

describe('legendRows', () => {
  it('counts the lines that the entries need', () => {
    expect(legendRows([], frames.phone)).toBe(1);
    expect(legendRows(['電気', '都市ガス'], frames.phone)).toBe(1);
    expect(legendRows(Array(8).fill('都市ガス'), frames.phone)).toBe(2);
    expect(legendRows(['あ'.repeat(60)], frames.phone)).toBe(1);
  });
});

describe('fittingFont', () => {
  it('makes a long heading smaller, and leaves a short one', () => {
    expect(fittingFont('月ごとのCO2排出量', 46, frames.phone)).toBe(46);
    expect(fittingFont('あ'.repeat(30), 46, frames.phone)).toBe(32);
  });
});
