import type { BillKind, BillUnit } from '../kind.ts';
import { unitsOf } from '../kind.ts';
import type { Sheet } from '../page/sheet.ts';
import type { Token } from '../page/tokens.ts';
import { labelSigns } from './signs.ts';
import { countsOther, isSize, unitBehind, unitFits, unitNamed } from './units.ts';

const unitWords: Readonly<Record<BillUnit, RegExp>> = {
  kWh: /kWh/gi,
  m3: /m3|㎥|立方/g,
  L: /リットル|\dL/g,
  kg: /kg/gi,
  t: /\dt|トン/g,
};

/** The unit of the kind that most numbers have, else that the paper speaks of most, for numbers that have none beside them. */
export function mostWritten(sheet: Sheet, kind: BillKind): BillUnit {
  const around = sheet.numbers.map(({ seen }) => Object.values(seen).flatMap(unitsAround));
  const count = (unit: BillUnit): number =>
    around.filter((units) => units.includes(unit)).length * 100 + (sheet.text.match(unitWords[unit])?.length ?? 0);
  const [usual, ...others] = unitsOf[kind];
  return others.reduce<BillUnit>((a, b) => (count(b) > count(a) ? b : a), usual ?? 'kWh');
}

/** Behind the number, else in the column's head or the label. */
export function unitsAround(token: Token): readonly (BillUnit | 'kL')[] {
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

/** One of three may take the first sign of a unit for that of a range. */
function areSteps(tokens: readonly Token[]): boolean {
  const steps = tokens.filter(
    ({ before, after }) => isStep.test(after) || /[~〜ー]$/.test(before) || /^[~〜]/.test(after),
  );
  return steps.length * 2 >= tokens.length;
}

/** The unit a number counts for this kind; `other` when it counts something else. */
export function unitOf(kind: BillKind, tokens: readonly Token[], usual: BillUnit): BillUnit | 'kL' | 'other' {
  if ((tokens.length > 0 && areSteps(tokens)) || tokens.some(isSize)) return 'other';
  const behind = tokens.map(unitBehind).filter((unit) => unit !== null);
  const fitting = behind.find((unit) => unitFits(kind, unit));
  if (fitting !== undefined) return fitting;
  if (tokens.some(({ above }) => /金額|[(（]円/.test(above[0] ?? ''))) return 'other';
  if (areOther(tokens) || tokens.some(({ before }) => /([¥\\@x×~〜ー]|\d\/|\p{L}[(（])$/u.test(before))) return 'other';
  const named = tokens.map((token) => unitNamed(token.above[0] ?? '') ?? unitNamed(token.label));
  return named.find((unit) => unit !== null && unitFits(kind, unit)) ?? usual;
}
