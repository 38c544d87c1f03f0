import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { readSheets } from '../../adapters/sheet/sheet-reader.ts';
import { ConfigError, ExternalError } from '../../bot/errors.ts';
import type { Sheet } from '../../bot/event.ts';

/** A table as it was handed in. `digest`: SHA-256 of the file. */
export type TableFile = { readonly sheets: readonly Sheet[]; readonly digest: string };

/** Ten years of 400 places are some three megabytes. */
const mostBytes = 8_000_000;
const limits = { sheets: 20, rows: 20_000, columns: 400, letters: 400 };

/**
 * Reads a workbook or CSV whole. @throws {ExternalError} `content-too-large`, `content-not-a-table`
 * @throws {ConfigError} `import-too-long` for a table that goes on beyond what is read
 */
export async function readTableFile(path: string): Promise<TableFile> {
  if ((await stat(path)).size > mostBytes) throw new ExternalError('content-too-large', 'never');
  const bytes = await readFile(path);
  const sheets = await readSheets(bytes, limits);
  const cut = sheets.find(
    ({ cells }) => cells.length >= limits.rows || cells.some((row) => row.length >= limits.columns),
  );
  // What is not read must not be left out unsaid.
  if (cut !== undefined)
    throw new ConfigError('import-too-long', [
      `more than ${limits.rows} rows or ${limits.columns} columns; divide the table`,
    ]);
  return { sheets, digest: createHash('sha256').update(bytes).digest('hex') };
}

/** The one sheet that can be read as what is asked for. @throws {ConfigError} `import-no-table`, `import-which-sheet` */
export function onlySheet<T>({ sheets }: TableFile, name: string | null, read: (sheet: Sheet) => T | null): T {
  const wanted = name === null ? sheets : sheets.filter((sheet) => sheet.name === name);
  const found = wanted.flatMap((sheet) => {
    const table = read(sheet);
    return table === null ? [] : [{ sheet, table }];
  });
  const [only, ...others] = found;
  if (only === undefined)
    throw new ConfigError('import-no-table', ['no sheet names firms in its heads; see: the template']);
  if (others.length === 0) return only.table;
  throw new ConfigError('import-which-sheet', [`--sheet: one of ${found.map(({ sheet }) => sheet.name).join(', ')}`]);
}
