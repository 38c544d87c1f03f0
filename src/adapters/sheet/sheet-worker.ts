import { parentPort } from 'node:worker_threads';
import readXlsxFile from 'read-excel-file/node';
import type { Sheet } from '../../bot/event.ts';
import type { SheetAnswer, SheetOrder } from './sheet-reader.ts';
import { decodeText, textCells } from './text-cells.ts';

const mostSheets = 12;
const mostRows = 400;
const mostColumns = 60;
const mostLength = 80;

/** A date of Excel is a day without a zone; a number keeps all its digits. */
function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return String(cell).slice(0, mostLength);
}

function cut(name: string, data: readonly (readonly unknown[])[]): Sheet {
  return { name, cells: data.slice(0, mostRows).map((row) => row.slice(0, mostColumns).map(textOf)) };
}

async function read({ bytes, kind }: SheetOrder): Promise<readonly Sheet[]> {
  if (kind === 'text') return [cut('', textCells(decodeText(bytes)))];
  const sheets = await readXlsxFile(Buffer.from(bytes));
  return sheets.slice(0, mostSheets).map(({ sheet, data }) => cut(sheet, data));
}

parentPort?.on('message', async (order: SheetOrder) => {
  const sheets = await read(order).catch(() => null);
  parentPort?.postMessage({ sheets } satisfies SheetAnswer);
});
