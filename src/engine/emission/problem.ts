import type { PeriodProblem } from '../period.ts';
import type { Unit } from '../unit.ts';

/** What can be done about a problem; each has a sentence in the locales. */
export const nextSteps = [
  'choose-kind',
  'choose-unit',
  'choose-menu',
  'choose-area',
  'choose-sort',
  'choose-waste',
  'enter-quantity',
  'correct-quantity',
  'correct-period',
  'import-edition',
  'enter-custom-factor',
  'record-without-co2',
  'correct-input',
] as const;

/** What can be done about a problem. */
export type NextStep = (typeof nextSteps)[number];

/** A choice that is open: the label as the lists print it. */
export type FactorOption = { readonly label: string; readonly kgCo2PerUnit: number | null };

/** Why there is no factor. */
export type MissingReason =
  | 'edition-not-published'
  | 'year-not-in-data'
  | 'supplier-not-in-data'
  | 'value-not-published'
  | 'no-factor-for-kind'
  | 'gas-is-lpg';

/** No factor is known for that use, and none is guessed. */
export type FactorMissing = {
  readonly code: 'factor-missing';
  readonly kind: string;
  readonly fiscalYear: number;
  readonly reason: MissingReason;
  readonly supplier: string | null;
  readonly next: NextStep;
};

/** Why a use has no emission. A value, never thrown; what it needs to be explained stands beside its code. */
export type EmissionProblem =
  | FactorMissing
  | PeriodProblem
  | { readonly code: 'unknown-kind'; readonly got: string; readonly next: 'choose-kind' }
  | {
      readonly code: 'unit-mismatch';
      readonly got: string;
      readonly expected: readonly Unit[];
      readonly next: 'choose-unit';
    }
  | { readonly code: 'quantity-missing'; readonly next: 'enter-quantity' }
  | { readonly code: 'quantity-negative'; readonly got: number; readonly next: 'correct-quantity' }
  | { readonly code: 'quantity-not-finite'; readonly got: string; readonly next: 'correct-quantity' }
  | {
      readonly code: 'quantity-too-large';
      readonly got: number;
      readonly limit: number;
      readonly next: 'correct-quantity';
    }
  | {
      readonly code: 'menu-unknown';
      readonly got: string | null;
      readonly fiscalYear: number;
      readonly supplier: string;
      readonly options: readonly FactorOption[];
      readonly next: 'choose-menu';
    }
  | {
      readonly code: 'area-needed';
      readonly got: string | null;
      readonly fiscalYear: number;
      readonly supplier: string;
      readonly options: readonly FactorOption[];
      readonly next: 'choose-area';
    }
  | {
      readonly code: 'sort-needed' | 'sort-unknown';
      readonly got: string | null;
      readonly options: readonly string[];
      readonly next: 'choose-sort' | 'choose-waste';
    }
  | {
      readonly code: 'waste-factor-missing';
      readonly type: string;
      readonly treatment: string | null;
      readonly next: 'record-without-co2';
    }
  | { readonly code: 'input-invalid'; readonly path: string; readonly message: string; readonly next: 'correct-input' };

/** Every code a problem can have. */
export const problemCodes = [
  'factor-missing',
  'period-invalid',
  'unknown-kind',
  'unit-mismatch',
  'quantity-missing',
  'quantity-negative',
  'quantity-not-finite',
  'quantity-too-large',
  'menu-unknown',
  'area-needed',
  'sort-needed',
  'sort-unknown',
  'waste-factor-missing',
  'input-invalid',
] as const satisfies readonly EmissionProblem['code'][];
