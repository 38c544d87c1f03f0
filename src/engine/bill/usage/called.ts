import type { UsageCandidate } from './candidate.ts';

const positive: readonly string[] = ['label', 'column', 'total', 'own-month', 'own-fuel'];
/** What can be no name of the amount used, whatever the paper computes with it. */
export const surelyOther: readonly string[] = ['other-month', 'sold', 'part', 'step', 'other-fuel'];
const perhapsOther: readonly string[] = ['meter', 'other-quantity', 'price', 'number'];

/** Something says that it is the amount used: its name and its unit, or a calculation. */
export function isNamed({ reasons, proofs }: UsageCandidate): boolean {
  return proofs.length > 0 || (reasons.includes('unit') && reasons.some((reason) => positive.includes(reason)));
}

/** Something says that it is another amount, and no calculation that it is this one. */
export function isCalledOther({ reasons, proofs }: UsageCandidate): boolean {
  return reasons.some(
    (reason) => surelyOther.includes(reason) || (proofs.length === 0 && perhapsOther.includes(reason)),
  );
}

/** Calculated from several: a total. */
export const isSum = ({ reasons, proofs }: UsageCandidate): boolean =>
  proofs.includes('sum-of-column') || proofs.includes('sum-of-parts') || reasons.includes('total');
