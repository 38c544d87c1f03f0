import { type AmountCandidate, amountCandidates } from './amount/amount.ts';
import { judgeAmount } from './judge/amount.ts';
import { judgeMonth } from './judge/month.ts';
import { noTraits, traitsOf } from './judge/paper.ts';
import { hasNamedRival } from './judge/rivals.ts';
import { judgeUsage } from './judge/usage.ts';
import { isUsualPrice } from './judge/usual.ts';
import { type BillKind, type KindScore, kindScores } from './kind.ts';
import { recalled } from './learnt/recall.ts';
import { monthRecalled } from './learnt/recall-month.ts';
import type { Learnt } from './learnt/votes.ts';
import { type MonthCandidate, monthCandidates } from './month/month.ts';
import { type Sheet, sheetOf } from './page/sheet.ts';
import { customerNumber } from './party/customer-number.ts';
import { supplierOf } from './party/supplier.ts';
import type { BillItem, BillReading, Field, RejectReason } from './reading.ts';
import type { Scan } from './scan.ts';
import { energiesOn, kindOf, ownOnly } from './several.ts';
import { turnedAway } from './turned-away.ts';
import type { UsageCandidate } from './usage/candidate.ts';
import { type Known, usageCandidates } from './usage/candidates.ts';
import { otherMonthsNamed } from './usage/signs.ts';
import { noWaste, wasteFields, wasteSaid } from './waste/waste.ts';

/** What the reader has to know beside the picture. */
export type BillContext = {
  /** ISO day: no bill is of the future. */
  readonly today: string;
  /** Names of the suppliers of a kind, as the factor lists have them. */
  readonly suppliers: (kind: BillKind) => readonly string[];
  /** Where the amount stood on former papers of a supplier and kind, as owners confirmed it. */
  readonly learnt?: Learnt;
};

const leastKind = 6;
const leastUsage = 5;
// In the line of its fuel and below the head of quantities: rather asked about than turned away.
const leastOfFuel = 2;
const leastGlyphs = 25;

/**
 * What a scanned paper says: kind, amount used with its unit, month, period, sum, supplier. Pure and deterministic; what
 * is not sure is `review`, what is no bill is `reject`.
 */
export function readBill(scan: Scan, context: BillContext): BillReading {
  const sheet = sheetOf(scan);
  const scores = kindScores(sheet);
  const [likeliest] = scores;
  const why = reasonAgainst(sheet, likeliest?.score ?? 0);
  if (likeliest === undefined || why !== null) return turnedAway(why ?? 'not-a-bill');
  const amounts = amountCandidates(sheet);
  const months = monthCandidates(sheet, context.today);
  const known = { yen: sumOf(amounts), month: surelyNamed(months) };
  const usages = usageCandidates(sheet, likeliest.kind, known);
  if (!mayBeAmount(usages[0])) {
    const { kind } = likeliest;
    const none = turnedAway('no-amount-found');
    // It may be the other side of a bill, and the side that names the month.
    const fields = { ...none.fields, month: judgeMonth(months, kind) };
    return { ...none, kind, supplier: supplierOf(sheet, context.suppliers(kind)), fields };
  }
  const reading = accepted({ sheet, scores, usages, amounts, months, known }, context);
  if (isGuesswork(reading, likeliest.score)) return turnedAway('not-a-bill');
  return monthRecalled(recalled(reading, usages, { scan, ...context }), months, { scan, ...context });
}

function mayBeAmount(best: UsageCandidate | undefined): boolean {
  if (best === undefined) return false;
  const isOfFuel = best.reasons.includes('column') && best.reasons.includes('own-fuel');
  return best.score >= (isOfFuel ? leastOfFuel : leastUsage) || best.proofs.includes('quantity-times-price');
}

const surelyKind = 10;

/** Nothing of it is sure and little speaks for its being a bill at all: to ask about it would be a nuisance. */
function isGuesswork({ fields: { usage, month, amountYen } }: BillReading, kindScore: number): boolean {
  if (usage.status === 'ok') return false;
  if (usage.why === 'weak' && kindScore < surelyKind) return true;
  return month.why === 'not-found' && amountYen.status !== 'ok';
}

type Found = {
  readonly sheet: Sheet;
  readonly scores: readonly KindScore[];
  readonly usages: readonly UsageCandidate[];
  readonly amounts: readonly AmountCandidate[];
  readonly months: readonly MonthCandidate[];
  readonly known: Known;
};

