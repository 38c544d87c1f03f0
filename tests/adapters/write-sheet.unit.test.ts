import readXlsxFile from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { csvOf, workbookOf } from '../../src/adapters/sheet/write-sheet.ts';

const sheet = (...rows: (string | number | null)[][]) => ({ name: '相談記録', rows, heads: true });

describe('a workbook', () => {
  it('gives back what was written, also what looks like a formula', async () => {
    const bytes = await workbookOf([sheet(['番号', '内容'], [1, '=HYPERLINK("x")\n二行目'], [2, null])]);
    const [read] = await readXlsxFile(bytes);
    expect(read?.sheet).toBe('相談記録');
    expect(read?.data).toEqual([
      ['番号', '内容'],
      [1, '=HYPERLINK("x")\n二行目'],
      [2, null],
    ]);
  });

  it('opens whatever characters somebody wrote', async () => {
    const bytes = await workbookOf([sheet(['a'], ['<b>&\u0000\u0008\ud800]]>"\ufffe'])]);
    const [read] = await readXlsxFile(bytes);
    expect(read?.data[1]?.[0]).toBe('<b>&]]>"');
  });
});

describe('CSV', () => {
  it('is marked as UTF-8, quoted, and begins no formula', () => {
    const text = csvOf([
      sheet(['番号', '内容'], [1, 'a,"b"\nc'], [-2, '=1+1'], [3, null]),
      sheet(['合計', 3]),
    ]).toString();
    expect(text).toBe('\ufeff番号,内容\r\n1,"a,""b""\nc"\r\n-2,\'=1+1\r\n3,\r\n\r\n合計,3\r\n');
  });
});
