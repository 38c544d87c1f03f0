import readXlsxFile from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { workbookOf } from '../../../src/adapters/sheet/write-sheet.ts';
import type { SheetCell } from '../../../src/bot/report/line-sheet.ts';
import { reportSheets } from '../../../src/bot/report/workbook.ts';
import { writeReport } from '../../../src/bot/report/write.ts';
import { attribution } from '../../../src/engine/emission/tables.ts';
import type { ReportFirm, ReportQuestion } from '../../../src/engine/report/input.ts';
import { reportOf } from '../../../src/engine/report/report.ts';
import { reportFirm, reportQuestion, reportRow } from '../../support/report.ts';

const months = ['2024-10', '2024-11', '2025-10', '2025-11'];
const ten: readonly ReportFirm[] = Array.from({ length: 10 }, (_, at) =>
  reportFirm(
    at + 1,
    months.flatMap((month, place) => [
      reportRow(month, 'kerosene', 100 + at * 7 + place, { id: `k${at}${month}` }),
      reportRow(month, 'city_gas', 30.5 + at, { id: `g${at}${month}` }),
    ]),
    { meters: [{ site: 'main', kind: 'kerosene' }] },
  ),
);

type Sheets = ReturnType<typeof reportSheets>;

function made(firms: readonly ReportFirm[], locale: 'ja' | 'en' = 'ja', over: Partial<ReportQuestion> = {}) {
  const report = reportOf(reportQuestion(firms, over));
  return { report, sheets: reportSheets(report, writeReport(report, { locale, attribution }), locale) };
}

