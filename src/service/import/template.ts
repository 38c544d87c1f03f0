import { type SheetRows, workbookOf } from '../../adapters/sheet/write-sheet.ts';
import { notesSheet, templateTexts } from '../../bot/import/texts.ts';
import { writeText } from '../../bot/text/write.ts';
import { addMonths, monthsFrom } from '../../engine/period.ts';

/** An empty form for officials, with an example and notes. `months`: as many columns, up to the last whole month. */
export async function templateOf(
  what: keyof typeof templateTexts,
  { locale, today, months }: { readonly locale: 'ja' | 'en'; readonly today: string; readonly months: number },
): Promise<Buffer> {
  const { heads, example, notes, sheet } = templateTexts[what];
  const say = (key: string): string => writeText({ key }, locale);
  const last = addMonths(today.slice(0, 7), -1);
  const columns = what === 'months' ? monthsFrom(addMonths(last, 1 - months), last) : [];
  const form: SheetRows = {
    name: say(sheet),
    heads: true,
    rows: [[...say(heads).split('\t'), ...columns.map(headOf)], say(example).split('\t')],
  };
  const lines = say(notes)
    .split('\n')
    .map((line) => [line]);
  return workbookOf([form, { name: say(notesSheet), heads: false, rows: lines }]);
}

/** As officials write months; words stay words, where Excel would make a day of 2024-04. */
function headOf(month: string): string {
  return `${month.slice(0, 4)}年${Number(month.slice(5, 7))}月`;
}
