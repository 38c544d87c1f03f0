import { energyDefinition } from '../energy/registry.ts';
import { addMonths, monthOf, spanOf } from '../period.ts';
import { usualAmount } from './point.ts';
import type { CandidateReading, Cause, Fix } from './types.ts';

/** A slip that may have been made: `times` leads from what was written to what was meant. */
export type Slip = { readonly cause: Cause; readonly belief: number; readonly times: number; readonly fix: Fix | null };

/**
 * Every slip of the pen or the unit that this figure could be. `belief` is how often a figure of this sort is wrong
 * in this way (own judgement; only the order of size matters).
 */
export function slipsOf(reading: CandidateReading): readonly Slip[] {
  return [
    timed(reading, { cause: 'ten-times', belief: 0.004, times: 0.1 }),
    timed(reading, { cause: 'tenth', belief: 0.004, times: 10 }),
    { cause: 'two-months', belief: 0.004, times: 0.5, fix: twoMonths(reading) },
    { cause: 'half-month', belief: 0.0003, times: 2, fix: null },
    ...thousands(reading),
    ...transpositions(reading),
  ];
}

function timed(reading: CandidateReading, slip: Omit<Slip, 'fix'>): Slip {
  return { ...slip, fix: { quantity: scaled(reading, slip.times) } };
}

function scaled({ quantity }: CandidateReading, times: number) {
  return { value: tidy(quantity.value * times), unit: quantity.unit };
}

/** Without the noise of binary fractions. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}

function thousands(reading: CandidateReading): readonly Slip[] {
  const liquid = energyDefinition(reading.kind)?.unit === 'L';
  const small = liquid ? 'kilolitres-as-litres' : 'thousandth';
  const large = liquid ? 'litres-as-kilolitres' : 'thousand-times';
  return [
    timed(reading, { cause: small, belief: 0.001, times: 1000 }),
    timed(reading, { cause: large, belief: 0.001, times: 0.001 }),
  ];
}

/** The bill of two months: its period begins a month earlier. */
function twoMonths({ period }: CandidateReading): Fix | null {
  const span = spanOf(period);
  if (!span.ok) return null;
  const { from, to } = span.value;
  const before = addMonths(monthOf(from), -1);
  const start = spanOf({ from: `${before}${from.slice(7)}`, to });
  const end = spanOf({ from: before, to: before });
  if (start.ok) return { period: { from: start.value.from, to } };
  return end.ok ? { period: { from: end.value.to, to } } : null;
}

/** Two neighbouring digits changed places. Only changes that matter (a tenth and more) are considered. */
function transpositions(reading: CandidateReading): readonly Slip[] {
  const amount = usualAmount(reading.kind, reading.quantity);
  if (amount === null || amount === 0) return [];
  const digits = String(tidy(amount));
  const swapped = [...digits].flatMap((_, at) => swapAt(digits, at) ?? []);
  const slips = swapped
    .map((text) => Number(text) / amount)
    .filter((times) => times > 0 && Math.abs(Math.log(times)) > 0.1);
  return slips.map((times) => timed(reading, { cause: 'transposed', belief: 0.004 / slips.length, times }));
}

function swapAt(digits: string, at: number): string | null {
  const second = digits[at + 1] === '.' ? at + 2 : at + 1;
  const [a, b] = [digits[at] ?? '', digits[second] ?? ''];
  if (!/^\d\d$/.test(a + b) || a === b) return null;
  return digits.slice(0, at) + b + digits.slice(at + 1, second) + a + digits.slice(second + 1);
}
