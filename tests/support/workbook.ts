import writeXlsxFile from 'write-excel-file/node';

/** A cell as Excel would hold it. */
export type WorkbookCell = string | number | Date | null;

/** A workbook (.xlsx) with these sheets, as bytes. */
export async function workbook(
  sheets: Readonly<Record<string, readonly (readonly WorkbookCell[])[]>>,
): Promise<Buffer> {
  const made = Object.entries(sheets).map(([sheet, rows]) => ({
    sheet,
    data: rows.map((row) =>
      row.map((value) => {
        if (value === null) return null;
        if (value instanceof Date) return { value, type: Date, format: 'yyyy/mm' };
        return typeof value === 'number' ? { value, type: Number } : { value, type: String };
      }),
    ),
  }));
  return writeXlsxFile(made).toBuffer();
}
