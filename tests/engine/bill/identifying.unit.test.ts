import { describe, expect, it } from 'vitest';
import { identifyingBoxes } from '../../../src/engine/bill/party/identifying.ts';
import { paper } from './paper.ts';

/** The rows of the paper on which something is to be blacked out. */
function rowsOf(rows: readonly string[]): number[] {
  return [...new Set(identifyingBoxes(paper(rows)).map(([, y]) => y / 50))].sort((a, b) => a - b);
}

describe('numbers that name a customer', () => {
  it('are found by what they are called, by their length and by their hyphens', () => {
    const rows = [
      'お客さま番号||66532-98356-4-83',
      '供給地点特定番号|0312345678901234567890',
      'お問い合わせ|0120-995-113',
      '車番|6138',
      'TEL 06-6123-4567',
      '3923329014',
      'カード|****-****-****-1826',
    ];
    expect(rowsOf(rows)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it('are not amounts, money, meters, days or periods', () => {
    const rows = [
      'ご使用量||1,715kWh',
      '請求予定金額||56470円',
      '当月指示数||40,566',
      '検針日|2025-12-08',
      '使用期間|11月9日~12月8日',
      '数量|7.857t',
      '合計|¥171500',
    ];
    expect(rowsOf(rows)).toEqual([]);
  });

  it('count when only one recogniser saw them', () => {
    const seen = paper(['お客さま番号|?'], { tesseract: { 0: 'お客さま番号|66532-98356-4-83' } });
    expect(identifyingBoxes(seen)).toHaveLength(1);
  });
});
