import { describe, expect, it } from 'vitest';
import { formatKgCo2, formatQuantity } from '../../../src/bot/text/numbers.ts';
import { writeText } from '../../../src/bot/text/write.ts';

const written = (param: Parameters<typeof writeText>[0] extends infer T ? T : never, locale: 'ja' | 'en') =>
  writeText(param, locale);
const value = (words: NonNullable<Extract<Parameters<typeof writeText>[0], { key: string }>['params']>[string]) => ({
  key: 'common.as-is',
  params: { words },
});

describe('writeText', () => {
  it.each([
    [{ as: 'month', month: '2026-10' }, '2026年10月', 'October 2026'],
    [{ as: 'day', day: '2026-10-05' }, '2026年10月5日', '5 October 2026'],
    [{ as: 'period', from: '2026-10-01', to: '2026-10-31' }, '2026年10月1日〜10月31日', '1 October – 31 October 2026'],
    [
      { as: 'period', from: '2025-12-09', to: '2026-01-08' },
      '2025年12月9日〜2026年1月8日',
      '9 December 2025 – 8 January 2026',
    ],
    [{ as: 'quantity', value: 1234.5, unit: 'kWh' }, '1,234.5 kWh', '1,234.5 kWh'],
    [{ as: 'quantity', value: 45, unit: 'm3' }, '45 m³', '45 m³'],
    [{ as: 'kgCo2', value: 1234 }, '1.23 t-CO2', '1.23 t-CO2'],
    [{ as: 'percent', value: 12.34 }, '12.3%', '12.3%'],
    [{ as: 'kind', kind: 'city_gas' }, '都市ガス', 'city gas'],
    [{ as: 'list', items: ['a', 2, { as: 'kind', kind: 'lpg' }] }, 'a、2、LPガス', 'a, 2, LP gas'],
    [{ as: 'text', text: { key: 'common.yes' } }, 'はい', 'Yes'],
    [1234567, '1,234,567', '1,234,567'],
  ] as const)('writes %j', (param, ja, en) => {
    expect(written(value(param), 'ja')).toBe(ja);
    expect(written(value(param), 'en')).toBe(en);
  });

  it('shows words as they are, placeholders and all', () => {
    expect(writeText({ words: '{name} さん' }, 'ja')).toBe('{name} さん');
    expect(writeText(value('{other}'), 'ja')).toBe('{other}');
  });

  it('refuses a key or a parameter that is missing', () => {
    expect(() => writeText({ key: 'common.no-such' }, 'ja')).toThrow('common.no-such');
    expect(() => writeText({ key: 'nofile.no-such' }, 'ja')).toThrow('nofile');
    expect(() => writeText({ key: 'common.toString' }, 'ja')).toThrow();
    expect(() => writeText({ key: 'common.as-is' }, 'ja')).toThrow('words');
  });
});

describe('figures', () => {
  it.each([
    [0, '0 kg-CO2'],
    [0.01234, '0.0123 kg-CO2'],
    [1.234, '1.23 kg-CO2'],
    [45.678, '45.7 kg-CO2'],
    [565.4, '565 kg-CO2'],
    [999.6, '1,000 kg-CO2'],
    [12345, '12.3 t-CO2'],
    [123456789, '123,457 t-CO2'],
  ])('shows %d kg', (kg, text) => expect(formatKgCo2(kg)).toBe(text));

  it('never writes exponents', () => expect(formatQuantity(0.0000001, 'kg')).toBe('0.0000001 kg'));
});
