import { energyDefinition } from '../energy/registry.ts';
import type { AmountCandidate } from './amount/amount.ts';
import type { BillKind, KindScore } from './kind.ts';
import type { MonthCandidate } from './month/month.ts';
import type { BillUsage, Field, FieldReason, FieldStatus } from './reading.ts';
import type { Recogniser } from './scan.ts';
import type { UsageCandidate } from './usage/candidate.ts';

const offered = 3;
const leastUsage = 9;
const leastProved = 7;
const usageLead = 2.5;
const leastEqual = 7;
const leastMonth = 6;
const monthLead = 2;
const leastAmount = 9;
const amountLead = 2;
// A receipt of last month has a sum that is proved as well.
const leadBesideReceipt = 8;
const kindLead = 3;

// Yen per unit, tax included, wide enough for small households' basic charge and for night tariffs.
const bands: Readonly<Partial<Record<BillKind, readonly [number, number]>>> = {
  electricity: [10, 150],
  city_gas: [70, 500],
  lpg: [200, 1600],
  kerosene: [60, 200],
  diesel: [70, 230],
  gasoline: [90, 260],
  heavy_oil_a: [50, 200],
};

const review = (why: FieldReason): Verdict => ({ status: 'review', why });

type Verdict = { readonly status: FieldStatus; readonly why: FieldReason };

function first(checks: readonly (readonly [boolean, FieldReason])[]): Verdict | null {
  const failed = checks.find(([hasFailed]) => hasFailed);
  return failed === undefined ? null : review(failed[1]);
}

/**
 * Two who looked by themselves. The two readers of lines are shown the same strips: where those cut a figure off, both
 * agree on what is left of it.
 */
function isAgreed(by: readonly Recogniser[]): boolean {
  return by.includes('tesseract') && by.length > 1;
}

/** Behind its year a month cannot be cut off; of a period of the usual length both ends are right. */
function isWhole({ by, mentions }: MonthCandidate): boolean {
  if (by.length < 2) return false;
  return mentions.some(
    ({ score, hasYear, from, to }) => score > 0 && (hasYear || (from !== null && isUsualLength(from, to))),
  );
}

function isUsualLength(from: string, to: string): boolean {
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
  return (days >= 25 && days <= 36) || (days >= 55 && days <= 66);
}

type Scored = { readonly score: number };
const lead = (best: Scored, second: Scored | undefined): number =>
  second === undefined ? Number.POSITIVE_INFINITY : best.score - second.score;

/** Whether the amount used may be offered for one tap. */
export function judgeUsage(
  candidates: readonly UsageCandidate[],
  kind: BillKind,
  yen: number | null,
): Field<BillUsage> {
  const [best] = candidates;
  // 7698 t is no rival of 7.698 t.
  const second = candidates.slice(1).find((one) => isUsualAmount(kind, one));
  const rest = {
    box: best?.box ?? null,
    candidates: candidates.slice(0, offered).map(({ value, unit }) => ({ value, unit })),
  };
  if (best === undefined) return { ...review('not-found'), ...rest };
  const isProved = best.proofs.length > 0 && best.by.length > 0;
  const problem = first([
    [!isAgreed(best.by) && !isProved && !isSeenWhole(best), 'one-recogniser'],
    [best.score < (isProved ? leastProved : leastUsage), 'weak'],
    [lead(best, second) < usageLead || hasEqual(best, candidates), 'close-second'],
    [!isUsualPrice(kind, best, yen), 'price-unusual'],
    [!isUsualAmount(kind, best), 'amount-unusual'],
  ]);
  return { ...(problem ?? { status: 'ok', why: isProved ? 'proved' : 'agreed' }), ...rest };
}

