import { describe, expect, it } from 'vitest';
import type { Cells, ImportContext } from '../../../src/bot/import/contract.ts';
import { readMonths } from '../../../src/bot/import/read-months.ts';

const context: ImportContext = {
  today: '2026-11-27',
  fiscalYearStart: 4,
  kinds: ['electricity', 'city_gas', 'lpg', 'kerosene'],
};

/** Figures in one line each: row, firm, kind, unit, month, value. */
function read(cells: Cells) {
  const found = readMonths(cells, context);
  return {
    figures: found?.figures.map(({ row, firm, kind, unit, month, value }) =>
      [row, firm.number || firm.name, firm.site, kind, unit, month, value].join(' '),
    ),
    problems: found?.problems.map(({ code, row, column }) => `${code} ${row}:${column}`),
    passed: found?.passed,
  };
}

describe('a table of firms and months', () => {
  it('has months across with heads in any form of the year', () => {
    const heads = ['番号', '事業所名', '種類', '単位', '令和6年4月', 'R6.5', '2024/06', '2024-07', '45505', '合計'];
    const cells = [heads, ['1', '青木商店', '電気', 'kWh', '1,200', '１１００', '1000', '', '980', '4280']];
    expect(read(cells)).toEqual({
      figures: [
        '2 1  electricity kWh 2024-04 1200',
        '2 1  electricity kWh 2024-05 1100',
        '2 1  electricity kWh 2024-06 1000',
        '2 1  electricity kWh 2024-08 980',
      ],
      problems: [],
      passed: ['合計'],
    });
  });

  it('has kinds across and a row for each month, the firm named once', () => {
    const cells = [
      ['事業所名', '年月', '電気使用量(kWh)', '都市ガス（m3）', '電気料金(円)'],
      ['青木商店', '2024/04', '500', '12', '14000'],
      ['', '2024/05', '480', '', '13000'],
      ['井上工業', '2024-04-01', '9000', '300', '1'],
      ['合計', '', '9980', '312', '27001'],
    ];
    expect(read(cells)).toEqual({
      figures: [
        '2 青木商店  electricity kWh 2024-04 500',
        '2 青木商店  city_gas m3 2024-04 12',
        '3 青木商店  electricity kWh 2024-05 480',
        '4 井上工業  electricity kWh 2024-04 9000',
        '4 井上工業  city_gas m3 2024-04 300',
      ],
      problems: [],
      passed: ['電気料金(円)', '5: 合計'],
    });
  });

  it('has merged heads: kinds over months, the fiscal year above', () => {
    const cells = [
      ['令和6年度 CO2見える化事業 エネルギー使用量'],
      [],
      ['番号', '事業者名', '電気(kWh)', '', '', '灯油(L)', '', ''],
      ['', '', '4月', '5月', '1月', '4月', '5月', '1月'],
      ['001', '青木商店', '10', '20', '30', '1', '2', '3'],
      [],
      ['002', '井上工業', '11', '21', '31', '-', '未', '6'],
    ];
    const found = read(cells);
    expect(found.problems).toEqual([]);
    expect(found.figures).toEqual([
      '5 001  electricity kWh 2024-04 10',
      '5 001  electricity kWh 2024-05 20',
      '5 001  electricity kWh 2025-01 30',
      '5 001  kerosene L 2024-04 1',
      '5 001  kerosene L 2024-05 2',
      '5 001  kerosene L 2025-01 3',
      '7 002  electricity kWh 2024-04 11',
      '7 002  electricity kWh 2024-05 21',
      '7 002  electricity kWh 2025-01 31',
      '7 002  kerosene L 2025-01 6',
    ]);
  });

  it('has one row for each figure, with places, and a year beside the month', () => {
    const cells = [
      ['事業者名', '事業所名', '年度', '月', 'エネルギー種別', '使用量', '単位'],
      ['青木商店', '本店', '2024', '4', '電気', '500', 'kWh'],
      ['青木商店', '倉庫', '2024', '2', 'ガス', '5', '㎥'],
      ['', '', '2024', '3', '電気', '約500', 'kWh'],
    ];
    expect(read(cells)).toEqual({
      figures: ['2 青木商店 本店 electricity kWh 2024-04 500', '3 青木商店 倉庫 gas m3 2025-02 5'],
      problems: ['unreadable 4:6'],
      passed: [],
    });
  });

  it('guesses neither years nor firms', () => {
    const yearless = [
      ['番号', '事業所名', '種類', '4月(kWh)', '5月(kWh)'],
      ['1', '青木商店', '電気', '5', '6'],
    ];
    expect(read(yearless).problems).toEqual(['year-missing 2:4', 'year-missing 2:5']);
    const nobody = [
      ['番号', '事業所名', '2024年4月 電気(kWh)'],
      ['1', '青木商店', '5'],
      ['', '', '7'],
    ];
    expect(read(nobody)).toMatchObject({ figures: ['2 1  electricity kWh 2024-04 5'], problems: ['no-firm 3:0'] });
    expect(readMonths([['こんにちは'], ['1', '2']], context)).toBeNull();
  });
});
