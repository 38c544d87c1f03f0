import { describe, expect, it } from 'vitest';
import { readSheets } from '../../../src/adapters/sheet/sheet-reader.ts';
import { builtInKnowledge } from '../../../src/engine/knowledge/built-in.ts';
import { readKnowledgeWorkbook } from '../../../src/service/knowledge-sheet/read.ts';
import { knowledgeWorkbook } from '../../../src/service/knowledge-sheet/write.ts';
import { type WorkbookCell, workbook } from '../../support/workbook.ts';

const limits = { sheets: 12, rows: 5_000, columns: 80, letters: 32_767 };

type Sheets = Record<string, WorkbookCell[][]>;

/** The program's edition as an official has edited it. */
async function edited(change: (sheets: Sheets) => void) {
  const read = await readSheets(await knowledgeWorkbook(builtInKnowledge), limits);
  const sheets: Sheets = Object.fromEntries(
    read.map(({ name, cells }) => [name, cells.map((row) => row.map((cell) => (cell === '' ? null : cell)))]),
  );
  change(sheets);
  return readKnowledgeWorkbook(await workbook(sheets));
}

const columnOf = (rows: WorkbookCell[][] | undefined, head: string): number => rows?.[0]?.indexOf(head) ?? -1;

function set(rows: WorkbookCell[][] | undefined, row: number, head: string, value: WorkbookCell): void {
  const cells = rows?.[row - 1];
  if (cells === undefined) throw new Error(`no row ${row}`);
  cells[columnOf(rows, head)] = value;
}

describe('a workbook that an official edited', () => {
  it('may have its columns in another order, empty rows, and days as Excel keeps them', async () => {
    const read = await edited((sheets) => {
      const rows = sheets['質問と答え'] ?? [];
      set(rows, 2, '見せおわる日', new Date('2027-03-31T00:00:00Z'));
      sheets['質問と答え'] = rows.map((row) => (rows[0] ?? []).map((_, at, all) => row[all.length - 1 - at] ?? null));
      sheets['質問と答え'].push([null, null]);
    });
    expect(read.ok && read.value.faq[0]?.valid.to).toBe('2027-03-31');
    expect(read.ok && read.value.faq.length).toBe(builtInKnowledge.faq.length);
  });

  it('is refused with sheet, row and column of everything that is wrong', async () => {
    const read = await edited((sheets) => {
      set(sheets['質問と答え'], 3, '答え（日本語）', null);
      set(sheets['対策'], 5, '費用', '高い');
      set(sheets['制度'], 4, '受付を終えた', 'たぶん');
      set(sheets['出典'], 2, '年', '令和八年');
      set(sheets['制度'], 2, '期間', '一次 | 申請 | きのう | | はい | いいえ');
    });
    expect(read.ok ? [] : read.problem.map(({ sheet, row, column }) => [sheet, row, column])).toEqual([
      ['出典', 2, '年'],
      ['質問と答え', 3, '答え（日本語）'],
      ['対策', 5, '費用'],
      ['制度', 2, '期間'],
      ['制度', 4, '受付を終えた'],
    ]);
  });

  it('is refused where a sheet or a column is missing, or one was made up', async () => {
    const read = await edited((sheets) => {
      delete sheets['事例'];
      const heads = sheets['出典']?.[0] ?? [];
      heads[heads.indexOf('題')] = '題名';
    });
    expect(read.ok ? [] : read.problem).toEqual(
      expect.arrayContaining([
        { sheet: '事例', row: null, column: null, message: 'the sheet is missing' },
        { sheet: '出典', row: null, column: '題', message: 'the column is missing' },
        { sheet: '出典', row: null, column: '題名', message: 'no such column' },
      ]),
    );
  });
});