/** Computes formulas as a spreadsheet does: products, differences, and sums by conditions over columns. */
function calculator(sheets: Sheets) {
  const columnOf = (letters: string) => letters.charCodeAt(0) - 65;
  const cellAt = (sheet: string, letters: string, row: number): SheetCell =>
    sheets.find(({ name }) => name === sheet)?.rows[row - 1]?.[columnOf(letters)] ?? null;
  const reckon = (sheet: string, cell: SheetCell): string | number | null =>
    cell !== null && typeof cell === 'object' ? compute(sheet, cell.formula) : cell;
  const rangeOf = (text: string) => {
    const [, sheet = '', column = '', from = '', to = ''] = /^'(.+)'!\$([A-Z])\$(\d+):\$[A-Z]\$(\d+)$/.exec(text) ?? [];
    const rows = Array.from({ length: Number(to) - Number(from) + 1 }, (_, at) => Number(from) + at);
    return rows.map((row) => reckon(sheet, cellAt(sheet, column, row)));
  };
  const term = (sheet: string, text: string): number => {
    const sums = /^SUMIFS\((.+)\)$/.exec(text)?.[1];
    if (sums !== undefined) {
      const [summed = '', ...criteria] = sums.split(',');
      const wanted = Array.from({ length: criteria.length / 2 }, (_, at) => ({
        cells: rangeOf(criteria[at * 2] ?? ''),
        is: JSON.parse(criteria[at * 2 + 1] ?? ''),
      }));
      return rangeOf(summed).reduce<number>(
        (sum, value, row) => (wanted.every(({ cells, is }) => cells[row] === is) ? sum + Number(value ?? 0) : sum),
        0,
      );
    }
    const [, other, letters = '', row = ''] = /^(?:'(.+)'!)?([A-Z])(\d+)$/.exec(text) ?? expect.fail(text);
    return Number(reckon(other ?? sheet, cellAt(other ?? sheet, letters, Number(row))));
  };
  const compute = (sheet: string, formula: string): number => {
    if (formula.includes('*')) return formula.split('*').reduce((all, one) => all * term(sheet, one), 1);
    const [first = '', ...less] = formula.split(/-(?=')/);
    const plus = first.split('+').reduce((sum, one) => sum + term(sheet, one), 0);
    return less.reduce((sum, one) => sum - term(sheet, one), plus);
  };
  return { reckon };
}

describe('the workbook of a report', () => {
  it.each(['ja', 'en'] as const)('computes every figure again from the lines: %s', (locale) => {
    const { report, sheets } = made(ten, locale, { fewest: 10 });
    const [page, figures, , lines] = sheets;
    const { reckon } = calculator(sheets);
    const computed = (figures?.rows ?? []).slice(1).map((row) => [row[0], reckon(figures?.name ?? '', row[5] ?? null)]);
    expect(computed.length).toBeGreaterThan(60);
    const total = (figures?.rows ?? []).find(
      (row) => typeof row[5] === 'object' && row[2] === 'kg-CO2' && String(row[1]).match(/^(全体|all) CO2$/),
    );
    expect(reckon(figures?.name ?? '', total?.[5] ?? null)).toBeCloseTo(report.whole.now.value ?? Number.NaN, 8);
    for (const row of (lines?.rows ?? []).slice(1))
      expect(reckon(lines?.name ?? '', row[17] ?? null)).toBeCloseTo(Number(row[18]), 8);
    // What the page shows is a cell of the sheet of figures, or the difference of two.
    const shown = (page?.rows ?? []).flat().filter((cell) => cell !== null && typeof cell === 'object');
    expect(shown.length).toBeGreaterThan(100);
    for (const cell of shown) expect(reckon(page?.name ?? '', cell)).not.toBeNaN();
  });

  it('computes all figures to what the report says', () => {
    const { report, sheets } = made(ten);
    const { reckon } = calculator(sheets);
    const figures = sheets[1]?.rows.slice(1) ?? [];
    const at = (what: string, from: string) => figures.find((row) => row[1] === what && row[3] === from)?.[5] ?? null;
    for (const { number, part } of report.firms) {
      for (const { kind, use, co2 } of part.kinds) {
        const name = kind === 'kerosene' ? '灯油' : '都市ガス';
        expect(reckon('値の根拠', at(`事業者 ${number} CO2 ${name}`, '2025-10'))).toBeCloseTo(
          co2.value ?? Number.NaN,
          8,
        );
        expect(reckon('値の根拠', at(`事業者 ${number} 使用量 ${name}`, '2025-10'))).toBeCloseTo(
          use.value ?? Number.NaN,
          8,
        );
      }
    }
    for (const { month, now, before } of report.whole.months) {
      expect(reckon('値の根拠', at(`全体 CO2 ${month}`, month))).toBeCloseTo(now.value ?? Number.NaN, 8);
      const { pick } = before;
      expect(reckon('値の根拠', at(`全体 CO2 ${pick.month}`, pick.month ?? ''))).toBeCloseTo(
        before.value ?? Number.NaN,
        8,
      );
    }
    const group = report.groups.find(({ industry }) => industry === '09');
    expect(reckon('値の根拠', at('食料品製造業 CO2', '2025-10'))).toBeCloseTo(group?.co2.value ?? Number.NaN, 8);
  });

  it('names the lines and factors of each figure', () => {
    const { report, sheets } = made(ten.slice(0, 1));
    const row = sheets[1]?.rows.find((one) => one[1] === '事業者 1 CO2 灯油' && one[3] === '2025-10');
    const places = report.firms[0]?.part.kinds.find(({ kind }) => kind === 'kerosene')?.co2.lines ?? [];
    expect(places).toHaveLength(2);
    expect(row?.[7]).toBe(`${(places[0] ?? 0) + 2}-${(places[1] ?? 0) + 2}`);
    expect(row?.[8]).toBe('kerosene.r2023');
  });

  it('shows unknown in words, not as zero', () => {
    const { sheets } = made([reportFirm(1, [])]);
    const cells = sheets.flatMap(({ rows }) => rows.flat());
    expect(cells).toContain('未登録');
    expect(cells.filter((cell) => cell === 0 || (cell !== null && typeof cell === 'object'))).toEqual([]);
  });

  it('takes words of strangers for words, formula or not', async () => {
    const opinions = [{ day: '2025-11-01', words: '=1+1\u0007' }];
    const file = await workbookOf(made([reportFirm(1, [], { opinions })]).sheets);
    const [page] = await readXlsxFile(file);
    expect(page?.data.flat()).toContain('=1+1');
  });
});
