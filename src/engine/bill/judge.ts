import type { AmountCandidate } from './amount/amount.ts';
import type { BillKind } from './kind.ts';
import type { KindScore } from './kind.ts';
import type { MonthCandidate } from './month/month.ts';
import type { BillUsage, Field, FieldReason, FieldStatus } from './reading.ts';
import type { UsageCandidate } from './usage/candidates.ts';

const offered = 3;
const leastUsage = 9;
const usageLead = 2.5;
const leastMonth = 6;
const monthLead = 2;
const leastAmount = 9;
const amountLead = 2;
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

const review = (why: FieldReason): { status: FieldStatus; why: FieldReason } => ({ status: 'review', why });

/** Whether the amount used may be offered for one tap. */
export function judgeUsage(candidates: readonly UsageCandidate[], kind: BillKind, yen: number | null): Field<BillUsage> {
  const [best, second] = candidates;
  const rest = {
    box: best?.box ?? null,
    candidates: candidates.slice(0, offered).map(({ value, unit }) => ({ value, unit })),
  };
  if (best === undefined) return { ...review('not-found'), ...rest };
  const verdict = (): { status: FieldStatus; why: FieldReason } => {
    const isProved = best.proofs.length > 0;
    if (best.by.length < 2 && !isProved) return review('one-recogniser');
    if (best.score < leastUsage) return review('weak');
    if (second !== undefined && best.score - second.score < usageLead) return review('close-second');
    if (!isUsualPrice(kind, best, yen)) return review('price-unusual');
    return { status: 'ok', why: isProved ? 'proved' : 'agreed' };
  };
  return { ...verdict(), ...rest };
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
  const verdict = (): { status: FieldStatus; why: FieldReason } => {
    if (best.by.length < 2) return review('one-recogniser');
    if (best.score < leastMonth) return review('weak');
    if (second !== undefined && best.score - second.score < monthLead) return review('close-second');
    if (!candidates.some(({ mentions }) => mentions.some(({ hasYear }) => hasYear))) return review('no-year');
    if (differs(best, candidates)) return review('months-differ');
    return { status: 'ok', why: 'agreed' };
  };
  return { ...verdict(), ...rest };
}

/** A month that is named, and a period that ends in another. */
function differs(best: MonthCandidate, candidates: readonly MonthCandidate[]): boolean {
  const named = best.mentions.some(({ isNamed }) => isNamed);
  const ranged = best.mentions.some(({ isRange, score }) => isRange && score >= 8);
  return candidates.some(
    (other) =>
      other !== best &&
      other.by.length > 1 &&
      other.mentions.some(({ isNamed, isRange, score }) => score >= 8 && ((named && !ranged && isRange) || (ranged && !named && isNamed))),
  );
}

/** Whether the sum of money is sure; a wrong one is worse than none. */
export function judgeAmount(candidates: readonly AmountCandidate[]): Field<number> {
  const [best, second] = candidates;
  const rest = { box: best?.box ?? null, candidates: candidates.slice(0, offered).map(({ value }) => value) };
  if (best === undefined) return { ...review('not-found'), ...rest };
  const verdict = (): { status: FieldStatus; why: FieldReason } => {
    if (best.by.length < 2) return review('one-recogniser');
    if (best.score < leastAmount || best.proofs.length === 0) return review('weak');
    if (second !== undefined && best.score - second.score < amountLead) return review('close-second');
    return { status: 'ok', why: 'proved' };
  };
  return { ...verdict(), ...rest };
}

/** Whether it is clear what the paper is for. */
export function judgeKind(scores: readonly KindScore[]): Field<BillKind> {
  const [best, second] = scores;
  const candidates = scores.filter(({ score }) => score > 0).slice(0, offered).map(({ kind }) => kind);
  if (best === undefined || best.score <= 0) return { ...review('not-found'), box: null, candidates };
  const isClear = best.score - (second?.score ?? 0) >= kindLead;
  return { ...(isClear ? { status: 'ok' as const, why: 'agreed' as const } : review('kind-unsure')), box: null, candidates };
}
