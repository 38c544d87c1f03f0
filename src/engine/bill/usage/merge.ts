import { shared } from '../page/segment.ts';
import type { Box } from '../scan.ts';
import type { UsageCandidate } from './candidate.ts';

/** The same amount printed twice speaks for it: it is the one that prices are multiplied with. */
export function merged(candidates: readonly UsageCandidate[]): UsageCandidate[] {
  const groups = Map.groupBy(candidates, ({ value, unit }) => `${value} ${unit}`);
  return [...groups.values()].map((group) => {
    const best = group.reduce((a, b) => (b.score > a.score ? b : a));
    const repeats = group.filter(({ score }) => score > -4).length;
    const more = repeats >= 3 ? 3.5 : repeats === 2 ? 1.5 : 0;
    return {
      ...best,
      score: best.score + more,
      reasons: repeats >= 3 && best.reasons.includes('unit') ? [...best.reasons, 'repeated'] : best.reasons,
      by: [...new Set(group.flatMap(({ by }) => by))],
      isTorn: group.every(({ isTorn }) => isTorn),
      proofs: [...new Set(group.flatMap(({ proofs }) => proofs))],
      amount: group.reduce<number | null>(
        (most, { amount }) => (amount === null ? most : Math.max(most ?? 0, amount)),
        null,
      ),
    };
  });
}

/** Where the sum of a column is printed, its parts are no amounts of their own. */
export function withoutSummands(candidates: readonly UsageCandidate[]): UsageCandidate[] {
  const sums = candidates.filter(({ reasons, by }) => reasons.includes('total') && by.length > 1);
  const demotion = ({ box, value }: UsageCandidate): number => {
    const over = sums.filter((sum) => value < sum.value && box[1] < sum.box[1] && isInColumn(box, sum.box));
    if (over.length === 0) return 0;
    return over.some(({ proofs }) => proofs.includes('sum-of-column')) ? 6 : 4;
  };
  return candidates.map((one) => ({ ...one, score: one.score - demotion(one) }));
}

/** A larger sum of amounts, and not of money, stands below it in its column: it is a subtotal, whatever its row seems to call it. */
export function isPartOfSum({ value, box }: UsageCandidate, candidates: readonly UsageCandidate[]): boolean {
  return candidates.some(
    (other) =>
      other.value > value &&
      other.box[1] > box[1] &&
      other.proofs.includes('sum-of-column') &&
      other.reasons.some((reason) => reason === 'unit' || reason === 'column' || reason === 'label') &&
      isInColumn(box, other.box),
  );
}

/** A total above it in its column is no part of it: it is a total of some lines as well. */
export function isOneOfTotals({ value, box, proofs }: UsageCandidate, candidates: readonly UsageCandidate[]): boolean {
  if (!proofs.includes('sum-of-column')) return false;
  const above = candidates.filter((one) => one.box[1] < box[1] && one.by.length > 1 && isInColumn(one.box, box));
  const [totals, lines] = [above.filter(isTotal), above.filter((one) => !isTotal(one))];
  return totals.length > 0 && ![totals, lines].some((parts) => Math.abs(sumOf(parts) - value) <= 0.011);
}

const isTotal = ({ reasons }: UsageCandidate): boolean => reasons.includes('total');
const sumOf = (some: readonly UsageCandidate[]): number => some.reduce((sum, { value }) => sum + value, 0);

function isInColumn([x, , width]: Box, [left, , wide, high]: Box): boolean {
  return Math.abs(x + width - left - wide) < high || shared(x, width, left, wide) > 0.5;
}
