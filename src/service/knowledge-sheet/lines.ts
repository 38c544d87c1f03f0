// One thing a line, its fields apart by a bar: what would break this is written with a backslash.
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '|': '\\|' };

/** Lines of a cell from things of a list. A thing that is not there keeps its line with a dash. */
export function writeLines(values: readonly (string | null)[]): string | null {
  if (values.length === 0) return null;
  return values.map((value) => (value === null ? '-' : value === '-' ? '\\-' : escaped(value))).join('\n');
}

/** The things of a cell's lines; empty lines do not count. */
export function readLines(cell: string): readonly (string | null)[] {
  return linesOf(cell).map((line) => (line === '-' ? null : plain(line)));
}

/** A line of fields, for each thing of a list. */
export function writeTable(rows: readonly (readonly (string | number | null)[])[]): string | null {
  if (rows.length === 0) return null;
  return rows.map((row) => row.map((field) => escaped(String(field ?? ''))).join(' | ')).join('\n');
}

/** The fields of a cell's lines; what is empty is null. */
export function readTable(cell: string): readonly (readonly (string | null)[])[] {
  return linesOf(cell).map((line) =>
    [...line.matchAll(/((?:\\.|[^\\|])*)(?:\||$)/g)]
      .slice(0, -1)
      .map(([, field = '']) => plain(field.trim()))
      .map((field) => (field === '' ? null : field)),
  );
}

function linesOf(cell: string): readonly string[] {
  return cell
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function escaped(value: string): string {
  return value.replaceAll(/[\\\n|]/g, (letter) => escapes[letter] ?? letter);
}

function plain(line: string): string {
  return line.replaceAll(/\\(.)/g, (_, letter: string) => (letter === 'n' ? '\n' : letter));
}
