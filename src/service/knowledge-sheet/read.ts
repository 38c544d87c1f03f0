import type { z } from 'zod';
import { readSheets } from '../../adapters/sheet/sheet-reader.ts';
import type { Sheet } from '../../bot/event.ts';
import { type Knowledge, knowledgeSchema } from '../../engine/knowledge/edition.ts';
import { fail, ok, type Result } from '../../engine/result.ts';
import { type PlacedColumn, placeColumns } from './place.ts';
import { coverHeads, coverName, type SheetKind, sheetColumns, sheetNames } from './sheets.ts';

/** Something in a workbook that cannot be taken; `row` as Excel counts it, null: the whole sheet. */
export type SheetProblem = {
  readonly sheet: string;
  readonly row: number | null;
  readonly column: string | null;
  readonly message: string;
};

// What Excel itself holds in a cell; far more rows than anybody edits by hand.
const limits = { sheets: 12, rows: 5_000, columns: 80, letters: 32_767 };

/** Reads an edition from a workbook. Every fault is named by its sheet, row and column. */
export async function readKnowledgeWorkbook(bytes: Uint8Array): Promise<Result<Knowledge, readonly SheetProblem[]>> {
  const found = new Map((await readSheets(bytes, limits)).map((sheet) => [sheet.name, sheet]));
  const problems: SheetProblem[] = [];
  const items = (kind: SheetKind): readonly Numbered[] => {
    const read = readItems(found.get(sheetNames[kind]), kind);
    problems.push(...read.problems);
    return read.items;
  };
  const all = {
    sources: items('sources'),
    faq: items('faq'),
    measures: items('measures'),
    schemes: items('schemes'),
    stories: items('stories'),
  };
  const edition = editionIn(found.get(coverName));
  const values = Object.fromEntries(Object.entries(all).map(([kind, rows]) => [kind, rows.map(({ item }) => item)]));
  const read = knowledgeSchema.safeParse({ edition, ...values });
  const faults = read.success ? [] : read.error.issues.map((issue) => problemOf(issue, all));
  const wrong = [...problems, ...faults];
  return read.success && wrong.length === 0 ? ok(read.data) : fail(wrong);
}

type Numbered = { readonly row: number; readonly item: object };
type ReadItems = { readonly items: readonly Numbered[]; readonly problems: readonly SheetProblem[] };

function readItems(sheet: Sheet | undefined, kind: SheetKind): ReadItems {
  const name = sheetNames[kind];
  const about = (column: string | null, message: string): SheetProblem => ({ sheet: name, row: null, column, message });
  if (sheet === undefined) return { items: [], problems: [about(null, 'the sheet is missing')] };
  const { placed, missing, unknown } = placeColumns(sheet.cells[0] ?? [], sheetColumns[kind]);
  const items = sheet.cells
    .map((cells, at) => ({ cells: cells.map((cell) => cell.trim()), row: at + 1 }))
    .slice(1)
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
    .map(({ cells, row }) => ({ row, item: itemOf(cells, placed) }));
  return {
    items,
    problems: [
      ...missing.map((head) => about(head, 'the column is missing')),
      ...unknown.map((head) => about(head, 'no such column')),
    ],
  };
}

function itemOf(cells: readonly string[], placed: readonly PlacedColumn[]): object {
  return nest(placed.map(({ path, read, at }) => ({ path, value: read(at.map((place) => cells[place] ?? '')) })));
}

type Placed = { readonly path: readonly string[]; readonly value: unknown };

/** An object from values and their places. */
function nest(values: readonly Placed[]): object {
  const groups = Map.groupBy(values, ({ path }) => path[0] ?? '');
  return Object.fromEntries(
    [...groups].map(([name, inner]) => {
      const [only] = inner;
      if (only?.path.length === 1) return [name, only.value];
      return [name, nest(inner.map(({ path, value }) => ({ path: path.slice(1), value })))];
    }),
  );
}

function editionIn(cover: Sheet | undefined): object {
  const said = (head: string): string | null => cover?.cells.find(([cell]) => cell === head)?.[1] ?? null;
  return { id: said(coverHeads.id), asOf: said(coverHeads.asOf) };
}

type AllItems = Readonly<Record<SheetKind, readonly Numbered[]>>;
type Issue = Pick<z.core.$ZodIssue, 'path' | 'message'>;

function problemOf({ path, message }: Issue, all: AllItems): SheetProblem {
  const [part, at, ...below] = path;
  const kind = kinds.find((one) => one === part);
  if (kind === undefined || typeof at !== 'number') {
    const column = at === 'asOf' ? coverHeads.asOf : coverHeads.id;
    return { sheet: coverName, row: null, column, message };
  }
  return { sheet: sheetNames[kind], row: all[kind][at]?.row ?? null, column: headOf(below, kind), message };
}

const kinds = ['sources', 'faq', 'measures', 'schemes', 'stories'] as const;

/** The column whose place is the beginning of a fault's place. */
function headOf(below: readonly PropertyKey[], kind: SheetKind): string | null {
  const { placed } = placeColumns([], sheetColumns[kind]);
  const column = placed.find(({ path }) => path.every((name, at) => below[at] === name));
  if (column === undefined) return below.join('.') || null;
  return column.heads[column.headOf(below.slice(column.path.length))] ?? column.heads[0] ?? null;
}
