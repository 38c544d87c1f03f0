import { describe, expect, it } from 'vitest';
import { amountText, changeText, numberText, penIn, percentText } from '../../../src/bot/week/pen.ts';

describe('numbers of the summary', () => {
  it('count in 万 and 億 from a million on, with every digit', () => {
    const texts = {
      999999: '999,999',
      1000000: '100万',
      1234567: '123万4,567',
      123456789: '1億2,345万6,789',
      100000001: '1億1',
      1000000000000: '1兆',
      [-2_000_050]: '-200万50',
      [12.34]: '12.3',
    };
    for (const [value, text] of Object.entries(texts)) expect(numberText(Number(value), 'ja')).toBe(text);
    expect(numberText(1_234_567, 'en')).toBe('1,234,567');
  });

  it('say what is not known, partly there, or provisional', () => {
    const pen = penIn('ja');
    expect(amountText(pen, { value: null, provisional: true, partial: true }, 'kg-CO2')).toBe('未登録');
    expect(amountText(pen, { value: 0, provisional: false, partial: true }, 'm3')).toBe('0 m³（一部）');
    expect(amountText(pen, { value: 5, provisional: true, partial: false }, 'kWh')).toBe('5 kWh（暫定）');
  });

  it('give changes a sign, and remainders none', () => {
    expect([1200, -3.4, 1e-9].map((value) => changeText(value, 'kg-CO2', 'ja'))).toEqual([
      '+1,200 kg-CO2',
      '-3.4 kg-CO2',
      '±0 kg-CO2',
    ]);
    expect([5.25, -1, 0, null].map(percentText)).toEqual(['+5.3%', '-1%', '0%', null]);
  });
});
