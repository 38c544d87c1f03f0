import type { Glyph, PrintedLine, Recogniser, Scan } from '../../../src/engine/bill/scan.ts';

const [wide, high, rowHeight, columnWidth] = [20, 30, 50, 320];

/**
 * A paper as the recognisers see it: one string a row, columns divided by `|`. What one of them reads differently is
 * given by row: `{ tesseract: { 3: '1,715kWh' } }`; null = it does not see the row.
 */
export function paper(
  rows: readonly string[],
  differently: Partial<Record<Recogniser, Readonly<Record<number, string | null>>>> = {},
): Scan {
  const linesFor = (name: Recogniser): readonly PrintedLine[] =>
    rows.flatMap((row, at) => {
      const own = differently[name]?.[at];
      return own === null ? [] : rowOf(own ?? row, at);
    });
  const lines = { tesseract: linesFor('tesseract'), kana: linesFor('kana'), digits: linesFor('digits') };
  return { width: 2000, height: rows.length * rowHeight, lines };
}

function rowOf(row: string, at: number): PrintedLine[] {
  return row.split('|').flatMap((cell, column) => {
    const text = cell.trim();
    const left = column * columnWidth;
    const glyphs = [...text].map(
      (character, index): Glyph => ({
        text: character,
        box: [left + index * wide, at * rowHeight, wide, high],
        sure: 95,
      }),
    );
    return text === '' ? [] : [{ box: [left, at * rowHeight, text.length * wide, high] as const, glyphs }];
  });
}