function accepted(found: Found, context: BillContext): BillReading {
  const { sheet, scores, months, known } = found;
  const items = energiesOn(sheet, scores, known);
  const kind = items[0]?.kind ?? scores[0]?.kind ?? 'electricity';
  const fields = fieldsOf(found, items, kind);
  return {
    ...verdictOn(fields, items),
    kind,
    supplier: supplierOf(sheet, context.suppliers(kind)),
    usage: fields.usage.candidates[0] ?? null,
    period: periodOf(months, kind),
    month: months[0]?.month ?? null,
    amountYen: surely(fields.amountYen),
    contractNumber: customerNumber(sheet),
    items,
    usages: [],
    months: [],
    waste: kind === 'waste' ? wasteSaid(fields) : null,
    fields,
  };
}

/** Each field judged, in the light of the others. */
function fieldsOf(
  { sheet, scores, usages, amounts, months, known }: Found,
  items: readonly BillItem[],
  kind: BillKind,
): BillReading['fields'] {
  const isOfOne = items.length === 0;
  const paper = traitsOf(sheet);
  const [used] = isOfOne ? usages : [];
  const isUsual = (yen: number): boolean =>
    used === undefined || (isUsualPrice(kind, used, yen) && !hasNamedRival(used, usages, noTraits));
  const amountYen = judgeAmount(amounts, { ...paper, isUsual });
  const likelyYen = known.yen ?? likelySum(amounts);
  const priceOf = (value: number): number => (surely(amountYen) ?? likelyYen ?? Number.NaN) / value;
  return {
    kind: kindOf({ sheet, scores, items, price: used === undefined ? null : priceOf(used.value) }),
    usage: judgeUsage(isOfOne ? usages : ownOnly(sheet, kind, known), kind, {
      paper,
      yen: isOfOne ? surely(amountYen) : null,
      likelyYen: isOfOne ? likelyYen : null,
      money: likeliestSum(amounts),
      otherMonths: otherMonthsNamed(sheet),
    }),
    month: judgeMonth(months, kind),
    amountYen,
    ...(kind === 'waste' ? wasteFields(sheet) : noWaste),
  };
}

function surely({ status, candidates }: Field<number>): number | null {
  return status === 'ok' ? (candidates[0] ?? null) : null;
}

function likeliestSum([best]: readonly AmountCandidate[]): number | null {
  return best?.value ?? null;
}

function likelySum([best]: readonly AmountCandidate[]): number | null {
  return best?.isMarked === true && best.by.length > 1 ? best.value : null;
}

const surelyMoney = 9;

function sumOf([best]: readonly AmountCandidate[]): number | null {
  return best !== undefined && best.score >= surelyMoney && best.isMarked ? best.value : null;
}

const surelyNamedMonth = 8;

/** By this month rows of a history are told from the bill's own. */
function surelyNamed([best]: readonly MonthCandidate[]): string | null {
  return best !== undefined && best.score >= surelyNamedMonth && best.by.length > 1 ? best.month : null;
}

function reasonAgainst(sheet: Sheet, kindScore: number): RejectReason | null {
  const glyphs = sheet.pages.kana.text.replace(/\s/g, '').length;
  if (glyphs < leastGlyphs) return 'unreadable';
  return kindScore < leastKind ? 'not-a-bill' : null;
}

/** What follows from the fields for the whole. */
export function verdictOn(
  fields: BillReading['fields'],
  items: readonly BillItem[],
): Pick<BillReading, 'status' | 'reason'> {
  if (items.length > 1) return { status: 'review', reason: 'two-energies' };
  const unsure = [fields.kind, fields.usage, fields.month].find(({ status }) => status === 'review');
  return unsure === undefined ? { status: 'ok', reason: 'read' } : { status: 'review', reason: unsure.why };
}

/** The reading with its amount in doubt. */
export function doubted(reading: BillReading): BillReading {
  if (reading.fields.usage.status !== 'ok') return reading;
  const fields = { ...reading.fields, usage: { ...reading.fields.usage, status: 'review', why: 'weak' } as const };
  return { ...reading, fields, ...verdictOn(fields, reading.items) };
}

/** The days the paper is for: a range that ends in its month, or the one day of a delivery. */
function periodOf(months: readonly MonthCandidate[], kind: BillKind): BillReading['period'] {
  const mentions = (months[0]?.mentions ?? [])
    .filter(({ to }) => to.length === 10)
    .toSorted((a, b) => b.score - a.score);
  const range = mentions.find(({ from }) => from !== null && from.length === 10);
  if (range?.from !== null && range !== undefined && range.from <= range.to) return { from: range.from, to: range.to };
  const day = mentions[0];
  const isDelivered = ['kerosene', 'diesel', 'gasoline', 'heavy_oil_a', 'waste'].includes(kind);
  return day === undefined || !isDelivered || day.score < 3 ? null : { from: day.to, to: day.to };
}
