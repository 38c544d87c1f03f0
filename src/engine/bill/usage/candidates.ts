import type { BillKind, BillUnit } from '../kind.ts';
import type { Printed, Reading, Sheet } from '../page/sheet.ts';
import type { Token } from '../page/tokens.ts';
import type { UsageCandidate } from './candidate.ts';
import { merged, withoutSummands } from './merge.ts';
import { withSums } from './parts.ts';
import { amountBelow, amountInItsRow, isSumOfColumn, meterDifferences, type Proof } from './proofs.ts';
import { mostWritten, unitOf, unitsAround } from './unit-of.ts';
import { namesFuel, unitFits } from './units.ts';
import { type Weighed, weighRow, weighWords } from './weigh.ts';

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
  return withoutSummands(withSums(merged(candidates))).sort((a, b) => b.score - a.score);
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
    ...weighRow(search.month, tokens),
    ...(number.box[3] > sheet.lineHeight * 1.3 ? [{ score: 1.5, reasons: ['large'] }] : []),
  ];
  // What is called a quantity needs no unit to be multiplied with a price.
  const isQuantity = isNamed || traits.some(({ reasons }) => reasons.includes('label'));
  const base = traits.reduce((sum, { score }) => sum + score, 0);
  return [...inUnitsManner(number.readings, unit), ...withPoint(search, number, unit, isNamed)]
    .filter((reading) => isPossible(reading, traits))
    .map((reading, at) => {
      const amount = amountOf(search, number, { value: reading.value, isQuantity });
      const proofs = proofsOf(search, number, reading.value, isQuantity);
      const torn = isTorn(number, reading);
      const against = againstReading(search, number, reading) + (torn ? againstTorn : 0);
      return {
        ...inBaseUnit(reading.value, unit),
        box: number.box,
        score: base + forgiven(traits, proofs) + proofs.length * 4 + agreementOn(reading, at, proofs) - against,
        by: reading.by,
        seen: tokens.length,
        isLeading: at === 0,
        alternatives: number.readings.map(({ value }) => inBaseUnit(value, unit).value),
        isDisputed: isDisputed(number, reading.value),
        isWhole: tokens.some((token) => token.isWhole),
        isTorn: torn,
        proofs,
        amount,
        reasons: traits.flatMap(({ reasons }) => reasons),
      };
    });
}

/** Nothing at all was used only where that stands beside its name and its unit. */
function isPossible({ value, text }: Reading, traits: readonly Weighed[]): boolean {
  if (value > 0) return value < 10_000_000;
  const reasons = traits.flatMap((trait) => trait.reasons);
  return /^0(\.0)?$/.test(text) && reasons.includes('unit') && reasons.includes('label');
}

const againstTorn = 8;

function isTorn({ seen }: Printed, { by }: Reading): boolean {
  return by.length > 0 && by.every((name) => seen[name]?.isTorn === true);
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
  if (value === search.yen || isBeforeTax(search, value) || isIdentifier(text)) return 10;
  const whole = number.readings.find((other) => other.by.includes('tesseract'));
  const isCut = whole !== undefined && !by.includes('tesseract') && isTail(digitsOf(text), digitsOf(whole.text));
  return isCut ? 5 : 0;
}

/** With a tax that is printed as well it makes the sum to be paid: it is money too. */
function isBeforeTax({ sheet, yen }: Search, value: number): boolean {
  const tax = yen === null ? 0 : yen - value;
  if (tax < value * 0.07 || tax > value * 0.11) return false;
  return sheet.numbers.some(({ readings }) => readings.some((reading) => reading.value === tax));
}

const isTail = (part: string, whole: string): boolean => whole.length > part.length && whole.endsWith(part);

/** A row of meter readings has its difference beside them: where the difference comes out, 「指針」 says nothing against it. */
function forgiven(traits: readonly Weighed[], proofs: readonly Proof[]): number {
  const isMeterRow = traits.some(({ reasons }) => reasons.includes('meter'));
  return isMeterRow && proofs.includes('meter-difference') ? 7 : 0;
}

// What only one of three sees is often a speck or a rule.
const agreement: readonly number[] = [2, -3, 2.5, 3];

/** Of several readings the first is likelier, unless the paper computes with another. */
function agreementOn({ by }: Reading, at: number, proofs: readonly Proof[]): number {
  if (by.length === 1 && proofs.includes('quantity-times-price')) return 0;
  return (agreement[by.length] ?? 0) - at * 2;
}

// A single letter is soon seen where there is none.
const shortUnits: readonly string[] = ['L', 't'];

function inBaseUnit(value: number, unit: BillUnit | 'kL'): { readonly value: number; readonly unit: BillUnit } {
  return unit === 'kL' ? { value: value * 1000, unit: 'L' } : { value, unit };
}

const isIdentifier = (text: string): boolean => text.replace(/\D/g, '').length > 8 || /^0\d/.test(text);

function amountOf(
  { sheet }: Search,
  number: Printed,
  quantity: { readonly value: number; readonly isQuantity: boolean },
): number | null {
  return amountInItsRow(sheet, number, quantity) ?? (quantity.isQuantity ? amountBelow(sheet, quantity.value) : null);
}

function proofsOf(search: Search, number: Printed, value: number, isNamed: boolean): readonly Proof[] {
  const { sheet, differences } = search;
  const proofs: Proof[] = [];
  // A meter shows a tenth more or less than the bill, which is whole; of a small amount a tenth is much.
  const isIt = (difference: number): boolean =>
    Math.abs(difference - value) < Math.min(0.051, value * 0.005) || (value >= 10 && Math.round(difference) === value);
  if (differences.some(isIt)) proofs.push('meter-difference');
  if (amountOf(search, number, { value, isQuantity: isNamed }) !== null) proofs.push('quantity-times-price');
  if (isSumOfColumn(sheet, number, value)) proofs.push('sum-of-column');
  return proofs;
}
