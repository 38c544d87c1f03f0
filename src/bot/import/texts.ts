import type { Text } from '../message.ts';
import type { ImportProblem, ImportProblemCode } from './contract.ts';

const sentences: Readonly<Record<ImportProblemCode, string>> = {
  'no-firm': 'import.no-firm',
  'firm-unknown': 'import.firm-unknown',
  'firm-ambiguous': 'import.firm-ambiguous',
  'firm-mismatch': 'import.firm-mismatch',
  'firm-gone': 'import.firm-gone',
  'firm-known': 'import.firm-known',
  'firm-twice': 'import.firm-twice',
  'site-unknown': 'import.site-unknown',
  'site-missing': 'import.site-missing',
  'name-missing': 'import.name-missing',
  'name-long': 'import.name-long',
  'number-invalid': 'import.number-invalid',
  'number-taken': 'import.number-taken',
  'industry-unknown': 'import.industry-unknown',
  'employees-invalid': 'import.employees-invalid',
  'route-unknown': 'import.route-unknown',
  'year-missing': 'import.year-missing',
  'month-unreadable': 'import.month-unreadable',
  future: 'import.future',
  outside: 'import.outside',
  unreadable: 'import.unreadable',
  'no-kind': 'import.no-kind',
  'kind-unclear': 'import.kind-unclear',
  'kind-not-collected': 'import.kind-not-collected',
  'no-unit': 'import.no-unit',
  'unit-mismatch': 'import.unit-mismatch',
  twice: 'import.twice',
  conflict: 'import.conflict',
  unusual: 'import.unusual',
};

/** The letters of a column as Excel shows them; 1 is A. */
export function columnLetters(column: number): string {
  const [before, last] = [Math.floor((column - 1) / 26), (column - 1) % 26];
  return `${before > 0 ? columnLetters(before) : ''}${String.fromCharCode(65 + last)}`;
}

/** What is wrong at a place, and what to do about it. */
export function problemText({ code, row, column, text }: ImportProblem): Text {
  const place: Text =
    column === 0
      ? { key: 'import.at-row', params: { row: String(row) } }
      : { key: 'import.at-cell', params: { row: String(row), column: columnLetters(column) } };
  return {
    key: 'import.problem',
    params: {
      place: { as: 'text', text: place },
      code,
      said: { as: 'text', text: { key: sentences[code], params: { text } } },
    },
  };
}

/** The heads and notes of an empty table to be filled in. */
export const templateTexts = {
  firms: {
    heads: 'import.firm-heads',
    example: 'import.firm-example',
    notes: 'import.firm-notes',
    sheet: 'import.firm-sheet',
  },
  months: {
    heads: 'import.month-heads',
    example: 'import.month-example',
    notes: 'import.month-notes',
    sheet: 'import.month-sheet',
  },
} as const;

/** The name of the sheet that explains a form. */
export const notesSheet = 'import.notes-sheet';
