import { z } from 'zod';
import { isDay } from '../../engine/period.ts';

const dated = /^\d{4}-\d{2}-\d{2}$/;
const yearly = /^\d{2}-\d{2}$/;
const wanted = 'a day (2026-12-29), a day of every year (12-29), or { from, to } of either';
const written = z.string().regex(/^(\d{4}-)?\d{2}-\d{2}$/, { error: wanted, abort: true });

// 29 February closes in the years that have one.
const exists = (day: string): boolean => isDay(yearly.test(day) ? `2024-${day}` : day);

/** Days on which nobody comes: a day, the same day of every year, or from one to another of either, both included. */
export const closedDays = z
  .union([written, z.strictObject({ from: written, to: written }).readonly()], { error: wanted })
  .superRefine((entry, context) => {
    const fault = faultOf(entry);
    if (fault !== null) context.addIssue({ code: 'custom', message: fault });
  });

export type ClosedDays = z.infer<typeof closedDays>;

function faultOf(entry: string | { readonly from: string; readonly to: string }): string | null {
  if (typeof entry === 'string') return exists(entry) ? null : 'no such day';
  const { from, to } = entry;
  if (!exists(from) || !exists(to)) return 'no such day';
  if (dated.test(from) !== dated.test(to)) return 'from and to are both days, or both days of every year';
  return dated.test(from) && from > to ? 'from is after to' : null;
}

/** Whether a day (`YYYY-MM-DD`) is one of these; a yearly stretch may go on beyond the end of the year. */
export function isClosedOn(day: string, entries: readonly ClosedDays[]): boolean {
  return entries.some((entry) => holds(entry, day));
}

function holds(entry: ClosedDays, day: string): boolean {
  const { from, to } = typeof entry === 'string' ? { from: entry, to: entry } : entry;
  const seen = yearly.test(from) ? day.slice(5) : day;
  return from <= to ? from <= seen && seen <= to : seen >= from || seen <= to;
}
