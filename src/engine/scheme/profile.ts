import type { Equipment } from '../knowledge/equipment.ts';

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
  readonly building: 'own' | 'rented' | null;
  readonly acquiredBy: 'purchase' | 'lease' | 'rental' | 'ppa' | null;
  /** Whether anything is ordered, signed or begun already. */
  readonly ordered: boolean | null;
  /** Age of the site in months. */
  readonly siteMonths: number | null;
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
  building: null,
  acquiredBy: null,
  ordered: null,
  siteMonths: null,
  crudeOilKl: null,
  emissionT: null,
  reductionT: null,
  answers: {},
};
