import type { KnowledgeText } from '../../engine/knowledge/text.ts';
import { readLines, writeLines } from './lines.ts';

export type Cell = string | number | null;

/** One or more columns of a sheet that together hold one value of an item. */
export type Column<T = unknown> = {
  /** Where the value stands in the item. */
  readonly path: readonly string[];
  readonly heads: readonly string[];
  /** How it is written, for the first sheet. */
  readonly how: string;
  readonly write: (item: T) => readonly Cell[];
  readonly read: (cells: readonly string[]) => unknown;
  /** Which of its heads a fault below the path is about. */
  readonly headOf: (below: readonly PropertyKey[]) => number;
};

const first = (): number => 0;
const languages = ['ja', 'en', 'easy'] as const;
const named = (head: string): readonly string[] => [
  `${head}（日本語）`,
  `${head}（英語）`,
  `${head}（やさしい日本語）`,
];
const orNull = (cell: string): string | null => (cell === '' ? null : cell);

/** Words, a day or a code. */
export function words<T>(path: string, head: string, how: string, of: (item: T) => string | null): Column<T> {
  return {
    path: path.split('.'),
    heads: [head],
    how,
    write: (item) => [of(item)],
    read: ([cell = '']) => orNull(cell),
    headOf: first,
  };
}

/** A number of a cell; what is none stays as it is, for the schema to refuse. */
export function numberIn(cell: string): number | string | null {
  const given = cell.normalize('NFKC').replaceAll(',', '').trim();
  if (given === '') return null;
  return Number.isNaN(Number(given)) ? cell : Number(given);
}

/** A number. */
export function number<T>(path: string, head: string, how: string, of: (item: T) => number | null): Column<T> {
  return {
    path: path.split('.'),
    heads: [head],
    how,
    write: (item) => [of(item)],
    read: ([cell = '']) => numberIn(cell),
    headOf: first,
  };
}

const answers: Readonly<Record<string, boolean>> = { はい: true, いいえ: false, true: true, false: false };

/** A yes or no of a cell; anything else stays as it is, for the schema to refuse. */
export function yesIn(cell: string | null): boolean | string | null {
  return cell === null ? null : (answers[cell.toLowerCase()] ?? cell);
}

/** How a yes or no is written. */
export const yesNo = (value: boolean): string => (value ? 'はい' : 'いいえ');

/** Yes or no. */
export function yes<T>(path: string, head: string, of: (item: T) => boolean): Column<T> {
  return {
    path: path.split('.'),
    heads: [head],
    how: 'はい か いいえ',
    write: (item) => [yesNo(of(item))],
    read: ([cell = '']) => yesIn(orNull(cell)),
    headOf: first,
  };
}

/** A list of words, one a line. */
export function lines<T>(path: string, head: string, how: string, of: (item: T) => readonly string[]): Column<T> {
  return {
    path: path.split('.'),
    heads: [head],
    how: `1行に1つ。${how}`,
    write: (item) => [writeLines(of(item))],
    read: ([cell = '']) => readLines(cell),
    headOf: first,
  };
}

/** A text in the three languages; all empty: there is none. */
export function text<T>(path: string, head: string, how: string, of: (item: T) => KnowledgeText | null): Column<T> {
  return {
    path: path.split('.'),
    heads: named(head),
    how,
    write: (item) => languages.map((language) => of(item)?.[language] ?? null),
    read: ([ja = '', en = '', easy = '']) =>
      [ja, en, easy].every((cell) => cell === '') ? null : { ja: orNull(ja), en: orNull(en), easy: orNull(easy) },
    headOf: ([language]) => languageIndex(language),
  };
}

/** A list of texts: the same line of three cells is the same text. */
export function texts<T>(path: string, head: string, of: (item: T) => readonly KnowledgeText[]): Column<T> {
  return {
    path: path.split('.'),
    heads: named(head),
    how: '1行に1つ。3つの言葉の同じ行が同じ内容です。訳がまだない行は - と書きます',
    write: (item) => writeTexts(of(item)),
    read: readTexts,
    headOf: ([, language]) => languageIndex(language),
  };
}

/** The three cells of a list of texts. */
export function writeTexts(all: readonly KnowledgeText[]): readonly Cell[] {
  return languages.map((language) => writeLines(all.map((one) => one[language])));
}

/** A list of texts of three cells. A language without a single line is not written yet. */
export function readTexts(cells: readonly string[]): readonly Readonly<Record<string, string | null>>[] {
  const [ja = [], en = [], easy = []] = cells.map(readLines);
  return Array.from({ length: Math.max(ja.length, en.length, easy.length) }, (_, at) => ({
    ja: ja[at] ?? null,
    en: en[at] ?? null,
    easy: easy[at] ?? null,
  }));
}

/** Which of three heads a language has. */
export function languageIndex(language: PropertyKey | undefined): number {
  const names: readonly string[] = languages;
  return Math.max(0, names.indexOf(String(language)));
}
