import type { AmountCandidate } from '../amount/amount.ts';
import type { Field } from '../reading.ts';
import { first, isAgreed, lead, offered, review } from './verdict.ts';

const leastAmount = 9;
const amountLead = 2;
// A receipt of last month has a sum that is proved as well.
const leadBesideReceipt = 8;

/** What else is known of the paper. */
export type BesideAmount = {
  readonly hasReceipt: boolean;
  /** It is for two energies: only the sum of both is what is paid. */
  readonly isOfTwo: boolean;
  /** It speaks of tax, or of what was not paid before. */
  readonly isTaxed: boolean;
  /** Whether the sum makes a usual price of what was used. */
  readonly isUsual: (yen: number) => boolean;
};

/** Whether the sum of money is sure; a wrong one is worse than none. */
export function judgeAmount(candidates: readonly AmountCandidate[], beside: BesideAmount): Field<number> {
  const [best, second] = candidates;
  const rest = { box: best?.box ?? null, candidates: candidates.slice(0, offered).map(({ value }) => value) };
  if (best === undefined) return { ...review('not-found'), ...rest };
  const problem = first([
    [!isAgreed(best.by), 'one-recogniser'],
    [best.score < leastAmount || !isProvedSum(best), 'weak'],
    [lead(best, second) < (beside.hasReceipt ? leadBesideReceipt : amountLead), 'close-second'],
    [hasRival(best, candidates) || isBeforeTax(best, candidates), 'close-second'],
    [(beside.isOfTwo && !isSumOfTwo(best, candidates)) || (beside.isTaxed && !isWithTax(best)), 'part-of-whole'],
    [!beside.isUsual(best.value), 'price-unusual'],
  ]);
  return { ...(problem ?? { status: 'ok', why: 'proved' }), ...rest };
}

/** That it is printed again proves little by itself: so may be last month's. It has to be called money, and be seen by all. */
function isProvedSum({ proofs, isMarked, by }: AmountCandidate): boolean {
  return isMarked && proofs.some((proof) => proof !== 'printed-again' || by.length === 3);
}

function isSumOfTwo({ value }: AmountCandidate, candidates: readonly AmountCandidate[]): boolean {
  return candidates.some((one) => candidates.some((other) => one !== other && one.value + other.value === value));
}

/** Where a paper speaks of tax, what adds up may be the sum before it, or hold what was owed. */
function isWithTax({ proofs }: AmountCandidate): boolean {
  return proofs.includes('tax-inside') || proofs.includes('subtotal-and-tax');
}

/** The same with tax is printed as well: that is what is paid. */
function isBeforeTax({ value }: AmountCandidate, candidates: readonly AmountCandidate[]): boolean {
  return candidates.some((other) => [1.1, 1.08].some((rate) => Math.abs(other.value - value * rate) <= 1.01));
}

/** Another sum with a tax of its own, as on last month's receipt beside it; unless it is a part of the whole. */
function hasRival(best: AmountCandidate, candidates: readonly AmountCandidate[]): boolean {
  const taxed = candidates.filter(({ proofs, score }) => score >= leastAmount && proofs.includes('tax-inside'));
  const rivals = taxed.filter(({ value }) => value !== best.value).map(({ value }) => value);
  return rivals.length > 0 && rivals.reduce((sum, value) => sum + value, 0) !== best.value;
}
