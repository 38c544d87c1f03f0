import { monthsIn } from '../attach/months.ts';
import type { Ask, Context, Item, Known } from '../contract.ts';
import { inBase } from '../resolve/compatible.ts';

// So many times more, or so many times less than the last known month is asked about.
const FACTOR = 5;
// Nobody the bot talks to uses this much in a month, in kWh, litres or kg.
const ABSURD = 1e9;

/** Asks about a value far from what the business used before; month against month, in the same unit. */
export function implausible(item: Item, context: Context): Ask | null {
  const { value, unit, measure } = item;
  if (value === null || unit === null || measure !== 'usage') return null;
  if (value < 0) return { slot: 'confirm', reason: 'negative' };
  const monthly = inBase(value, unit).value / (item.period === null ? 1 : monthsIn(item.period));
  return isFar(item, monthly, usedBefore(item, context))
    ? { slot: 'confirm', reason: 'out_of_range', options: [value] }
    : null;
}

function isFar({ kind }: Item, monthly: number, before: number | null): boolean {
  if (before === null || before <= 0) return monthly >= ABSURD;
  if (monthly === 0) return kind === 'electricity';
  return monthly >= before * FACTOR || monthly <= before / FACTOR;
}

function usedBefore({ kind, unit, site }: Item, { previous }: Context): number | null {
  const same = previous.filter((known) => known.kind === kind && (site === '*' || known.site === site));
  const values = same.flatMap((known) => monthly(known, unit));
  if (values.length === 0) return null;
  return site === '*' ? values.reduce((sum, value) => sum + value, 0) : (values.at(-1) ?? null);
}

function monthly({ value, unit, period }: Known, wanted: Item['unit']): readonly number[] {
  if (value === null || unit === null || wanted === null) return [];
  const base = inBase(value, unit);
  if (base.unit !== inBase(1, wanted).unit) return [];
  return [base.value / (period === null ? 1 : monthsIn(period))];
}
