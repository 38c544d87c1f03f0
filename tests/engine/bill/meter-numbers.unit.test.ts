import { describe, expect, it } from 'vitest';
import { meterNumbers } from '../../../src/engine/bill/party/customer-number.ts';
import { paper } from './paper.ts';

describe('the numbers by which a meter is known again', () => {
  it('are those of supply point, meter and customer, the surest first', () => {
    const rows = [
      'お客さま番号|66532-98356',
      '供給地点特定番号|03 0001 2345 6789',
      'メーター番号|123456',
      '登録番号 T123456789',
    ];
    expect(meterNumbers(paper(rows))).toEqual([
      { sort: 'supply', digits: '03000123456789' },
      { sort: 'meter', digits: '123456' },
      { sort: 'customer', digits: '6653298356' },
    ]);
  });

  it('are none where the recognisers differ by a digit, or the number is short', () => {
    const differently = { tesseract: { 0: 'お客さま番号|66532-98366' } };
    expect(meterNumbers(paper(['お客さま番号|66532-98356'], differently))).toEqual([]);
    expect(meterNumbers(paper(['お客さま番号|123']))).toEqual([]);
  });
});
