import { describe, expect, it } from 'vitest';
import type { TableContext } from '../../../src/bot/backfill/contract.ts';
import { type Grid, gridOfText } from '../../../src/bot/backfill/grid.ts';
import { readTable } from '../../../src/bot/backfill/table.ts';

const bakery: TableContext = {
  sites: [],
  kinds: ['electricity', 'city_gas', 'kerosene'],
  referenceDate: '2026-11-12',
  fiscalYearStart: 4,
  locale: 'ja',
};

function read(cells: Grid | string, context: Partial<TableContext> = {}) {
  const grid = typeof cells === 'string' ? gridOfText(cells) : cells;
  const found = grid === null ? null : readTable(grid, { ...bakery, ...context });
  return found === null
    ? null
    : {
        items: found.items.map(({ kind, period, value, unit, site }) =>
          [site, kind, period.from === period.to ? period.from : `${period.from}/${period.to}`, value, unit]
            .filter((part) => part !== null)
            .join(' '),
        ),
        problems: found.problems.map(({ code, row, column, text }) => `${code} ${row}:${column} ${text}`),
        passed: found.passed,
      };
}

describe('a table of months', () => {
  it('is read down, with heads that carry the unit, and says which columns are no use', () => {
    expect(
      read([
        ['月', '電気使用量(kWh)', '電気料金(円)', '都市ガス（㎥）'],
        ['2025年4月', '1,234', '45,678', '88'],
        ['5月', '1,180', '43,000', '75'],
        ['6月', '１２０５', '44,100', '-'],
        ['合計', '3,619', '132,778', '163'],
      ]),
    ).toEqual({
      items: [
        'electricity 2025-04 1234 kWh',
        'city_gas 2025-04 88 m3',
        'electricity 2025-05 1180 kWh',
        'city_gas 2025-05 75 m3',
        'electricity 2025-06 1205 kWh',
      ],
      problems: [],
      passed: ['電気料金(円)'],
    });
  });

  it('is read across', () => {
    expect(
      read([
        ['', '4月', '5月', '6月'],
        ['電気 kWh', '100', '200', '300'],
        ['灯油 L', '10', '', '0'],
      ])?.items,
    ).toEqual([
      'electricity 2026-04 100 kWh',
      'kerosene 2026-04 10 L',
      'electricity 2026-05 200 kWh',
      'electricity 2026-06 300 kWh',
      'kerosene 2026-06 0 L',
    ]);
  });

  it('takes heads on two lines, where the upper one spans columns', () => {
    const found = read([
      ['', '電気', '', 'ガス', ''],
      ['年月', '使用量', '料金', '使用量', '料金'],
      ['2025/11', '900kWh', '30000', '40m3', '8000'],
      ['2025/12', '950kWh', '31000', '50m3', '9000'],
      ['2026/01', '980kWh', '32000', '55m3', '9500'],
    ]);
    expect(found?.items).toEqual([
      'electricity 2025-11 900 kWh',
      'gas 2025-11 40 m3',
      'electricity 2025-12 950 kWh',
      'gas 2025-12 50 m3',
      'electricity 2026-01 980 kWh',
      'gas 2026-01 55 m3',
    ]);
    expect(found?.passed).toEqual(['料金']);
  });

  it('takes a kind, a unit and a place in columns of their own', () => {
    expect(
      read(
        [
          ['拠点', '対象月', 'エネルギー', '使用量', '単位'],
          ['本店', '2025-10', '電気', '1200', 'kWh'],
          ['本店', '2025-10', '灯油', '36', 'L'],
          ['工場', '2025-10', '電気', '5400', 'kWh'],
        ],
        { sites: ['本店', '工場'] },
      )?.items,
    ).toEqual(['本店 electricity 2025-10 1200 kWh', '本店 kerosene 2025-10 36 L', '工場 electricity 2025-10 5400 kWh']);
  });

  it.each([
    ['the title names a fiscal year', [['2024年度 電気使用量（kWh）', '']], ['2024-12', '2025-01', '2025-02']],
    ['the title names a calendar year', [['令和6年 電気', '']], ['2024-12', '2025-01', '2025-02']],
    ['nothing names a year', [], ['2025-12', '2026-01', '2026-02']],
  ])('knows the year when %s', (_, title, months) => {
    const head = ['月', '電気'];
    const found = read([...title, head, ['12月', '1'], ['1月', '2'], ['2月', '3']], { kinds: ['electricity'] });
    expect(found?.items.map((item) => item.split(' ')[1])).toEqual(months);
  });

  it('holds the year of a column of years, and counts bare months under 月', () => {
    expect(
      read([
        ['年', '月', '電気'],
        ['2025', '11', '10'],
        ['', '12', '20'],
        ['2026', '1', '30'],
      ])?.items,
    ).toEqual(['electricity 2025-11 10', 'electricity 2025-12 20', 'electricity 2026-01 30']);
  });

  it('keeps the days of a bill', () => {
    expect(
      read([
        ['検針期間', '電気'],
        ['2025/8/21〜2025/9/20', '500'],
        ['2025/9/21〜2025/10/20', '510'],
      ])?.items,
    ).toEqual(['electricity 2025-08-21/2025-09-20 500', 'electricity 2025-09-21/2025-10-20 510']);
  });

  it('says what it could not read, cell by cell, and guesses nothing', () => {
    const found = read([
      ['月', '電気(kWh)', '灯油(kWh)', ''],
      ['2026年8月', '12,34', '5', '7'],
      ['2026年9月', '1100', '', '8'],
      ['2026年12月', '900', '', ''],
      ['2026年9月', '1200', '', ''],
    ]);
    expect(found?.items).toEqual([]);
    expect(found?.problems).toEqual([
      ...['unreadable 2:2 12,34', 'unit-mismatch 2:3 5', 'no-kind 2:4 7', 'no-kind 3:4 8', 'future 4:2 900'],
      ...['twice 3:2 1100', 'twice 5:2 1200'],
    ]);
  });
});

describe('a pasted table', () => {
  it.each([
    ['tabs', '月\t電気\tガス\n4月\t1,200\t80\n5月\t1,100\t70\n6月\t1,000\t60'],
    ['commas', '月,電気,ガス\n4月,1200,80\n5月,1100,70\n6月,1000,60'],
    ['bars', '| 月 | 電気 | ガス |\n|---|---|---|\n| 4月 | 1200 | 80 |\n| 5月 | 1100 | 70 |\n| 6月 | 1000 | 60 |'],
    ['blanks', '月 電気 ガス\n4月 1200 80\n5月 1,100 70\n6月 1000 60'],
    ['wide blanks', '月　　電気　　ガス\n4月　　1200　　80\n5月　　1100　　70\n6月　　1000　　60'],
  ])('with %s', (_, text) => {
    expect(read(text)?.items).toEqual([
      ...['electricity 2026-04 1200', 'gas 2026-04 80', 'electricity 2026-05 1100', 'gas 2026-05 70'],
      ...['electricity 2026-06 1000', 'gas 2026-06 60'],
    ]);
  });

  it.each([
    'こんにちは\n先月の電気は1200kWhでした\nよろしくお願いします',
    '電気 1200\nガス 80\n灯油 36',
    '1\n2\n3',
    '',
  ])('is no %j', (text) => {
    expect(read(text)).toBeNull();
  });
});
