import { describe, expect, it } from 'vitest';
import { readFigure } from '../../../src/bot/flows/report/read-figure.ts';

const power = { kind: 'electricity', unit: 'kWh', kinds: ['electricity', 'city_gas', 'lpg'] } as const;
const gas = { kind: 'city_gas', unit: 'm3', kinds: ['electricity', 'city_gas'] } as const;
const oil = { kind: 'kerosene', unit: 'L', kinds: ['kerosene'] } as const;

describe('readFigure', () => {
  it.each([
    ['1250', power, 1250],
    ['１２５０', power, 1250],
    ['1,250kWh', power, 1250],
    ['１，２５０ ｋＷｈ', power, 1250],
    ['1250 KWH です。', power, 1250],
    ['電気 1250', power, 1250],
    ['電気の使用量は1250kWhでした', power, 1250],
    ['12.5', power, 12.5],
    ['0', power, 0],
    ['45㎥', gas, 45],
    ['45立米', gas, 45],
    ['ガス45', gas, 45],
    ['54㍑', oil, 54],
    ['54ﾘｯﾄﾙ', oil, 54],
    ['1000000000', power, 1_000_000_000],
  ] as const)('reads %s', (text, expected, value) => {
    expect(readFigure(text, expected)).toEqual({ ok: true, value: { value } });
  });

  it.each([
    ['こんにちは', 'unreadable'],
    ['', 'unreadable'],
    ['1万3千', 'several'],
    ['10²', 'unreadable'],
    ['1e5', 'several'],
    ['007', 'unreadable'],
    ['1,23', 'unreadable'],
    ['100 200', 'several'],
    ['290〜310', 'several'],
    ['10月は1250', 'date'],
    ['2026/10/2', 'date'],
    ['14000円', 'yen'],
    ['¥14,000', 'yen'],
    ['1250kWhで14000円', 'yen'],
    ['30kW', 'demand'],
    ['-1250', 'negative'],
    ['マイナス5', 'negative'],
    ['▲5', 'negative'],
    ['約1250', 'approx'],
    ['1250くらい', 'approx'],
    ['1.2MWh', 'wrong-unit'],
    ['45m3', 'wrong-unit'],
    ['20kg', 'wrong-unit'],
    ['1.250', 'separator'],
    ['1000000001', 'too-large'],
    ['99999999999999999999', 'too-large'],
    ['都市ガス45', 'other-kind'],
    ['ガス45', 'unreadable'],
  ] as const)('asks about %s: %s', (text, cause) => {
    expect(readFigure(text, power)).toMatchObject({ ok: false, problem: { cause } });
  });
});