const named: readonly string[] = [
  ...['label', 'column', 'total'],
  ...['other-month', 'meter', 'other-quantity', 'price', 'number', 'step', 'other-fuel'],
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

/** Nothing can have been cut off: then the two that are shown the same strip count as two. */
function isSeenWhole({ isWhole, isDisputed, by }: UsageCandidate): boolean {
  return isWhole && by.length > 1 && !isDisputed;
}

/** What a small firm uses in a month: seven thousand tonnes are a misread point. */
function isUsualAmount(kind: BillKind, { value, unit }: BillUsage): boolean {
  const definition = energyDefinition(kind === 'heavy_oil_a' ? 'heavy_oil' : kind);
  if (definition === null) return true;
  const [least, most] = definition.plausibleMonth;
  const inUnit = unit === 't' && definition.unit === 'kg' ? value * 1000 : value;
  // Three months may stand on one bill; nearly nothing may be used in one.
  return inUnit <= most * 3 && inUnit >= least / 10;
}

function isUsualPrice(kind: BillKind, { value, unit }: BillUsage, yen: number | null): boolean {
  const band = bands[kind];
  if (band === undefined || yen === null || unit === 'kg' || unit === 't') return true;
  const price = yen / value;
  return price >= band[0] && price <= band[1];
}

/** Whether the month may be offered for one tap. */
export function judgeMonth(candidates: readonly MonthCandidate[]): Field<string> {
  const [best, second] = candidates;
  const rest = { box: best?.box ?? null, candidates: candidates.slice(0, offered).map(({ month }) => month) };
  if (best === undefined) return { ...review('not-found'), ...rest };
  const problem = first([
    [!isAgreed(best.by) && !isWhole(best), 'one-recogniser'],
    [best.score < leastMonth, 'weak'],
    [lead(best, second) < monthLead, 'close-second'],
    [whoSawTheYear(best.month, candidates) < 2, 'no-year'],
    [differs(best, candidates), 'months-differ'],
  ]);
  return { ...(problem ?? { status: 'ok', why: 'agreed' }), ...rest };
}

/** How many recognisers read this year somewhere on the paper. */
function whoSawTheYear(month: string, candidates: readonly MonthCandidate[]): number {
  const dates = candidates.flatMap(({ mentions }) => mentions);
  const same = dates.filter(({ to, hasYear, score }) => hasYear && score > -8 && to.slice(0, 4) === month.slice(0, 4));
  return new Set(same.map(({ by }) => by)).size;
}

/** A month that is named, and a period that ends in another. */
function differs(best: MonthCandidate, candidates: readonly MonthCandidate[]): boolean {
  const named = best.mentions.some(({ isNamed }) => isNamed);
  const ranged = best.mentions.some(({ isRange, score }) => isRange && score >= 8);
  return candidates.some(
    (other) =>
      other !== best &&
      other.by.length > 1 &&
      other.mentions.some(
        ({ isNamed, isRange, score }) => score >= 8 && ((named && !ranged && isRange) || (ranged && !named && isNamed)),
      ),
  );
}

/** Whether the sum of money is sure; a wrong one is worse than none. */
export function judgeAmount(candidates: readonly AmountCandidate[], hasReceipt: boolean): Field<number> {
  const [best, second] = candidates;
  const rest = { box: best?.box ?? null, candidates: candidates.slice(0, offered).map(({ value }) => value) };
  if (best === undefined) return { ...review('not-found'), ...rest };
  const problem = first([
    [!isAgreed(best.by), 'one-recogniser'],
    [best.score < leastAmount || !isProvedSum(best), 'weak'],
    [lead(best, second) < (hasReceipt ? leadBesideReceipt : amountLead), 'close-second'],
    [hasRival(best, candidates), 'close-second'],
  ]);
  return { ...(problem ?? { status: 'ok', why: 'proved' }), ...rest };
}

/** That it is printed again proves little by itself: so may be last month's. It has to be called money, and be seen by all. */
function isProvedSum({ proofs, isMarked, by }: AmountCandidate): boolean {
  return isMarked && proofs.some((proof) => proof !== 'printed-again' || by.length === 3);
}

/** Another sum with a tax of its own, as on last month's receipt beside it; unless it is a part of the whole. */
function hasRival(best: AmountCandidate, candidates: readonly AmountCandidate[]): boolean {
  const taxed = candidates.filter(({ proofs, score }) => score >= leastAmount && proofs.includes('tax-inside'));
  const rivals = taxed.filter(({ value }) => value !== best.value).map(({ value }) => value);
  return rivals.length > 0 && rivals.reduce((sum, value) => sum + value, 0) !== best.value;
}

/** Whether it is clear what the paper is for. */
export function judgeKind(scores: readonly KindScore[]): Field<BillKind> {
  const [best, second] = scores;
  const candidates = scores
    .filter(({ score }) => score > 0)
    .slice(0, offered)
    .map(({ kind }) => kind);
  if (best === undefined || best.score <= 0) return { ...review('not-found'), box: null, candidates };
  const isClear = best.score - (second?.score ?? 0) >= kindLead;
  return {
    ...(isClear ? { status: 'ok' as const, why: 'agreed' as const } : review('kind-unsure')),
    box: null,
    candidates,
  };
}
