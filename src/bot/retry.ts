// 1 s, 5 s, 30 s, 2 min, 10 min, then a person decides.
const waitsMs = [1_000, 5_000, 30_000, 120_000, 600_000];

/**
 * When to try again what has failed: events and messages wait alike.
 * @param failures tries that failed so far, this one included
 * @param leastMs what the other side asked for, milliseconds
 * @returns null when a person has to decide
 */
export function nextTry(failures: number, now: Date, leastMs = 0): Date | null {
  const wait = waitsMs[failures - 1];
  return wait === undefined ? null : new Date(now.getTime() + Math.max(wait, leastMs));
}
