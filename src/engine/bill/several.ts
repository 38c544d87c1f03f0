import { judgeKind } from './judge/kind.ts';
import { traitsOf } from './judge/paper.ts';
import { type BillKind, type KindScore, unitsOf } from './kind.ts';
import type { Sheet } from './page/sheet.ts';
import type { BillItem, BillReading } from './reading.ts';
import type { Box } from './scan.ts';
import type { UsageCandidate } from './usage/candidate.ts';
import { type Known, usageCandidates } from './usage/candidates.ts';
import { fuelsNamed } from './usage/units.ts';

const leastItem = 8;
const leastItemUsage = 4;

/** What tells the kind; `price`: yen a unit, null or NaN where it is not known. */
export type KindSaid = {
  readonly sheet: Sheet;
  readonly scores: readonly KindScore[];
  readonly items: readonly BillItem[];
  readonly price: number | null;
};

/** Several fuels on one paper that could not be told apart are asked about. */
export function kindOf({ sheet, scores, items, price }: KindSaid): BillReading['fields']['kind'] {
  const kind = judgeKind(scores, price);
  if (items.length < 2 && (speaksOfAnother(scores) || traitsOf(sheet).isOfTwo))
    return { ...kind, status: 'review', why: 'two-energies' };
  const fuels = fuelsNamed(sheet.numbers.flatMap(({ seen }) => Object.values(seen)));
  return fuels.length > 1 && items.length < 2 ? { ...kind, status: 'review', why: 'two-energies' } : kind;
}

const metered: readonly BillKind[] = ['electricity', 'city_gas', 'lpg'];

/** Much speaks for gas on a paper about electricity, or the other way: its amount may not have been read. */
function speaksOfAnother([best, ...others]: readonly KindScore[]): boolean {
  if (best === undefined || !metered.includes(best.kind)) return false;
  const isOfPower = best.kind === 'electricity';
  return others.some(
    ({ kind, score }) => score >= leastItem && metered.includes(kind) && (kind === 'electricity') !== isOfPower,
  );
}

/** The amounts that are surely of this kind and not of another on the same paper. */
export function ownOnly(sheet: Sheet, kind: BillKind, known: Known): readonly UsageCandidate[] {
  return usageCandidates(sheet, kind, known).filter((one) => isItsOwn(kind, one));
}

/** Several energies on one paper, each with its own unit or in lines with its own name, in the order they are printed. */
export function energiesOn(sheet: Sheet, scores: readonly KindScore[], known: Known): readonly BillItem[] {
  const found = scores
    .filter(({ score }) => score >= leastItem)
    .flatMap(({ kind }) => {
      const best = usageCandidates(sheet, kind, known).find((one) => isItsOwn(kind, one));
      return best === undefined || best.score < leastItemUsage ? [] : [{ kind, best }];
    });
  const items = found.filter(
    ({ best }, at) => !found.slice(0, at).some((other) => isSamePlace(other.best.box, best.box)),
  );
  if (items.length < 2) return [];
  return items
    .toSorted((a, b) => inOrder(a.best.box, b.best.box))
    .map(({ kind, best: { value, unit } }) => ({ kind, usage: { value, unit }, amountYen: null }));
}

/** From top to bottom, and from left to right in a row. */
function inOrder(a: Box, b: Box): number {
  return Math.abs(a[1] - b[1]) < Math.max(a[3], b[3]) ? a[0] - b[0] : a[1] - b[1];
}

/** Fuels share a unit: there it is the name in the line that tells them apart. */
function isItsOwn(kind: BillKind, { reasons }: UsageCandidate): boolean {
  return reasons.includes(unitsOf[kind].includes('L') ? 'own-fuel' : 'unit');
}

function isSamePlace(a: Box, b: Box): boolean {
  return a[0] === b[0] && a[1] === b[1];
}
