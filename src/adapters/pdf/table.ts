import type { ReportCell, ReportTable } from '../../bot/report/written.ts';
import { drawable } from './letters.ts';
import { colour, floor, innerWidth, makeRoom, type Sheet } from './page.ts';

const numeric = /^[+-]?<?[\d,.]+%?$/;

type Column = { readonly x: number; readonly width: number };

/** Sets a table below what is there: a caption, heads that are repeated on each page, rows that are never cut in two. */
export function setTable(sheet: Sheet, table: ReportTable, root: PDFKit.PDFStructureElement): void {
  const { doc, size } = sheet;
  const columns = columnsOf(sheet, table);
  const heads = table.heads.map((text) => ({ text }));
  const first =
    heightOf(sheet, heads, columns) + (table.rows[0] === undefined ? 0 : heightOf(sheet, table.rows[0], columns));
  makeRoom(sheet, first + 2 * size.text + 2 * size.padding);
  const struct = doc.struct('Table');
  root.add(struct);
  struct.add(
    doc.struct('Caption', {}, () => {
      doc.font('bold').fontSize(size.text).fillColor(colour.text);
      doc.text(drawable(table.caption, sheet.letters), size.margin, doc.y, { width: innerWidth(sheet) });
      doc.y += size.padding;
    }),
  );
  struct.add(rowOf(sheet, heads, { columns, tag: 'TH' }));
  for (const row of table.rows) {
    const height = heightOf(sheet, row, columns);
    if (doc.y + height > floor(sheet)) {
      doc.addPage();
      repeatHeads(sheet, heads, columns);
    }
    struct.add(rowOf(sheet, row, { columns, tag: 'TD' }));
  }
  struct.end();
  doc.y += size.text;
  doc.x = size.margin;
}

type RowPlan = { readonly columns: readonly Column[]; readonly tag: 'TH' | 'TD' };

function rowOf(sheet: Sheet, row: readonly ReportCell[], { columns, tag }: RowPlan): PDFKit.PDFStructureElement {
  const { doc } = sheet;
  const height = heightOf(sheet, row, columns);
  const top = doc.y;
  const cells = columns.map((column, at) => {
    const cell = row[at] ?? { text: '' };
    // Which cells a head is the head of, for readers of screens.
    const about = tag === 'TH' ? { title: drawable(cell.text, sheet.letters), scope: 'Column' } : {};
    return doc.struct(tag, about, () => setCell(sheet, cell, { column, top, tag }));
  });
  artifact(doc, () => drawBox(sheet, { columns, top, height, tag }));
  const struct = doc.struct('TR', {}, cells);
  // Cells are drawn when their row joins the table, which is before the next row is placed.
  doc.y = top + height;
  return struct;
}

function setCell(
  { doc, letters, size }: Sheet,
  cell: ReportCell,
  { column, top, tag }: { readonly column: Column; readonly top: number; readonly tag: string },
): void {
  const after = doc.y;
  const text = drawable(cell.text, letters);
  const align = tag === 'TD' && (cell.figure !== undefined || numeric.test(cell.text)) ? 'right' : 'left';
  doc
    .font(tag === 'TH' ? 'bold' : 'body')
    .fontSize(size.cell)
    .fillColor(colour.text);
  const { padding } = size;
  doc.text(text, column.x + padding, top + padding, { width: column.width - 2 * padding, align });
  doc.y = after;
}

function repeatHeads(sheet: Sheet, heads: readonly ReportCell[], columns: readonly Column[]): void {
  const { doc } = sheet;
  const top = doc.y;
  const height = heightOf(sheet, heads, columns);
  artifact(doc, () => {
    drawBox(sheet, { columns, top, height, tag: 'TH' });
    for (const [at, column] of columns.entries()) setCell(sheet, heads[at] ?? { text: '' }, { column, top, tag: 'TH' });
  });
  doc.y = top + height;
}

/** What is drawn for the eye alone. */
export function artifact(doc: PDFKit.PDFDocument, draw: () => void): void {
  doc.markContent('Artifact', { type: 'Layout' });
  draw();
  doc.endMarkedContent();
}

type Box = RowPlan & { readonly top: number; readonly height: number };

function drawBox({ doc, size }: Sheet, { columns, top, height, tag }: Box): void {
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  if (tag === 'TH') doc.rect(size.margin, top, width, height).fill(colour.head);
  doc.lineWidth(0.5).strokeColor(colour.line);
  for (const { x, width: own } of columns) doc.rect(x, top, own, height).stroke();
}

function heightOf({ doc, letters, size }: Sheet, row: readonly ReportCell[], columns: readonly Column[]): number {
  doc.font('bold').fontSize(size.cell);
  const heights = columns.map(({ width }, at) =>
    doc.heightOfString(drawable(row[at]?.text ?? '', letters) || ' ', { width: width - 2 * size.padding }),
  );
  return Math.max(...heights) + 2 * size.padding;
}

const fewestLetters = 4;
const mostLetters = 22;

/** Widths in proportion to the longest cell of each column, within reason. */
function columnsOf(sheet: Sheet, { heads, rows }: ReportTable): readonly Column[] {
  const weights = heads.map((head, at) => {
    const cells = rows.slice(0, 200).map((row) => lettersIn(row[at]?.text ?? ''));
    return Math.min(mostLetters, Math.max(fewestLetters, lettersIn(head) / 2, ...cells));
  });
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  let x = sheet.size.margin;
  return weights.map((weight) => {
    const width = (innerWidth(sheet) * weight) / all;
    const column = { x, width };
    x += width;
    return column;
  });
}

/** How many full-width letters a text is long. */
function lettersIn(text: string): number {
  return [...text].reduce((sum, letter) => sum + ((letter.codePointAt(0) ?? 0) > 0x2e7f ? 1 : 0.6), 0);
}
