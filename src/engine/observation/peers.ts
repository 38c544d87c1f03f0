import { addMonths, monthsFrom } from '../period.ts';
import { total } from '../summary/reading.ts';
import { type Cohort, cohortOf } from './cohort.ts';

/** A firm as others may be compared with: no name, and only what agreed to statistics counts for others. */
export type PeerFirm = {
  readonly id: string;
  /** As the knowledge writes it (`E-09`); null: not known. */
  readonly industry: string | null;
  readonly employees: number | null;
  /** The CO2 of the newest twelve months that are wholly known; null: there are none. */
  readonly kgCo2: number | null;
  readonly agrees: boolean;
};

/** Where a firm stands among the others of its trade and size: by quarters, never by rank. */
export type PeerStanding = {
  /** How many others there are. */
  readonly firms: number;
  /** Their median to two digits: it tells nobody's own figure. */
  readonly median: number;
  readonly own: number;
  /** 1: among the quarter with the least CO2. */
  readonly quarter: 1 | 2 | 3 | 4;
  /** Whether the others are of the same group of trades (`E-09`), or of the same division only (`E`). */
  readonly trade: 'group' | 'division';
};

/** Why nothing is compared: the firm's own year, trade or size is not known, or there are too few others. */
export type NoPeers = 'own-year' | 'own-kind' | 'too-few';

// The classes of sizes in the public statistics of establishments: up to so many people.
const sizes = [4, 9, 19, 29, 49, 99, 299] as const;

/** The class of a firm's size; null: not known. */
export function sizeClass(employees: number | null): number | null {
  if (employees === null || employees < 0) return null;
  const at = sizes.findIndex((most) => employees <= most);
  return at === -1 ? sizes.length : at;
}

/**
 * Compares a firm with the others of its trade and size, else of its division and size. `fewest` others at least, and
 * never fewer than the promise of `cohortOf`; the firm's own figure is not among theirs, so that it cannot be taken out
 * of them.
 */
export function peersOf(own: PeerFirm, all: readonly PeerFirm[], fewest: number): PeerStanding | NoPeers {
  const size = sizeClass(own.employees);
  if (own.industry === null || size === null) return 'own-kind';
  if (own.kgCo2 === null) return 'own-year';
  const others = all.filter((one) => one.id !== own.id && one.agrees && sizeClass(one.employees) === size);
  for (const trade of ['group', 'division'] as const) {
    const alike = others.filter(({ industry }) => isAlike(industry, own.industry, trade));
    const cohort = cohortFrom(alike, fewest);
    if (cohort !== null)
      return {
        firms: cohort.firms,
        median: twoDigits(cohort.median),
        own: own.kgCo2,
        quarter: quarterOf(own.kgCo2, cohort),
        trade,
      };
  }
  return 'too-few';
}

function isAlike(a: string | null, b: string | null, trade: PeerStanding['trade']): boolean {
  if (a === null || b === null) return false;
  return trade === 'division' ? a.charAt(0) === b.charAt(0) : a === b && a.includes('-');
}

function cohortFrom(firms: readonly PeerFirm[], fewest: number): Cohort | null {
  const figures = new Map(firms.flatMap(({ id, kgCo2 }) => (kgCo2 === null ? [] : [[id, kgCo2] as const])));
  return figures.size < fewest ? null : cohortOf(figures);
}

function quarterOf(own: number, { low, median, high }: Cohort): PeerStanding['quarter'] {
  // Rounded, as somebody could try figures of their own until the quarter changes.
  const [first, second, third] = [twoDigits(low), twoDigits(median), twoDigits(high)];
  if (own <= first) return 1;
  if (own <= second) return 2;
  return own <= third ? 3 : 4;
}

function twoDigits(value: number): number {
  return value === 0 ? 0 : Number(value.toPrecision(2));
}

/** Months that are older say nothing of a firm today. */
const newestWithin = 6;

/** The CO2 of the newest twelve months that follow each other and are wholly known, up to half a year ago. */
export function newestYear(
  months: readonly { readonly month: string; readonly kgCo2: number | null }[],
  thisMonth: string,
): number | null {
  const known = new Map(months.flatMap(({ month, kgCo2 }) => (kgCo2 === null ? [] : [[month, kgCo2] as const])));
  const oldest = addMonths(thisMonth, -newestWithin);
  const ends = [...known.keys()].filter((month) => month >= oldest && month < thisMonth).toSorted();
  for (const last of ends.toReversed()) {
    const values = monthsFrom(addMonths(last, -11), last).flatMap((month) => known.get(month) ?? []);
    if (values.length === 12) return total(values);
  }
  return null;
}
