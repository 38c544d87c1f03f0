import { parentPort } from 'node:worker_threads';
import readXlsxFile from 'read-excel-file/node';
import type { Sheet } from '../../bot/event.ts';
import type { SheetAnswer, SheetLimits, SheetOrder } from './sheet-reader.ts';
import { decodeText, textCells } from './text-cells.ts';

/** A date of Excel is a day without a zone; a number keeps all its digits. */
function textOf(cell: unknown, letters: number): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return String(cell).slice(0, letters);
}

type Rows = readonly (readonly unknown[])[];

function cut(name: string, data: Rows, { rows, columns, letters }: SheetLimits): Sheet {
  const cells = data.slice(0, rows).map((row) => row.slice(0, columns).map((cell) => textOf(cell, letters)));
  return { name, cells };
}

async function read({ bytes, kind, limits }: SheetOrder): Promise<readonly Sheet[]> {
  if (kind === 'text') return [cut('', textCells(decodeText(bytes)), limits)];
  const sheets = await readXlsxFile(Buffer.from(bytes));
  return sheets.slice(0, limits.sheets).map(({ sheet, data }) => cut(sheet, data, limits));
}

parentPort?.on('message', async (order: SheetOrder) => {
  const sheets = await read(order).catch(() => null);
  parentPort?.postMessage({ sheets } satisfies SheetAnswer);
});
