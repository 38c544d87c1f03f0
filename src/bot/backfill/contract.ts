import type { WasteKnown } from '../../engine/waste/sort.ts';
import type { Kind, Period, Unit } from '../understand/contract.ts';

/** What may be known when a table is read. No clock: `referenceDate` is the day in Japan. */
export type TableContext = {
  readonly sites: readonly string[];
  readonly kinds: readonly Kind[];
  readonly referenceDate: string;
  readonly fiscalYearStart: number;
  readonly locale: 'ja' | 'en';
};

/** One figure of a table. `row` and `column` count from 1, as a person counts. */
export type TableItem = {
  readonly row: number;
  readonly column: number;
  readonly kind: Kind | null;
  readonly value: number;
  readonly unit: Unit | null;
  readonly period: Period;
  readonly site: string | null;
  readonly approx: boolean;
  /** Of waste: what the heads and labels say it is, and what is done with it. */
  readonly waste?: WasteKnown;
};

/** Why a cell, row or column gave no figure. */
export type ProblemCode = 'unreadable' | 'no-kind' | 'unit-mismatch' | 'future' | 'twice' | 'too-many';
export type TableProblem = {
  readonly code: ProblemCode;
  readonly row: number;
  readonly column: number;
  readonly text: string;
};

/** Everything that was read. Nothing is left out unsaid: `passed` names the columns that are no use of a month. */
export type TableReading = {
  readonly items: readonly TableItem[];
  readonly problems: readonly TableProblem[];
  readonly passed: readonly string[];
};
