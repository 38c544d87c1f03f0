/** One record of a CSV file by column name. */
export type CsvRecord = Readonly<Record<string, string>>;

/** Reads CSV (RFC 4180, UTF-8 with or without a mark) into records by the names in its first line. */
export function parseCsv(text: string): readonly CsvRecord[] {
  const [header, ...lines] = cells(text.replace(/^\uFEFF/, ''));
  if (header === undefined) return [];
  return lines
    .filter((line) => line.some((cell) => cell !== ''))
    .map((line) => Object.fromEntries(header.map((name, index) => [name.trim(), (line[index] ?? '').trim()])));
}

const field = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r?\n|$)/y;

function cells(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  field.lastIndex = 0;
  while (field.lastIndex < text.length) {
    const match = field.exec(text);
    if (match === null) break;
    const [, cell = '', end = ''] = match;
    row.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  if (row.length > 0) rows.push(row);
  return rows;
}
