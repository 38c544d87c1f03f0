const MS_PER_DAY = 86_400_000;
const MONDAY_1970 = 3;

/** A day as counted since 1970-01-01, and a month as counted since the year 0. Counted time has no leap days to forget. */
export type Parts = { readonly year: number; readonly month: number; readonly day: number };

/** The count of a month: 2026-09 → 24320. */
export function monthOf(year: number, month: number): number {
  return year * 12 + month - 1;
}

/** Year and month of a month's count. */
export function monthParts(count: number): { readonly year: number; readonly month: number } {
  return { year: Math.floor(count / 12), month: (((count % 12) + 12) % 12) + 1 };
}

/** The last day of a month, 28 to 31. */
export function lastDay(year: number, month: number): number {
  return new Date(utc(year, month + 1, 0)).getUTCDate();
}

/** Whether the calendar has this day. */
export function exists({ year, month, day }: Parts): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= lastDay(year, month);
}

/** The count of a day. */
export function dayOf({ year, month, day }: Parts): number {
  return Math.round(utc(year, month, day) / MS_PER_DAY);
}

/** Year, month and day of a day's count. */
export function dayParts(count: number): Parts {
  const date = new Date(count * MS_PER_DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** Monday is 0, Sunday 6. */
export function weekdayOf(count: number): number {
  return (((count + MONDAY_1970) % 7) + 7) % 7;
}

/** The same day some months on; the 31st becomes the last day of a shorter month. */
export function addMonths(count: number, months: number): number {
  const { year, month, day } = dayParts(count);
  const target = monthParts(monthOf(year, month) + months);
  return dayOf({ ...target, day: Math.min(day, lastDay(target.year, target.month)) });
}

/** `YYYY-MM`. */
export function writeMonth(count: number): string {
  const { year, month } = monthParts(count);
  return `${String(year).padStart(4, '0')}-${two(month)}`;
}

/** `YYYY-MM-DD`. */
export function writeDay(count: number): string {
  const { year, month, day } = dayParts(count);
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

// Date.UTC takes the years 0 to 99 for 1900 to 1999.
function utc(year: number, month: number, day: number): number {
  return new Date(0).setUTCFullYear(year, month - 1, day);
}
