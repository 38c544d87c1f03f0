import type { CreditThreshold } from './figure.ts';
import { type CreditKind, creditKindOf } from './methodology.ts';

/** What a firm may do with the CO2 that its measures would cut. */
export type CreditPath =
  /** A project of its own (通常型). */
  | 'own-project'
  /** As a member of a programme-type project (プログラム型). */
  | 'programme-type'
  /** The estimate reaches to both sides of the threshold. */
  | 'either'
  /** Changes of operation alone become no credits. */
  | 'operation-only'
  | 'unknown';

/** The advice with what it rests on; tonnes of CO2 a year. `faq`: answers that explain it. */
export type CreditAdvice = {
  readonly path: CreditPath;
  readonly reduction: { readonly low: number; readonly high: number } | null;
  readonly threshold: CreditThreshold | null;
  readonly kinds: readonly CreditKind[];
  readonly faq: readonly string[];
  /** Somebody has to look at it, as the figures do not decide. */
  readonly person: boolean;
};

/** What the advice is made of. `reduction` is an estimate and therefore a range; null when there is none. */
export type CreditPlan = {
  readonly measures: readonly string[];
  readonly reduction: { readonly low: number; readonly high: number } | null;
};

const explained: Readonly<Record<CreditPath, readonly string[]>> = {
  'own-project': ['jc-type', 'jc-100t', 'jc-cost'],
  'programme-type': ['jc-type', 'jc-small', 'jc-local'],
  either: ['jc-type', 'jc-100t', 'jc-small'],
  'operation-only': ['jc-ops'],
  unknown: ['jc-100t', 'jc-type'],
};

/** Which way is open to a plan. It advises; registration is decided by the office. */
export function creditPath({ measures, reduction }: CreditPlan, threshold: CreditThreshold | null): CreditAdvice {
  const kinds = [...new Set(measures.flatMap((id) => creditKindOf(id) ?? []))];
  const path = pathOf({ measures, reduction }, threshold);
  const person = path === 'either' || path === 'unknown' || path === 'programme-type' || kinds.includes('other');
  return { path, reduction, threshold, kinds, faq: explained[path], person };
}

function pathOf({ measures, reduction }: CreditPlan, threshold: CreditThreshold | null): CreditPath {
  if (measures.length > 0 && measures.every((id) => creditKindOf(id) === null)) return 'operation-only';
  if (reduction === null || threshold === null) return 'unknown';
  if (reduction.low >= threshold.tonnes) return 'own-project';
  return reduction.high < threshold.tonnes ? 'programme-type' : 'either';
}
