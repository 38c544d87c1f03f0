import { type SheetRows, workbookOf } from '../../adapters/sheet/write-sheet.ts';
import type { Knowledge } from '../../engine/knowledge/edition.ts';
import type { Cell, Column } from './column.ts';
import { coverHeads, coverName, sheetColumns, sheetNames } from './sheets.ts';

/** An edition as a workbook (.xlsx) that an official can edit, in the form that is read again. */
export async function knowledgeWorkbook(knowledge: Knowledge): Promise<Buffer> {
  const { sources, faq, measures, schemes, stories } = sheetColumns;
  return workbookOf([
    cover(knowledge),
    sheet(sheetNames.sources, sources, knowledge.sources),
    sheet(sheetNames.faq, faq, knowledge.faq),
    sheet(sheetNames.measures, measures, knowledge.measures),
    sheet(sheetNames.schemes, schemes, knowledge.schemes),
    sheet(sheetNames.stories, stories, knowledge.stories),
  ]);
}

function sheet<T>(name: string, columns: readonly Column<T>[], items: readonly T[]): SheetRows {
  const heads = columns.flatMap((column) => column.heads);
  return { name, heads: true, rows: [heads, ...items.map((item) => columns.flatMap((column) => column.write(item)))] };
}

function cover({ edition }: Knowledge): SheetRows {
  const guide = [
    ...guideOf(sheetNames.sources, sheetColumns.sources),
    ...guideOf(sheetNames.faq, sheetColumns.faq),
    ...guideOf(sheetNames.measures, sheetColumns.measures),
    ...guideOf(sheetNames.schemes, sheetColumns.schemes),
    ...guideOf(sheetNames.stories, sheetColumns.stories),
  ];
  return {
    name: coverName,
    heads: false,
    rows: [
      [coverHeads.id, edition.id, '英小文字・数字・ハイフン。新しい版には新しい番号をつけます'],
      [coverHeads.asOf, edition.asOf, '年-月-日'],
      ['書き方', '1行が1つです。列の名前は変えません。列の順は自由です。行は足しても消してもかまいません', null],
      ['記号', '1行の中の区切りは |（前後に空白）。文字としての | は \\| 、改行は \\n 、\\ は \\\\ と書きます', null],
      ['シート', '列', '書き方'],
      ...guide,
    ],
  };
}

function guideOf<T>(name: string, columns: readonly Column<T>[]): readonly (readonly Cell[])[] {
  return columns.map(({ heads, how }) => [name, heads.join('\n'), how]);
}
