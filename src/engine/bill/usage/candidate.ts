import type { BillUnit } from '../kind.ts';
import type { Box, Recogniser } from '../scan.ts';
import type { Proof } from './proofs.ts';

/** A number that may be the amount used, and what speaks for it. */
export type UsageCandidate = {
  readonly value: number;
  readonly unit: BillUnit;
  readonly box: Box;
  readonly score: number;
  /** Who read just this value there. */
  readonly by: readonly Recogniser[];
  /** How many read a number there, and all that they took it for. */
  readonly seen: number;
  readonly alternatives: readonly number[];
  /** No other is read there by more. */
  readonly isLeading: boolean;
  readonly proofs: readonly Proof[];
  readonly reasons: readonly string[];
  /** What its line says it costs, where quantity and price make it. */
  readonly amount: number | null;
  /** Print or nothing but paper on both sides: nothing of it can have been cut off. */
  readonly isWhole: boolean;
  /** Whoever read it saw a mark of thousands at its end, and nothing beyond. */
  readonly isTorn: boolean;
  /** Somebody else saw other figures there. */
  readonly isDisputed: boolean;
};
