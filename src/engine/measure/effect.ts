import { addMonths, monthsFrom } from '../period.ts';
import { total } from '../summary/reading.ts';
import type { MonthUse } from './features.ts';

/** The measure and how it is checked: the months after it was done against the same months a year before. */
export type EffectQuestion = {
  readonly months: readonly MonthUse[];
  /** The day it was done. */
  readonly doneOn: string;
  /** How many months after it are compared. */
  readonly count: number;
  /** Heating and cooling degree days by month, where somebody gives them. */
  readonly degreeDays?: Readonly<Record<string, number>> | null;
};

/** What changed. CO2 parts add up exactly: ΔQ·f0 + Q1·Δf. Nothing is said of the cause. */
export type EffectAnswer =
  | { readonly known: false; readonly why: 'too-few-months'; readonly missing: readonly string[] }
  | {
      readonly known: true;
      readonly before: { readonly months: readonly string[]; readonly quantity: number; readonly kgCo2: number | null };
      readonly after: { readonly months: readonly string[]; readonly quantity: number; readonly kgCo2: number | null };
      readonly quantityChange: number;
      /** Null where a factor is unknown. `activity`: by the use; `factor`: by another year's factor. */
      readonly co2Change: { readonly total: number; readonly activity: number; readonly factor: number } | null;
      /** The use after, as it would be with the degree days of before; null without degree days. */
      readonly normalised: { readonly quantity: number; readonly change: number } | null;
      /** What is not separated from the change. */
      readonly notSeparated: readonly ('production' | 'weather')[];
    };

/** Compares whole months only: the month in which it was done belongs to neither side. */
export function effectOf({ months, doneOn, count, degreeDays = null }: EffectQuestion): EffectAnswer {
  const first = addMonths(doneOn.slice(0, 7), 1);
  const wanted = monthsFrom(first, addMonths(first, count - 1));
  const earlier = wanted.map((month) => addMonths(month, -12));
  const byMonth = new Map(months.map((use) => [use.month, use]));
  const missing = [...earlier, ...wanted].filter((month) => !byMonth.has(month));
  if (missing.length > 0 || count < 1) return { known: false, why: 'too-few-months', missing };
  const uses = (list: readonly string[]) => list.flatMap((month) => byMonth.get(month) ?? []);
  const before = sideOf(uses(earlier));
  const after = sideOf(uses(wanted));
  const normalised = normalise(before, after, degreeDays);
  return {
    known: true,
    before,
    after,
    quantityChange: after.quantity - before.quantity,
    co2Change: split(before, after),
    normalised,
    notSeparated: normalised === null ? ['production', 'weather'] : ['production'],
  };
}

type Side = { readonly months: readonly string[]; readonly quantity: number; readonly kgCo2: number | null };

function sideOf(uses: readonly MonthUse[]): Side {
  const known = uses.every(({ kgCo2 }) => kgCo2 !== null);
  return {
    months: uses.map(({ month }) => month),
    quantity: total(uses.map(({ quantity }) => quantity)),
    kgCo2: known ? total(uses.map(({ kgCo2 }) => kgCo2 ?? 0)) : null,
  };
}

/** ΔQ·f0 + Q1·Δf, where a factor is CO2 by use; the second part is what remains, so that both add up to the whole. */
function split(before: Side, after: Side) {
  if (before.kgCo2 === null || after.kgCo2 === null || before.quantity <= 0) return null;
  const change = after.kgCo2 - before.kgCo2;
  const activity = (after.quantity - before.quantity) * (before.kgCo2 / before.quantity);
  return { total: change, activity, factor: change - activity };
}

function normalise(before: Side, after: Side, degreeDays: EffectQuestion['degreeDays']) {
  const days = (side: Side) => side.months.map((month) => degreeDays?.[month] ?? null);
  const [old, now] = [days(before), days(after)];
  if ([...old, ...now].includes(null)) return null;
  const sum = (list: readonly (number | null)[]) => total(list.map((one) => one ?? 0));
  if (sum(now) <= 0) return null;
  const quantity = after.quantity * (sum(old) / sum(now));
  return { quantity, change: quantity - before.quantity };
}
