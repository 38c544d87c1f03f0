import type { CandidateReading } from '../../src/engine/plausibility/types.ts';
import type { Chance } from './chance.ts';

/** What people do wrong when they report a month. */
export const slips = ['ten-times', 'tenth', 'transposed', 'yen', 'two-months', 'other-site', 'litres'] as const;
export type SlipName = (typeof slips)[number];

/** A wrong entry, and what was meant. */
export type Wrong = { readonly slip: SlipName; readonly entered: CandidateReading; readonly meant: CandidateReading };

/** What this slip makes of an honest entry; null where it cannot happen, or changes nothing. */
export function makeSlip(
  slip: SlipName,
  meant: CandidateReading,
  around: { chance: Chance; year: readonly CandidateReading[] },
): Wrong | null {
  const value = slipped(slip, meant, around);
  if (value === null || !(value > 0) || value === meant.quantity.value) return null;
  return { slip, meant, entered: { ...meant, quantity: { ...meant.quantity, value } } };
}

function slipped(
  slip: SlipName,
  meant: CandidateReading,
  { chance, year }: { chance: Chance; year: readonly CandidateReading[] },
): number | null {
  const { value, unit } = meant.quantity;
  switch (slip) {
    case 'ten-times':
      return value * 10;
    case 'tenth':
      return Number((value / 10).toPrecision(12));
    case 'transposed':
      return transposed(chance, value);
    case 'yen':
      return meant.amountYen ?? null;
    case 'two-months': {
      const before = year
        .filter((one) => one.kind === meant.kind && one.siteId === meant.siteId && one.month < meant.month)
        .at(-1);
      return before === undefined ? null : value + before.quantity.value;
    }
    case 'other-site': {
      const other = year.find(
        (one) => one.kind === meant.kind && one.siteId !== meant.siteId && one.month === meant.month,
      );
      return other?.quantity.value ?? null;
    }
    case 'litres':
      return unit === 'L' ? value * 1000 : null;
  }
}

function transposed(chance: Chance, value: number): number | null {
  const digits = String(value);
  const places = [...digits].flatMap((digit, at) => {
    const next = digits[at + 1] ?? '';
    return /\d/.test(digit) && /\d/.test(next) && digit !== next ? [at] : [];
  });
  if (places.length === 0) return null;
  const at = chance.pick(places);
  return Number(digits.slice(0, at) + digits[at + 1] + digits[at] + digits.slice(at + 2));
}

/** How far a wrong entry lies from the truth, as a share of it. */
export function errorOf({ entered, meant }: Wrong): number {
  return Math.abs(entered.quantity.value - meant.quantity.value) / meant.quantity.value;
}
