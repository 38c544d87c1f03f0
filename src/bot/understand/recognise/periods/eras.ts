import eras from '../../lexicon/eras.json' with { type: 'json' };
import type { Clock } from './clock.ts';

/** Longest names first, so that 令和 is not read as 令 and a rest. */
export const eraNames = eras.eras
  .flatMap(({ names }) => names)
  .sort((a, b) => b.length - a.length)
  .join('|');

/** The year of an era; null where the era has no such year. `元` counts as 1. */
export function eraYear(name: string, count: string): number | null {
  const era = eras.eras.find(({ names }) => names.includes(name));
  const year = count === '元' ? 1 : Number(count);
  return era === undefined || year < 1 || year > era.last ? null : era.start + year - 1;
}

/**
 * A year of one or two digits as Japanese bills write it: 8年 is 令和8年, 26年 is 2026, 30年 is 平成30年.
 * The current era wins while it has such a year or will have it next year.
 */
export function shortYear(digits: string, clock: Clock): number | null {
  const year = Number(digits);
  const [current, ...older] = eras.eras;
  if (year < 1 || current === undefined) return null;
  if (current.start + year - 1 <= clock.year + 1) return current.start + year - 1;
  if (2000 + year <= clock.year + 1) return 2000 + year;
  const era = older.find(({ start, last }) => year <= last && start + year - 1 <= clock.year);
  return era === undefined ? 2000 + year : era.start + year - 1;
}

/** A year that an apostrophe or a full numeric date cuts to two digits: 26 is 2026, 89 is 1989. */
export function westernYear(digits: string, clock: Clock): number {
  const year = Number(digits);
  if (digits.length > 2) return year;
  return 2000 + year <= clock.year + 20 ? 2000 + year : 1900 + year;
}
