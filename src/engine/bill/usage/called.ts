import type { UsageCandidate } from './candidate.ts';

const positive: readonly string[] = ['label', 'column', 'total', 'own-month', 'own-fuel', 'repeated'];
/** What can be no name of the amount used, whatever the paper computes with it. */
export const surelyOther: readonly string[] = ['other-month', 'other-time', 'sold', 'part', 'step', 'other-fuel'];
const perhapsOther: readonly string[] = ['meter', 'other-quantity', 'price', 'number'];

/** It has a name or the head of a column, and its unit, or a calculation for one of them. */
export function isNamed({ reasons, proofs }: UsageCandidate): boolean {
  const [isOfUnit, isCalled] = [reasons.includes('unit'), reasons.some((reason) => positive.includes(reason))];
  return proofs.length > 0 ? isOfUnit || isCalled : isOfUnit && isCalled;
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
