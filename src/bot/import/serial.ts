import { addDays } from '../../engine/period.ts';
import type { NamedMonth } from '../backfill/months.ts';

/** Days of Excel count from here; 60 is a day that never was, which no table of these years reaches. */
const dayZero = '1899-12-30';
const [first, last] = [36_526, 73_050];

/** The month of a day that lost its format: 45383 is 1 April 2024. Null: no such number. */
export function serialMonth(text: string): NamedMonth | null {
  if (!/^\d{5}$/.test(text.trim())) return null;
  const days = Number(text);
  if (days < first || days > last) return null;
  const day = addDays(dayZero, days);
  return { month: Number(day.slice(5, 7)), year: Number(day.slice(0, 4)), days: null };
}
