import type { Period } from '../../engine/period.ts';
import type { Kind, Unit } from '../understand/contract.ts';

/** Cells as text, row by row. */
export type Cells = readonly (readonly string[])[];

/** Why something of a table is not taken over as it stands. */
export const importProblems = [
  'no-firm',
  'firm-unknown',
  'firm-ambiguous',
  'firm-mismatch',
  'firm-gone',
  'firm-known',
  'firm-twice',
  'site-unknown',
  'site-missing',
  'name-missing',
  'name-long',
  'number-invalid',
  'number-taken',
  'industry-unknown',
  'employees-invalid',
  'route-unknown',
  'year-missing',
  'month-unreadable',
  'future',
  'outside',
  'unreadable',
  'no-kind',
  'kind-unclear',
  'kind-not-collected',
  'no-unit',
  'unit-mismatch',
  'twice',
  'conflict',
  'unusual',
] as const;
export type ImportProblemCode = (typeof importProblems)[number];

/** A problem by its place; rows and columns count from 1, as a person counts. `column` 0: of the whole row. */
export type ImportProblem = {
  readonly code: ImportProblemCode;
  readonly row: number;
  readonly column: number;
  /** What stands there, or what it is compared with. */
  readonly text: string;
};

/** Whose figure it is, as the table says. */
export type FirmRef = { readonly number: string; readonly name: string; readonly site: string };

/** A figure as it stands in a table, before anybody knows whether the firm exists. */
export type TableFigure = {
  readonly row: number;
  readonly column: number;
  readonly firm: FirmRef;
  readonly kind: Kind | null;
  readonly unit: Unit | null;
  readonly month: string;
  /** The days of the bill where the table names them. */
  readonly days: Period | null;
  readonly value: number;
  readonly text: string;
};

/** What was read of a table of months. `passed`: columns and rows that hold no figure of a month. */
export type MonthsRead = {
  readonly figures: readonly TableFigure[];
  readonly problems: readonly ImportProblem[];
  readonly passed: readonly string[];
};

/** What may be known when a table is read. No clock: `today` is the day in Japan. */
export type ImportContext = {
  readonly today: string;
  readonly fiscalYearStart: number;
  readonly kinds: readonly Kind[];
};
