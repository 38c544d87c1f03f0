import { monthOf } from './calendar.ts';
import type { Clock } from './clock.ts';
import { join } from './join.ts';
import { isolated, pattern, type Reader, UNIT } from './pattern.ts';
import { type Found, months, plausible, type Stretch, said } from './said.ts';

// 8.21〜9.20 is a bill's month, where 8.2〜9.1 t would be a figure.
const DAYS = pattern(
  `(?<a>\\d{1,2})\\.(?<b>\\d{1,2})\\s*(?:~|〜|-|–|から)\\s*(?<c>\\d{1,2})\\.(?<d>\\d{1,2})(?![\\d.])(?!\\s*${UNIT})`,
);

// 2025.4〜2026.3, which alone could be decimals.
const MONTHS = pattern(
  `(?<a>20\\d{2})\\.(?<b>\\d{1,2})\\s?(?:~|〜|-|–|から)\\s?(?<c>20\\d{2})\\.(?<d>\\d{1,2})(?![\\d.])(?!\\s*${UNIT})`,
);

/** Ranges with dots in their dates: 8.21〜9.20, 2025.4〜2026.3. */
export const readDotted: Reader = (text, at, clock) =>
  isolated(text, at) ? (readDays(text, at, clock) ?? readMonths(text, at)) : null;

function readDays(text: string, at: number, clock: Clock): Found | null {
  const hit = DAYS(text, at);
  if (hit === null) return null;
  const part = (name: string): number => Number(hit.get(name));
  const left = said({ month: part('a'), day: part('b') });
  const right = said({ month: part('c'), day: part('d') });
  if (!plausible(left) || !plausible(right)) return null;
  const what = join(left, right, clock);
  return what === null || !likeBill(what.stretch) ? null : { end: hit.end, what };
}

function readMonths(text: string, at: number): Found | null {
  const hit = MONTHS(text, at);
  if (hit === null) return null;
  const part = (name: string): number => Number(hit.get(name));
  if (part('b') < 1 || part('b') > 12 || part('d') < 1 || part('d') > 12) return null;
  const [from, to] = [monthOf(part('a'), part('b')), monthOf(part('c'), part('d'))];
  return to < from ? null : { end: hit.end, what: months(from, to, 'months') };
}

function likeBill({ from, to }: Stretch): boolean {
  return to - from >= 24 && to - from <= 66;
}
