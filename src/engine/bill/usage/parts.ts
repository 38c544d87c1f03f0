import { isCalledOther } from './called.ts';
import type { UsageCandidate } from './candidate.ts';

const forTheSum = 4;
const leastPart = 5;

/**
 * A total that stands by itself, as of two meters or two contracts: it is the sum of two others with the same unit, or of all
 * others. Each of those is a part.
 */
export function withSums(candidates: readonly UsageCandidate[]): UsageCandidate[] {
  const parts = candidates.map((one) => partsOf(one, candidates));
  const all = new Set(parts.flat());
  return candidates.map((one, at) => {
    if ((parts[at]?.length ?? 0) > 0)
      return { ...one, score: one.score + forTheSum, proofs: [...one.proofs, 'sum-of-parts'] };
    return all.has(one) ? { ...one, score: one.score - forTheSum } : one;
  });
}

function partsOf(sum: UsageCandidate, candidates: readonly UsageCandidate[]): readonly UsageCandidate[] {
  if (!isSurelyAmount(sum) || isCalledOther(sum) || sum.proofs.includes('sum-of-column')) return [];
  if (!sum.reasons.some((reason) => reason === 'label' || reason === 'total')) return [];
  const others = candidates.filter(
    (one) => isSurelyAmount(one) && one.unit === sum.unit && one.value >= leastPart && one.value < sum.value,
  );
  if (
    others.length > 1 &&
    isNear(
      others.reduce((all, { value }) => all + value, 0),
      sum.value,
    )
  )
    return others;
  const pairs = others.flatMap((one, at) => others.slice(at + 1).map((other) => [one, other] as const));
  return pairs.find(([one, other]) => isNear(one.value + other.value, sum.value)) ?? [];
}

const isNear = (a: number, b: number): boolean => Math.abs(a - b) <= 0.011;

function isSurelyAmount({ by, reasons }: UsageCandidate): boolean {
  const isOfUnit = reasons.includes('unit') || reasons.includes('column');
  return by.length > 1 && isOfUnit && !['other-month', 'other-time', 'sold'].some((reason) => reasons.includes(reason));
}
