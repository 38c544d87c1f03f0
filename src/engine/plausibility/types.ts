import type { EnergyKind } from '../energy/registry.ts';
import type { Period } from '../period.ts';

/** A figure with its unit as given. */
export type Amount = { readonly value: number; readonly unit: string };

/** A reading that was confirmed before. */
export type KnownReading = {
  readonly kind: EnergyKind;
  readonly siteId: string;
  readonly quantity: Amount;
  /** As billed, both ends included; the rate per day comes from it. */
  readonly period: Period;
  /** The month it was reported for, `YYYY-MM`. */
  readonly month: string;
};

/** The reading in question. `amountYen` is what the bill asks for, when it is known. */
export type CandidateReading = KnownReading & { readonly amountYen?: number | null };

/** What is known of the site's size. Left out or null is unknown, never zero. */
export type SiteScale = { readonly employees?: number | null; readonly floorAreaM2?: number | null };

/** Every likely cause that a warning can name. */
export const causes = [
  'ten-times',
  'tenth',
  'transposed',
  'yen',
  'two-months',
  'half-month',
  'kilolitres-as-litres',
  'litres-as-kilolitres',
  'thousand-times',
  'thousandth',
  'other-site',
  'other-kind',
  'zero',
  'level',
  'price',
] as const;

/** A likely cause. `kilolitres-as-litres`: kilolitres were written with the unit L, so the figure is far too small. */
export type Cause = (typeof causes)[number];

/** What one tap changes in the reading; `amountYen` means: keep the figure as the amount and ask for the use. */
export type Fix = {
  readonly quantity?: Amount;
  readonly siteId?: string;
  readonly kind?: EnergyKind;
  readonly period?: Period;
  readonly amountYen?: number;
};

/** A cause with its fix, or null where only the owner knows. `score`: the share of belief among all explanations. */
export type LikelyCause = { readonly cause: Cause; readonly fix: Fix | null; readonly score: number };

/** What the period's use would be, in the kind's usual unit; `low` and `high` hold about 95 % of honest readings. */
export type ExpectedUse = {
  readonly low: number;
  readonly median: number;
  readonly high: number;
  readonly unit: string;
};

/** Why the verdict is as it is, with the figures a message can show. */
export type Because =
  | { readonly code: 'same-month-last-year'; readonly figure: number }
  | { readonly code: 'recent-readings'; readonly figure: number }
  | { readonly code: 'few-readings'; readonly figure: number }
  | { readonly code: 'site-size'; readonly figure: number }
  | { readonly code: 'yen-per-unit'; readonly figure: number }
  | { readonly code: 'times-expected'; readonly figure: number }
  | { readonly code: 'not-comparable'; readonly figure: null };

/** Whether a reading is believable beside what is known. `gentle`: one soft question, as for a closed site. */
export type Assessment = {
  readonly verdict: 'plausible' | 'unusual';
  readonly gentle: boolean;
  readonly causes: readonly LikelyCause[];
  readonly expected: ExpectedUse | null;
  readonly because: readonly Because[];
};
