import type { Equipment } from '../knowledge/equipment.ts';

/** A figure that is known to be more than one and at most another; `upTo` null: no end. */
export type KnownRange = { readonly over: number; readonly upTo: number | null };

/** Figures that owners are asked for as ranges. */
export const rangedFields = ['employees', 'capitalYen', 'siteMonths'] as const;
export type RangedField = (typeof rangedFields)[number];

/** What is known of a firm for choosing schemes. `null` = not known: it is asked or stays unknown, never assumed. */
export type SchemeProfile = {
  /** Codes of where the firm works, five digits for a municipality, two for a prefecture. Empty: not known. */
  readonly regions: readonly string[];
  /** 日本標準産業分類: a division (`E`), division and major group (`E-09`). */
  readonly industry: string | null;
  readonly employees: number | null;
  readonly capitalYen: number | null;
  /** `other`: hospitals, schools, associations and whatever else is neither a company nor a sole proprietor. */
  readonly form: 'company' | 'sole' | 'other' | null;
  readonly equipment: readonly Equipment[] | null;
  /** Ids of planned measures. */
  readonly measures: readonly string[] | null;
  /** More than these measures and this equipment may be meant: what is not among them is not known. */
  readonly planIsOpen: boolean;
  readonly building: 'own' | 'rented' | null;
  readonly acquiredBy: 'purchase' | 'lease' | 'rental' | 'ppa' | null;
  /** Whether anything is ordered, signed or begun already. */
  readonly ordered: boolean | null;
  /** Age of the site in months. */
  readonly siteMonths: number | null;
  /** What is known of these where the figure itself is not. */
  readonly ranges: Readonly<Partial<Record<RangedField, KnownRange>>>;
  /** Energy of a year, kL of crude oil. */
  readonly crudeOilKl: number | null;
  /** CO2 of a year, t, and what the measures would cut of it. */
  readonly emissionT: number | null;
  readonly reductionT: { readonly low: number; readonly high: number } | null;
  /** What the owner said to conditions that only the owner knows, by `scheme/condition`. */
  readonly answers: Readonly<Record<string, boolean>>;
};

/** A firm of which nothing is known. */
export const unknownProfile: SchemeProfile = {
  regions: [],
  industry: null,
  employees: null,
  capitalYen: null,
  form: null,
  equipment: null,
  measures: null,
  planIsOpen: false,
  building: null,
  acquiredBy: null,
  ordered: null,
  siteMonths: null,
  ranges: {},
  crudeOilKl: null,
  emissionT: null,
  reductionT: null,
  answers: {},
};

/** Whether a figure is at most `limit`, by itself or by its range; null where neither decides it. */
export function isAtMost(field: RangedField, limit: number, profile: SchemeProfile): boolean | null {
  const { [field]: value } = profile;
  if (value !== null) return value <= limit;
  const range = profile.ranges[field];
  if (range === undefined) return null;
  if (range.upTo !== null && range.upTo <= limit) return true;
  return range.over >= limit ? false : null;
}
