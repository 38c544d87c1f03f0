import { addDays, addMonths, type Day, lastOfMonth, monthOf } from './days.ts';
import { type Random, roundTo } from './random.ts';
import type { Period } from './truth.ts';

/** A day on which a bill could be dated. */
export const pickDay = (random: Random): Day => addDays('2024-02-01', random.int(0, 960));

/** The days between two meter readings, some months apart. */
export const meterPeriod = (random: Random, months = 1): Period => {
  const start = `2024-${String(random.int(1, 12)).padStart(2, '0')}-${String(random.int(2, 27)).padStart(2, '0')}`;
  const from = addMonths(start, random.int(0, 19));
  return { from, to: addDays(addMonths(from, months), random.int(-1, 1) - 1) };
};

/** A whole calendar month. */
export const calendarMonth = (random: Random): Period => {
  const from = addMonths('2024-01-01', random.int(0, 31));
  return { from, to: lastOfMonth(from) };
};

/** The month a bill belongs to when its period ends on a day. */
export const billMonth = (period: Period): string => monthOf(period.to);

/** Two meter readings whose difference times the multiplier is the usage. */
export type Meter = {
  readonly before: number;
  readonly now: number;
  readonly difference: number;
  readonly multiplier: number;
  readonly usage: number;
};

export const readMeter = (
  random: Random,
  { from, to, decimals, multipliers }: { from: number; to: number; decimals: number; multipliers: readonly number[] },
): Meter => {
  const multiplier = random.pick(multipliers);
  // Most users are small, a few are large.
  const wanted = from * (to / from) ** random.next();
  const difference = roundTo(Math.max(wanted / multiplier, 10 ** -decimals), decimals);
  const before = random.decimal(
    difference * 2,
    9000 - difference > difference * 2 ? 9000 - difference : difference * 9,
    decimals,
  );
  return {
    before,
    now: roundTo(before + difference, decimals),
    difference,
    multiplier,
    usage: roundTo(difference * multiplier, decimals),
  };
};

/** Another month's usage: near this one, never the same. */
export const otherUsage = (random: Random, usage: number, decimals = 0): number => {
  const other = roundTo(usage * random.between(0.7, 1.35), decimals);
  return other === usage ? roundTo(usage + 3, decimals) : other;
};
