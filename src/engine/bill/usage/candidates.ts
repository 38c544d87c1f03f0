import type { BillKind, BillUnit } from '../kind.ts';
import { unitsOf } from '../kind.ts';
import type { Printed, Sheet } from '../page/sheet.ts';
import type { Token } from '../page/tokens.ts';
import type { Box, Recogniser } from '../scan.ts';
import { isPricedInItsRow, isSumOfColumn, meterDifferences, type Proof } from './proofs.ts';
import { againstSigns, headSigns, labelSigns, type Sign, totalSigns } from './signs.ts';
import { countsOther, unitBehind, unitFits, unitNamed } from './units.ts';

/** A number that may be the amount used, and what speaks for it. */
export type UsageCandidate = {
  readonly value: number;
  readonly unit: BillUnit;
  readonly box: Box;
  readonly score: number;
  /** Who read just this value there. */
  readonly by: readonly Recogniser[];
  readonly proofs: readonly Proof[];
  readonly reasons: readonly string[];
};

type Weighed = { readonly score: number; readonly reasons: readonly string[] };

/** All numbers of the sheet that may be the amount used of this kind, the likeliest first. */
export function usageCandidates(sheet: Sheet, kind: BillKind): readonly UsageCandidate[] {
  const differences = meterDifferences(sheet);
  const candidates = sheet.numbers.flatMap((number) => candidatesAt(sheet, kind, number, differences));
  return merged(candidates).sort((a, b) => b.score - a.score);
}

function candidatesAt(
  sheet: Sheet,
  kind: BillKind,
  number: Printed,
  differences: readonly number[],
): readonly UsageCandidate[] {
  const tokens = Object.values(number.seen);
  const unit = unitOf(kind, tokens);
  if (unit === 'other') return [];
  const words = weighWords(tokens);
  const found = tokens.map((token) => unitBehind(token) ?? unitNamed(token.above[0] ?? '') ?? unitNamed(token.label));
  const isNamed = found.some((one) => one !== null && unitFits(kind, one));
  const large = number.box[3] > sheet.lineHeight * 1.3 ? 1.5 : 0;
  const named = isNamed ? (unit === 'L' || unit === 't' ? 4 : 6) : 0;
  return number.readings
    .filter(({ value }) => value > 0 && value < 10_000_000)
    .map((reading, at) => {
      const proofs = proofsOf(sheet, number, reading.value, differences);
      const score = words.score + named + large + proofs.length * 4 + reading.by.length - at * 2;
      return {
        value: unit === 'kL' ? reading.value * 1000 : reading.value,
        unit: unit === 'kL' ? 'L' : unit,
        box: number.box,
        score: long(reading.text) ? score - 8 : score,
        by: reading.by,
        proofs,
        reasons: [...words.reasons, ...(isNamed ? ['unit'] : []), ...(large > 0 ? ['large'] : [])],
      };
    });
}

const long = (text: string): boolean => text.replace(/\D/g, '').length > 8 || /^0\d/.test(text);

function unitOf(kind: BillKind, tokens: readonly Token[]): BillUnit | 'kL' | 'other' {
  const behind = tokens.map(unitBehind).filter((unit) => unit !== null);
  const fitting = behind.find((unit) => unitFits(kind, unit));
  if (fitting !== undefined) return fitting;
  if (tokens.some(countsOther) || tokens.some(({ before }) => /[¥\\@x×]$/.test(before))) return 'other';
  const named = tokens.map((token) => unitNamed(token.above[0] ?? '') ?? unitNamed(token.label));
  return named.find((unit) => unit !== null && unitFits(kind, unit)) ?? unitsOf[kind][0] ?? 'other';
}

/** Each sign counts once, whoever saw it. */
function weighWords(tokens: readonly Token[]): Weighed {
  const labels = tokens.map(({ label, before }) => (/\p{L}{2,}/u.test(before) ? before : label + before));
  const heads = tokens.map(({ above }) => above[0] ?? '');
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
  ];
  const each = [...new Set(found)];
  return { score: each.reduce((sum, { weight }) => sum + weight, 0), reasons: each.map(({ reason }) => reason) };
}

const half = (sign: Sign): Sign => ({ ...sign, weight: sign.weight * 0.7 });

function proofsOf(sheet: Sheet, number: Printed, value: number, differences: readonly number[]): readonly Proof[] {
  const proofs: Proof[] = [];
  if (differences.some((difference) => Math.abs(difference - value) < 0.051 || Math.round(difference) === value))
    proofs.push('meter-difference');
  if (isPricedInItsRow(sheet, number, value)) proofs.push('quantity-times-price');
  if (isSumOfColumn(sheet, number, value)) proofs.push('sum-of-column');
  return proofs;
}

/** The same amount printed twice speaks for it: it is the one that prices are multiplied with. */
function merged(candidates: readonly UsageCandidate[]): UsageCandidate[] {
  const groups = Map.groupBy(candidates, ({ value, unit }) => `${value} ${unit}`);
  return [...groups.values()].map((group) => {
    const best = group.reduce((a, b) => (b.score > a.score ? b : a));
    const repeats = group.filter(({ score }) => score > -4).length;
    const more = repeats >= 3 ? 3.5 : repeats === 2 ? 1.5 : 0;
    return {
      ...best,
      score: best.score + more,
      by: [...new Set(group.flatMap(({ by }) => by))],
      proofs: [...new Set(group.flatMap(({ proofs }) => proofs))],
    };
  });
}
