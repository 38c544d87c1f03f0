import type { BillKind } from '../kind.ts';
import type { MonthCandidate } from '../month/month.ts';
import type { Field } from '../reading.ts';
import { first, isAgreed, lead, offered, review } from './verdict.ts';

const leastMonth = 6;
const monthLead = 2;

/** Behind its year a month cannot be cut off; of a period of the usual length both ends are right. */
function isWhole({ by, mentions }: MonthCandidate): boolean {
  if (by.length < 2) return false;
  return mentions.some(
    ({ score, hasYear, from, to }) => score > 0 && (hasYear || (from !== null && isUsualLength(from, to))),
  );
}

/** Somebody else read a whole date of that month, or a period of the usual length that ends in it: not its name, but no less. */
function isBacked({ by, mentions }: MonthCandidate): boolean {
  return mentions.some(
    ({ by: other, score, hasYear, from, to }) =>
      !by.includes(other) && score > 0 && hasYear && to.length === 10 && (from === null || isUsualLength(from, to)),
  );
}

function isUsualLength(from: string, to: string): boolean {
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
  return (days >= 25 && days <= 36) || (days >= 55 && days <= 66);
}

const metered: readonly BillKind[] = ['electricity', 'city_gas', 'lpg', 'water'];

/** Of what a meter counts a day that nothing is said of does not name the month: it may be the one to pay on. */
function isBare({ mentions }: MonthCandidate, kind: BillKind): boolean {
  return metered.includes(kind) && !mentions.some(({ isCalled, score }) => isCalled && score > 0);
}

/** Whether the month may be offered for one tap. */
export function judgeMonth(candidates: readonly MonthCandidate[], kind: BillKind): Field<string> {
  const [best, second] = candidates;
  const rest = { box: best?.box ?? null, candidates: candidates.slice(0, offered).map(({ month }) => month) };
  if (best === undefined) return { ...review('not-found'), ...rest };
  const problem = first([
    [!isAgreed(best.by) && !isWhole(best) && !isBacked(best), 'one-recogniser'],
    [best.score < leastMonth || isBare(best, kind), 'weak'],
    [lead(best, second) < monthLead || hasEqual(best, candidates), 'close-second'],
    [whoSawTheYear(best.month, candidates) < 2, 'no-year'],
    [differs(best, candidates) || isLongBefore(best, candidates), 'months-differ'],
  ]);
  return { ...(problem ?? { status: 'ok', why: 'agreed' }), ...rest };
}

const leastEqual = 6;
const leastSaid = 8;

/** Of a period whose sign was not read both ends are called the same: which of them is the end, nothing says. */
function hasEqual(best: MonthCandidate, candidates: readonly MonthCandidate[]): boolean {
  if (best.mentions.some(({ isNamed, isRange, score }) => (isNamed || isRange) && score >= leastEqual)) return false;
  const most = Math.max(...best.mentions.map(({ score }) => score));
  return candidates.some(
    (other) =>
      other !== best && other.mentions.some(({ score, to }) => to.length === 10 && score >= Math.max(leastEqual, most)),
  );
}

/** How many recognisers read this year somewhere on the paper. */
function whoSawTheYear(month: string, candidates: readonly MonthCandidate[]): number {
  const dates = candidates.flatMap(({ mentions }) => mentions);
  const same = dates.filter(({ to, hasYear, score }) => hasYear && score > -8 && to.slice(0, 4) === month.slice(0, 4));
  return new Set(same.map(({ by }) => by)).size;
}

/** Two months are named, or one is named and a period ends in another. */
function differs(best: MonthCandidate, candidates: readonly MonthCandidate[]): boolean {
  const named = best.mentions.some(({ isNamed }) => isNamed);
  const ranged = best.mentions.some(({ isRange, score }) => isRange && score >= leastSaid);
  return candidates.some(
    (other) =>
      other !== best &&
      other.by.length > 1 &&
      other.mentions.some(
        ({ isNamed, isRange, score }) => score >= leastSaid && named !== ranged && ((named && isRange) || isNamed),
      ),
  );
}

const longAfter = 100;

/** A paper of long after that month: of 11月 a figure was lost. */
function isLongBefore(best: MonthCandidate, candidates: readonly MonthCandidate[]): boolean {
  const end = Date.parse(`${best.month}-28`);
  return candidates.some(
    ({ by, mentions }) =>
      by.length > 1 &&
      mentions.some(
        ({ hasYear, to, score }) =>
          hasYear && to.length === 10 && score > 0 && Date.parse(to) - end > longAfter * 86_400_000,
      ),
  );
}
