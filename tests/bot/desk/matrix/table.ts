/** A table as text: heads in the first line, cells between bars. */
export type Table = { readonly heads: readonly string[]; readonly rows: ReadonlyMap<string, readonly string[]> };

const cellsOf = (line: string): readonly string[] => line.split('|').map((cell) => cell.trim());

/** Reads a table; lines that begin with `#` explain it. @throws {Error} when a cell is missing, or a row stands twice */
export function readTable(text: string): Table {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
  const [head = '', ...body] = lines;
  const heads = cellsOf(head).slice(1);
  const rows = new Map<string, readonly string[]>();
  for (const line of body) {
    const [name = '', ...cells] = cellsOf(line);
    if (cells.length !== heads.length || cells.includes('')) throw new Error(`a cell is missing: ${name}`);
    if (rows.has(name)) throw new Error(`stands twice: ${name}`);
    rows.set(name, cells);
  }
  return { heads, rows };
}
