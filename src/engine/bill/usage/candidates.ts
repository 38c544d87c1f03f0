import type { BillKind, BillUnit } from '../kind.ts';
import { unitsOf } from '../kind.ts';
import { type Context, contextAt } from '../page/context.ts';
import type { Printed, Reading, Sheet } from '../page/sheet.ts';
import type { Token } from '../page/tokens.ts';
import type { UsageCandidate } from './candidate.ts';
import { merged, withoutSummands } from './merge.ts';
import { isPricedBelow, isPricedInItsRow, isSumOfColumn, meterDifferences, type Proof } from './proofs.ts';
import { isOfOtherMonth } from './row-month.ts';
import { againstSigns, headSigns, labelSigns, type Sign, stepSign, totalSigns } from './signs.ts';
import { countsOther, namesFuel, unitBehind, unitFits, unitNamed } from './units.ts';

type Weighed = { readonly score: number; readonly reasons: readonly string[] };

/** What else is known of the bill: the sum to be paid, its month (`YYYY-MM`). */
export type Known = { readonly yen?: number | null; readonly month?: string | null };

/** All numbers of the sheet that may be the amount used of this kind, the likeliest first. */
export function usageCandidates(sheet: Sheet, kind: BillKind, known: Known = {}): readonly UsageCandidate[] {
  const { yen = null, month = null } = known;
  const differences = meterDifferences(sheet);
  const usualUnit = mostWritten(sheet, kind);
  const candidates = sheet.numbers.flatMap((number) =>
    candidatesAt({ sheet, kind, differences, yen, month, usualUnit }, number),
  );
  return withoutSummands(merged(candidates)).sort((a, b) => b.score - a.score);
}

const unitWords: Readonly<Record<BillUnit, RegExp>> = {
  kWh: /kWh/gi,
  m3: /m3|㎥|立方/g,
  L: /リットル|\dL/g,
  kg: /kg/gi,
  t: /\dt|トン/g,
};

/** The unit of the kind that the paper speaks of most, for numbers that have none beside them. */
function mostWritten(sheet: Sheet, kind: BillKind): BillUnit {
  const count = (unit: BillUnit): number => sheet.text.match(unitWords[unit])?.length ?? 0;
  const [usual, ...others] = unitsOf[kind];
  return others.reduce<BillUnit>((a, b) => (count(b) > count(a) ? b : a), usual ?? 'kWh');
}

type Search = {
  readonly sheet: Sheet;
  readonly kind: BillKind;
  readonly differences: readonly number[];
  /** The sum to be paid, where it is known: that is no amount used. */
  readonly yen: number | null;
  readonly month: string | null;
  readonly usualUnit: BillUnit;
};

function candidatesAt(search: Search, number: Printed): readonly UsageCandidate[] {
  const { sheet, kind } = search;
  const tokens = Object.values(number.seen);
  const unit = unitOf(kind, tokens, search.usualUnit);
  if (unit === 'other') return [];
  const isNamed = tokens.some((token) => unitsAround(token).some((one) => unitFits(kind, one)));
  const traits: readonly Weighed[] = [
    weighWords(sheet, number, isNamed),
    ...(isNamed ? [{ score: shortUnits.includes(unit) ? 4 : 6, reasons: ['unit'] }] : []),
    ...(isOfThisFuel(kind, tokens) ? [{ score: 1, reasons: ['own-fuel'] }] : []),
    ...(isOfOtherFuel(kind, tokens) ? [{ score: -9, reasons: ['other-fuel'] }] : []),
    ...weighRow(search, tokens),
    ...(number.box[3] > sheet.lineHeight * 1.3 ? [{ score: 1.5, reasons: ['large'] }] : []),
  ];
  const base = traits.reduce((sum, { score }) => sum + score, 0);
  return [...inUnitsManner(number.readings, unit), ...withPoint(search, number, unit, isNamed)]
    .filter(({ value }) => value > 0 && value < 10_000_000)
    .map((reading, at) => {
      const proofs = proofsOf(search, number, reading.value, isNamed);
      const against = againstReading(search, number, reading);
      return {
        ...inBaseUnit(reading.value, unit),
        box: number.box,
        score:
          base + forgiven(traits, proofs) + proofs.length * 4 + (agreement[reading.by.length] ?? 0) - at * 2 - against,
        by: reading.by,
        isDisputed: isDisputed(number, reading.value),
        isWhole: tokens.some((token) => token.isWhole),
        proofs,
        reasons: traits.flatMap(({ reasons }) => reasons),
      };
    });
}

