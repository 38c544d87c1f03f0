import { median } from '../plausibility/robust.ts';

/** The fewest firms that may be compared (事業者名の秘匿): the number is a promise to the firms and never lowered. */
export const fewest = 10;

const enough = Symbol('ten or more');

/** Figures of at least ten firms. Nobody else can make one, so that a smaller one cannot exist. */
export type Cohort = {
  readonly [enough]: true;
  readonly firms: number;
  readonly median: number;
  readonly low: number;
  readonly high: number;
};

/** A cohort of one figure a firm, or null when there are too few of them. */
export function cohortOf(figures: ReadonlyMap<string, number>): Cohort | null {
  const known = [...figures.values()].filter(Number.isFinite).toSorted((a, b) => a - b);
  if (known.length < fewest) return null;
  const at = (part: number): number => known[Math.floor((known.length - 1) * part)] ?? Number.NaN;
  return { [enough]: true, firms: known.length, median: median(known), low: at(0.25), high: at(0.75) };
}
