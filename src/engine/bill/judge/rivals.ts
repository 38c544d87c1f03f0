import type { BillKind } from '../kind.ts';
import { shared } from '../page/segment.ts';
import { isCalledOther, isNamed, isSum, surelyOther } from '../usage/called.ts';
import type { UsageCandidate } from '../usage/candidate.ts';
import type { PaperTraits } from './paper.ts';
import { isUsualPrice } from './usual.ts';

/**
 * Other amounts that two have read and that are called the amount used as well, or are printed larger: two contracts, two
 * meters, two sites, two months. What the best of them is the sum of is no rival of it.
 */
export function hasNamedRival(
  best: UsageCandidate,
  candidates: readonly UsageCandidate[],
  { hasReceipt }: PaperTraits,
): boolean {
  // On a receipt beside the notice stands last month's amount: this month's is the one that the meters make.
  if (hasReceipt && best.proofs.includes('meter-difference')) return false;
  const rivals = candidates.filter((one) => isOther(one, best) && (isCalledAlike(one, best) || isLarger(one, best)));
  return rivals.length > 0 && Math.abs(rivals.reduce((all, { value }) => all + value, 0) - best.value) > 0.011;
}

function isOther(one: UsageCandidate, best: UsageCandidate): boolean {
  if (one.seen < 2 || !(one.by.length > 1 || (one.isLeading && best.proofs.length === 0))) return false;
  if (one.alternatives.includes(best.value) || isSummand(one, best)) return false;
  return !(best.proofs.length > 0 && (isInRow(one, best) || best.box[3] > one.box[3] * setOff));
}

function isCalledAlike(one: UsageCandidate, best: UsageCandidate): boolean {
  if (one.reasons.includes('unit') && (isOnlyHeaded(best) || !best.reasons.includes('unit')))
    return !isSurelyOther(one);
  if (isCalledOther(one)) return false;
  if (one.reasons.includes('unit')) return isNamed(one);
  return [one, best].every(({ reasons }) => reasons.includes('column')) && isInColumn(one, best) && isBeyond(one, best);
}

const isSurelyOther = ({ reasons }: UsageCandidate): boolean => reasons.some((reason) => surelyOther.includes(reason));

/** Only the head of its column, which may stand far above, says what it is. */
function isOnlyHeaded({ reasons, proofs }: UsageCandidate): boolean {
  return proofs.length === 0 && !reasons.some((reason) => ['label', 'total', 'own-month', 'own-fuel'].includes(reason));
}

/** It cannot be a part of what the best is the sum of. */
function isBeyond(one: UsageCandidate, best: UsageCandidate): boolean {
  if (!best.proofs.includes('sum-of-column')) return one.value >= best.value * leastOfColumn;
  return one.value > best.value || (one.box[1] > best.box[1] && one.proofs.length > 0);
}

// One piece of something is no rival of fifty litres.
const leastOfColumn = 0.05;
const muchLarger = 1.2;
// What is proved and set off like this is the amount of the paper, and not a bar of its chart.
const setOff = 1.6;

/** In larger print than the best, with its unit: its name may have been lost. */
function isLarger({ box, reasons }: UsageCandidate, best: UsageCandidate): boolean {
  if (!reasons.includes('unit') || reasons.some((reason) => surelyOther.includes(reason))) return false;
  return box[3] > best.box[3] * muchLarger;
}

/** It stands above a sum, which is more. */
function isSummand(one: UsageCandidate, best: UsageCandidate): boolean {
  if (!isSum(best) || one.value >= best.value || one.box[1] >= best.box[1] + best.box[3]) return false;
  return best.reasons.includes('unit') || isInColumn(one, best);
}

/** Quantity, price and meters of one line. */
function isInRow({ box: [, y, , height] }: UsageCandidate, { box }: UsageCandidate): boolean {
  return shared(y, height, box[1], box[3]) > 0.6;
}

function isInColumn({ box: [x, , width] }: UsageCandidate, { box }: UsageCandidate): boolean {
  return shared(x, width, box[0], box[2]) > 0.5;
}

/** The paper is for several places, or the meter was changed: no amount on it is the whole but a sum. */
export function isPartOfPaper(best: UsageCandidate, { isOfSeveral, hasTwoMeters }: PaperTraits): boolean {
  return (isOfSeveral || hasTwoMeters) && !isSum(best);
}

/** Beside it stands what was used by day, or in summer: where it is no sum of them it is such a part itself. */
export function isOneOfParts(best: UsageCandidate, candidates: readonly UsageCandidate[]): boolean {
  if (isSum(best) || best.proofs.includes('meter-difference')) return false;
  return candidates.some(({ reasons, by, value }) => reasons.includes('part') && by.length > 1 && value !== best.value);
}

const farApart = 3;

/** Last month, or last year, the paper says, it was another sort of amount: a figure of one of them was lost. */
export function isFarFromOthers({ value, unit }: UsageCandidate, candidates: readonly UsageCandidate[]): boolean {
  const earlier = candidates.filter((one) => one.reasons.includes('other-month') && one.reasons.includes('unit'));
  const ratios = earlier
    .filter((one) => one.unit === unit && one.by.length > 1 && one.value > 0)
    .map((one) => Math.max(one.value / value, value / one.value));
  return ratios.length > 0 && Math.min(...ratios) > farApart;
}

const delivered: readonly BillKind[] = ['kerosene', 'diesel', 'gasoline', 'heavy_oil_a', 'waste'];
const mostTax = 1.13;
// Of a litre of diesel, in yen; it stands in a line of its own.
const deliveryTax = 36;

/** What is delivered has no basic charge: where the paper asks for more than its line says, other lines were not read. */
export function isPartOfMoney(kind: BillKind, best: UsageCandidate, yen: number | null): boolean {
  if (best.amount === null || yen === null || !delivered.includes(kind) || isSum(best)) return false;
  return yen > best.amount * mostTax + (kind === 'diesel' ? best.value * deliveryTax : 0);
}

/** Five at 1,980 yen are cans and no litres. */
export function isOddlyPriced(kind: BillKind, best: UsageCandidate): boolean {
  return delivered.includes(kind) && !isUsualPrice(kind, best, best.amount);
}