function weighRow({ month }: Search, tokens: readonly Token[]): readonly Weighed[] {
  const isOther = month === null ? null : isOfOtherMonth(tokens, month);
  if (isOther === null) return [];
  return [isOther ? { score: -16, reasons: ['other-month'] } : { score: 2, reasons: ['own-month'] }];
}

/** Tesseract looks by itself: where it saw whole other figures, the two that are shown the same strip may err together. */
function isDisputed({ seen }: Printed, value: number): boolean {
  const figure = seen.tesseract?.figure;
  return figure !== undefined && figure.value !== value && figure.otherValue !== value;
}

function isOfOtherFuel(kind: BillKind, tokens: readonly Token[]): boolean {
  const names = tokens.map(({ left, before }) => namesFuel(left + before, kind));
  return names.includes(false) && !names.includes(true);
}

function isOfThisFuel(kind: BillKind, tokens: readonly Token[]): boolean {
  return tokens.some(({ left, before }) => namesFuel(left + before, kind) === true);
}

/**
 * 「7597リットル」 where the paper computes with 759.7: a faint point is lost to all of them alike. Nobody read it, so it
 * is only offered.
 */
function withPoint(search: Search, number: Printed, unit: BillUnit | 'kL', isNamed: boolean): readonly Reading[] {
  if (unit === 'kWh') return [];
  const whole = number.readings.filter(({ value }) => Number.isInteger(value) && value >= 10);
  return whole.flatMap(({ value, text }) => {
    if (proofsOf(search, number, value, isNamed).length > 0) return [];
    // A meter counts in tenths of what its factor makes of it: that alone says nothing of a point.
    const isProved = (one: number): boolean =>
      proofsOf(search, number, one, isNamed).some(
        (proof) => proof !== 'meter-difference' || number.readings.length > 1,
      );
    const pointed = [value / 10, value / 100].filter(isProved);
    return pointed.map((one) => ({ value: one, text, by: [] }));
  });
}

/** `7.894 m3`: what is measured in whole kWh would be thousands, what is measured finely is decimals. Asked all the same. */
function inUnitsManner(readings: readonly Reading[], unit: BillUnit | 'kL'): readonly Reading[] {
  const [first, second] = readings;
  const isDecimal = first !== undefined && second?.text === first.text && /^\d{1,3}\.\d{3}$/.test(first.text);
  return isDecimal && unit !== 'kWh' ? [second, first, ...readings.slice(2)] : readings;
}

const digitsOf = (text: string): string => text.replace(/\D/g, '');

/** The sum to be paid, a number that names something, or what is left of one that was cut off: tesseract saw more of it. */
function againstReading(search: Search, number: Printed, { value, text, by }: Reading): number {
  if (value === search.yen || isIdentifier(text)) return 10;
  const whole = number.readings.find((other) => other.by.includes('tesseract'));
  const isCut = whole !== undefined && !by.includes('tesseract') && isTail(digitsOf(text), digitsOf(whole.text));
  return isCut ? 5 : 0;
}

const isTail = (part: string, whole: string): boolean => whole.length > part.length && whole.endsWith(part);

/** A row of meter readings has its difference beside them: where the difference comes out, 「指針」 says nothing against it. */
function forgiven(traits: readonly Weighed[], proofs: readonly Proof[]): number {
  const isMeterRow = traits.some(({ reasons }) => reasons.includes('meter'));
  return isMeterRow && proofs.includes('meter-difference') ? 7 : 0;
}

// What only one of three sees is often a speck or a rule.
const agreement: readonly number[] = [2, -3, 2.5, 3];

// A single letter is soon seen where there is none.
const shortUnits: readonly string[] = ['L', 't'];

function inBaseUnit(value: number, unit: BillUnit | 'kL'): { readonly value: number; readonly unit: BillUnit } {
  return unit === 'kL' ? { value: value * 1000, unit: 'L' } : { value, unit };
}

const isIdentifier = (text: string): boolean => text.replace(/\D/g, '').length > 8 || /^0\d/.test(text);

/** Behind the number, else in the column's head or the label. */
function unitsAround(token: Token): readonly (BillUnit | 'kL')[] {
  const unit = unitBehind(token) ?? unitNamed(token.above[0] ?? '') ?? unitNamed(token.label);
  return unit === null ? [] : [unit];
}

/** What is called an amount used counts something else only where two say the same: a unit is easily misread. */
function areOther(tokens: readonly Token[]): boolean {
  const others = tokens.filter(countsOther).map(({ after }) => after[0] ?? '');
  const isCalled = tokens.some(({ label, before }) => labelSigns.some(({ pattern }) => pattern.test(label + before)));
  return others.length > 0 && (!isCalled || tokens.length === 1 || new Set(others).size < others.length);
}

