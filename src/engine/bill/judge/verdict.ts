import type { FieldReason, FieldStatus } from '../reading.ts';
import type { Recogniser } from '../scan.ts';

/** How many candidates a person is offered. */
export const offered = 3;

/** What is said of a field. */
export type Verdict = { readonly status: FieldStatus; readonly why: FieldReason };

export const review = (why: FieldReason): Verdict => ({ status: 'review', why });

/** The first check that fails; null when all hold. */
export function first(checks: readonly (readonly [boolean, FieldReason])[]): Verdict | null {
  const failed = checks.find(([hasFailed]) => hasFailed);
  return failed === undefined ? null : review(failed[1]);
}

/**
 * Two who looked by themselves. The two readers of lines are shown the same strips: where those cut a figure off, both
 * agree on what is left of it.
 */
export function isAgreed(by: readonly Recogniser[]): boolean {
  return by.includes('tesseract') && by.length > 1;
}

type Scored = { readonly score: number };

/** By how much the best is ahead. */
export const lead = (best: Scored, second: Scored | undefined): number =>
  second === undefined ? Number.POSITIVE_INFINITY : best.score - second.score;
