import { type BillKind, unitsOf } from '../kind.ts';
import { shared } from '../page/segment.ts';
import type { BillUsage, Field } from '../reading.ts';
import { isCalledOther, isNamed } from '../usage/called.ts';
import type { UsageCandidate } from '../usage/candidate.ts';
import { isOneOfTotals, isPartOfSum } from '../usage/merge.ts';
import type { PaperTraits } from './paper.ts';
import { hasNamedRival, isFarFromOthers, isOddlyPriced, isOneOfParts, isPartOfMoney, isPartOfPaper } from './rivals.ts';
import { isManyLoads, isUsualAmount, isUsualPrice } from './usual.ts';
import { first, isAgreed, lead, offered, review, type Verdict } from './verdict.ts';

const leastUsage = 9;
const leastProved = 7;
const usageLead = 2.5;
const leastEqual = 7;

/** What else stands on the paper. */
export type Beside = {
  readonly paper: PaperTraits;
  /** The sum to be paid, where it is sure. */
  readonly yen: number | null;
  /** Else the likeliest that two have read and that is called money. */
  readonly likelyYen: number | null;
  /** The likeliest sum of money, sure or not. */
  readonly money: number | null;
  /** How many amounts of other months the paper names. */
  readonly otherMonths: number;
};

/** Whether the amount used may be offered for one tap. */
export function judgeUsage(candidates: readonly UsageCandidate[], kind: BillKind, beside: Beside): Field<BillUsage> {
  const [best] = candidates;
  // 7698 t is no rival of 7.698 t.
  const second = candidates.slice(1).find((one) => isUsualAmount(kind, one));
  const rest = {
    box: best?.box ?? null,
    candidates: candidates.slice(0, offered).map(({ value, unit }) => ({ value, unit })),
  };
  if (best === undefined) return { ...review('not-found'), ...rest };
  const isProved = hasProof(best, candidates);
  const doubt =
    doubtOfNumber(best, candidates, lead(best, second)) ?? doubtOfPaper(best, { ...beside, candidates, kind });
  return { ...(doubt ?? { status: 'ok', why: isProved ? 'proved' : 'agreed' }), ...rest };
}

/** What speaks against the number itself: how it was read, what it is called, and others that may be it. */
function doubtOfNumber(best: UsageCandidate, candidates: readonly UsageCandidate[], ahead: number): Verdict | null {
  const isProved = hasProof(best, candidates);
  return first([
    [!isAgreed(best.by) && !isProved && !isSeenWhole(best), 'one-recogniser'],
    [isWeak(best, isProved), 'weak'],
    [!isNamed(best) || isCalledOther(best), 'weak'],
    [ahead < usageLead, 'close-second'],
    [hasEqual(best, candidates), 'close-second'],
    [isPartOfSum(best, candidates) || isOneOfTotals(best, candidates), 'close-second'],
  ]);
}

type Around = Beside & { readonly candidates: readonly UsageCandidate[]; readonly kind: BillKind };

/** What the rest of the paper says against it. */
function doubtOfPaper(
  best: UsageCandidate,
  { candidates, kind, paper, money, otherMonths, ...around }: Around,
): Verdict | null {
  const isProved = hasProof(best, candidates);
  // A sum that is unsure says nothing against an amount that is proved twice.
  const yen = around.yen ?? (best.proofs.length > 1 ? null : around.likelyYen);
  const isBesideOthers = paper.hasReceipt || paper.hasBareName || mayBeOfOtherMonth(best, candidates, otherMonths);
  return first([
    [hasNamedRival(best, candidates, paper), 'close-second'],
    [isMoney(best, money), 'close-second'],
    [!isProved && isBesideOthers, 'close-second'],
    [isPartOfPaper(best, paper) || isOneOfParts(best, candidates), 'part-of-whole'],
    [isPartOfMoney(kind, best, around.yen ?? around.likelyYen), 'part-of-whole'],
    [paper.isCorrection || paper.isOffer, 'paper-unusual'],
    [!isUsualPrice(kind, best, yen) || isOddlyPriced(kind, best), 'price-unusual'],
    [!isUsualAmount(kind, best), 'amount-unusual'],
    [!isProved && (isManyLoads(kind, best) || isFarFromOthers(best, candidates)), 'amount-unusual'],
    [!hasSureUnit(kind, best, candidates), 'unit-unsure'],
  ]);
}

function isWeak({ isTorn, score }: UsageCandidate, isProved: boolean): boolean {
  return isTorn || score < (isProved ? leastProved : leastUsage);
}

function hasProof(best: UsageCandidate, candidates: readonly UsageCandidate[]): boolean {
  return best.by.length > 0 && best.proofs.some((proof) => proof !== 'sum-of-column' || isOfUnits(best, candidates));
}

/** A sum of a column counts something only where its head or a unit in it says what: money adds up as well. */
function isOfUnits({ reasons: own, box }: UsageCandidate, candidates: readonly UsageCandidate[]): boolean {
  if (own.includes('unit') || own.includes('column')) return true;
  return candidates.some(
    (one) => one.reasons.includes('unit') && one.by.length > 1 && shared(one.box[0], one.box[2], box[0], box[2]) > 0.5,
  );
}

function isMoney({ value, reasons }: UsageCandidate, money: number | null): boolean {
  return !reasons.includes('unit') && value === money;
}

/**
 * The paper names last month's amount or last year's, and no number was found beside that name: a fold or a tilt can have
 * parted them, and this number, which has no name of its own, may be it.
 */
function mayBeOfOtherMonth(
  { reasons }: UsageCandidate,
  candidates: readonly UsageCandidate[],
  otherMonths: number,
): boolean {
  if (reasons.includes('label') || reasons.includes('own-month')) return false;
  return (
    candidates.filter((one) => one.reasons.includes('other-month') && one.reasons.includes('unit')).length < otherMonths
  );
}

const named: readonly string[] = [
  ...['label', 'column', 'total'],
  ...['other-month', 'other-time', 'sold', 'part', 'meter', 'other-quantity', 'price', 'number', 'step', 'other-fuel'],
];

/**
 * Another amount in the unit of the kind, seen by two, of which nothing says what it is: its name may only have been
 * misread. A proof that the other has not decides.
 */
function hasEqual(best: UsageCandidate, candidates: readonly UsageCandidate[]): boolean {
  if (best.proofs.includes('meter-difference') || best.reasons.includes('total')) return false;
  return candidates.some(
    ({ value, by, reasons, proofs, score }) =>
      value !== best.value &&
      by.length > 1 &&
      score > leastEqual &&
      reasons.includes('unit') &&
      (best.proofs.length === 0 || proofs.length > 0) &&
      !reasons.some((reason) => named.includes(reason)),
  );
}

/** Kilograms or tonnes: what nobody saw beside the number is a guess, and so is what its neighbours contradict. */
function hasSureUnit(kind: BillKind, best: UsageCandidate, candidates: readonly UsageCandidate[]): boolean {
  if (unitsOf[kind].length === 1) return true;
  const seen = candidates.filter(({ reasons, by }) => reasons.includes('unit') && by.length > 1);
  // A sum is in the unit of its parts.
  const isSeen = best.reasons.includes('unit') || (best.proofs.includes('sum-of-column') && seen.length > 0);
  return isSeen && seen.every(({ unit }) => unit === best.unit);
}

/** Nothing can have been cut off: then the two that are shown the same strip count as two. */
function isSeenWhole({ isWhole, isDisputed, by }: UsageCandidate): boolean {
  return isWhole && by.length > 1 && !isDisputed;
}
