import writeXlsxFile from 'write-excel-file/node';

/** A cell; a formula is without its sign of equality, and counts anew wherever it is opened. */
export type WrittenCell = string | number | null | { readonly formula: string; readonly format?: string };

/** A sheet as rows of cells. */
export type SheetRows = {
  readonly name: string;
  readonly rows: readonly (readonly WrittenCell[])[];
  /** The first row holds heads: it is bold and stays in sight. */
  readonly heads: boolean;
};

// What XML cannot hold: one such character, and Excel opens nothing at all.
const unwritable = /(?![\t\n\r])[\p{Cc}\ufffe\uffff]/gu;

/** A workbook (.xlsx). Words are words, whatever they begin with. */
export async function workbookOf(sheets: readonly SheetRows[]): Promise<Buffer> {
  const made = sheets.map(({ name, rows, heads }) => ({
    sheet: name,
    data: rows.map((row, at) => row.map((cell) => cellOf(cell, heads && at === 0))),
    columns: Array.from({ length: Math.max(0, ...rows.map((row) => row.length)) }, (_, column) => ({
      width: widthOf(rows.map((row) => row[column] ?? null)),
    })),
    ...(heads ? { stickyRowsCount: 1 } : {}),
  }));
  return writeXlsxFile(made).toBuffer();
}

function cellOf(cell: WrittenCell, bold: boolean) {
  if (cell === null) return null;
  if (typeof cell === 'number') return { value: cell, type: Number, alignVertical: 'top' } as const;
  if (typeof cell === 'object') {
    const { formula, format } = cell;
    return {
      value: formula,
      type: 'Formula',
      alignVertical: 'top',
      ...(format === undefined ? {} : { format }),
    } as const;
  }
  const style = { wrap: true, alignVertical: 'top', ...(bold ? ({ fontWeight: 'bold' } as const) : {}) } as const;
  return { value: cell.toWellFormed().replace(unwritable, ''), type: String, ...style };
}

/** As wide as its longest line, within reason; Japanese letters take two places. */
function widthOf(cells: readonly WrittenCell[]): number {
  const texts = cells.map((cell) => (typeof cell === 'object' ? '' : String(cell)));
  const widths = texts.flatMap((text) => text.split('\n')).map((line) => Buffer.byteLength(line) / 1.5);
  return Math.min(60, Math.max(8, ...widths) + 2);
}

/**
 * CSV (RFC 4180) as Excel in Japan opens it: UTF-8 with its mark. Words that Excel would take for a formula get an
 * apostrophe before them, as a stranger may have written them.
 */
export function csvOf(sheets: readonly SheetRows[]): Buffer {
  const lines = sheets.map(({ rows }) => rows.map((row) => row.map(csvCell).join(',')).join('\r\n'));
  return Buffer.from(`\ufeff${lines.join('\r\n\r\n')}\r\n`);
}

function csvCell(cell: WrittenCell): string {
  // A formula has no value before it is opened.
  if (cell === null || typeof cell === 'object') return '';
  if (typeof cell === 'number') return String(cell);
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
