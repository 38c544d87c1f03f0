import { TextDecoder } from 'node:util';

const separators = ['\t', ',', ';'] as const;

/** The words of a text file: UTF-8 or UTF-16 with their marks, else UTF-8, else the Japanese Windows code (CP932). */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // What Japanese Excel calls CSV.
    return new TextDecoder('shift_jis').decode(bytes);
  }
}

/** The cells of CSV or tab-separated text (RFC 4180); the separator is the one that its first lines use most. */
export function textCells(text: string): string[][] {
  const head = text.split(/\r?\n/, 5).join('\n');
  const counted = separators.map((one) => ({ one, count: head.split(one).length }));
  const separator = counted.toSorted((a, b) => b.count - a.count)[0]?.one ?? ',';
  const field = new RegExp(`("(?:[^"]|"")*"|[^"${separator}\\r\\n]*)(${separator}|\\r?\\n|$)`, 'y');
  const rows: string[][] = [];
  let row: string[] = [];
  while (field.lastIndex < text.length) {
    const match = field.exec(text);
    if (match === null) break;
    const [, cell = '', end = ''] = match;
    row.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (end === separator) continue;
    rows.push(row);
    row = [];
  }
  return row.length > 0 ? [...rows, row] : rows;
}
