import { addMonths } from '../../../engine/period.ts';
import type { Facts } from '../../facts.ts';
import { readingBefore, readingOf } from './gaps.ts';
import type { Pending } from './state.ts';

/** Why a figure is asked about once more. */
export type Doubt =
  | { readonly why: 'zero' }
  | { readonly why: 'high' | 'low'; readonly month: string; readonly value: number };

/**
 * Zero is asked about, and so is five times or more, or a fifth or less, of the last known month, of the same month
 * a year before, or of the figure that it corrects.
 */
export function doubtOf({ slot, value, unit, replaces }: Pending, facts: Facts): Doubt | null {
  if (value === 0) return { why: 'zero' };
  const corrected = replaces === null ? null : readingOf(facts, slot);
  const lastYear = readingOf(facts, { ...slot, month: addMonths(slot.month, -12) });
  const known = [corrected, readingBefore(facts, slot), lastYear];
  for (const reading of known) {
    if (reading === null || reading.quantity.unit !== unit || reading.quantity.value <= 0) continue;
    const ratio = value / reading.quantity.value;
    const found = { month: reading.month, value: reading.quantity.value };
    if (ratio >= 5) return { why: 'high', ...found };
    if (ratio <= 0.2) return { why: 'low', ...found };
  }
  return null;
}