// 「20m3まで」: where a price changes.
const isStep = /^(m[23]?|㎥|kWh)?(まで|以上|以下|超|をこえ|[~〜]|[へヘー一-]$)/;

function unitOf(kind: BillKind, tokens: readonly Token[], usual: BillUnit): BillUnit | 'kL' | 'other' {
  if (tokens.some(({ before, after }) => isStep.test(after) || /[~〜ー]$/.test(before) || /^[~〜]/.test(after)))
    return 'other';
  const behind = tokens.map(unitBehind).filter((unit) => unit !== null);
  const fitting = behind.find((unit) => unitFits(kind, unit));
  if (fitting !== undefined) return fitting;
  if (tokens.some(({ above }) => /金額|[(（]円/.test(above[0] ?? ''))) return 'other';
  if (areOther(tokens) || tokens.some(({ before }) => /([¥\\@x×~〜ー]|\d\/|\p{L}[(（])$/u.test(before))) return 'other';
  const named = tokens.map((token) => unitNamed(token.above[0] ?? '') ?? unitNamed(token.label));
  return named.find((unit) => unit !== null && unitFits(kind, unit)) ?? usual;
}

const readers = ['kana', 'tesseract'] as const;
// A period in the same row says nothing of what stands right of it.
const hasDate = /\d[月/.-]\d|\d[,.]\d+(から|まで|[~〜ー])/;

/** Each sign counts once, whoever saw it. */
function weighWords(sheet: Sheet, { seen, box }: Printed, isNamed: boolean): Weighed {
  const tokens = Object.values(seen);
  // Who did not see the number may have seen the words beside it.
  const others = readers.filter((name) => seen[name] === undefined).map((name) => contextAt(sheet.pages[name], box));
  const labels = [
    ...tokens.map(({ label, before }) => (/\p{L}{2,}/u.test(before) ? before : label + before)),
    ...others.map(({ label }) => label),
  ].map((text) => (hasDate.test(text) ? '' : text));
  const heads = headsOf(seen, others);
  const rows = tokens.map(({ left, before }) => left + before);
  const best = (signs: readonly Sign[], texts: readonly string[]): Sign[] =>
    signs.filter(({ pattern }) => texts.some((text) => pattern.test(text))).slice(0, 1);
  const found = [
    ...best(labelSigns, labels),
    ...best(headSigns, heads),
    ...best([totalSigns], rows),
    ...againstSigns.filter(({ pattern }) => labels.some((text) => pattern.test(text))),
    ...againstSigns.filter(({ pattern }) => heads.some((text) => pattern.test(text))).map(half),
    ...againstSigns.slice(0, 1).filter(({ pattern }) => rows.some((text) => pattern.test(text))),
    ...[stepSign].filter(({ pattern }) => rows.some((text) => !hasDate.test(text) && pattern.test(text))),
  ];
  // Fifty cubic metres of 「従量料金」 are no money.
  const each = [...new Set(found)].filter(({ reason }) => !(isNamed && reason === 'price'));
  return { score: each.reduce((sum, { weight }) => sum + weight, 0), reasons: each.map(({ reason }) => reason) };
}

/** Columns are seen best by who has every cell by itself; the others are asked where it saw no head. */
function headsOf(seen: Printed['seen'], others: readonly Context[]): readonly string[] {
  const head = seen.kana?.above[0];
  if (head !== undefined) return [head];
  return [...Object.values(seen).map(({ above }) => above[0] ?? ''), ...others.map(({ above }) => above)];
}

const half = (sign: Sign): Sign => ({ ...sign, weight: sign.weight * 0.7 });

function proofsOf({ sheet, differences }: Search, number: Printed, value: number, isNamed: boolean): readonly Proof[] {
  const proofs: Proof[] = [];
  // A meter shows a tenth more or less than the bill, which is whole; of a small amount a tenth is much.
  const isIt = (difference: number): boolean =>
    Math.abs(difference - value) < Math.min(0.051, value * 0.005) || (value >= 10 && Math.round(difference) === value);
  if (differences.some(isIt)) proofs.push('meter-difference');
  if (isPricedInItsRow(sheet, number, value, isNamed) || (isNamed && isPricedBelow(sheet, value)))
    proofs.push('quantity-times-price');
  if (isSumOfColumn(sheet, number, value)) proofs.push('sum-of-column');
  return proofs;
}
