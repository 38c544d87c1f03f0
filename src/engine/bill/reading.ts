import type { WasteKnown, WasteTreatment, WasteType } from '../waste/sort.ts';
import type { BillKind, BillUnit } from './kind.ts';
import type { Box } from './scan.ts';

/** How sure a field is: `ok` two recognisers agree or the paper proves it, and nothing else comes near. */
export type FieldStatus = 'ok' | 'review';

/** Why a field is as sure as it is; the sentences are the translators'. */
export type FieldReason =
  | 'agreed'
  | 'proved'
  | 'one-recogniser'
  | 'weak'
  | 'close-second'
  | 'no-year'
  | 'months-differ'
  | 'price-unusual'
  | 'amount-unusual'
  | 'unit-unsure'
  | 'part-of-whole'
  | 'paper-unusual'
  | 'two-energies'
  | 'several-bills'
  | 'kind-unsure'
  | 'layout-differs'
  | 'not-found';

/** One field of a bill, with at most three things it may be; the first is the likeliest. */
export type Field<T> = {
  readonly status: FieldStatus;
  readonly why: FieldReason;
  /** On the cleaned sheet; null when nothing was found. */
  readonly box: Box | null;
  readonly candidates: readonly T[];
};

/** An amount used, as printed. */
export type BillUsage = { readonly value: number; readonly unit: BillUnit };

/** An amount that may be the one used, and its place on the sheet. */
export type PlacedUsage = BillUsage & { readonly place: string };

/** A month that the paper may be for, and the place that names it. */
export type PlacedMonth = { readonly month: string; readonly place: string };

/** One kind of energy on a paper that has several, or one of several bills; `month` where it is not that of all. */
export type BillItem = {
  readonly kind: BillKind;
  readonly usage: BillUsage;
  readonly amountYen: number | null;
  readonly month?: string | null;
};

/** Why a picture is turned away. */
export type RejectReason = 'not-a-bill' | 'no-amount-found' | 'unreadable';

/** What a paper says. `review`: nothing of it may be taken over without a person choosing. */
export type BillReading = {
  readonly status: 'ok' | 'review' | 'reject';
  readonly reason: RejectReason | FieldReason | 'read';
  readonly kind: BillKind | null;
  readonly supplier: string | null;
  readonly usage: BillUsage | null;
  /** ISO days, both included. */
  readonly period: { readonly from: string; readonly to: string } | null;
  readonly month: string | null;
  /** Whole yen with tax; null unless proved. */
  readonly amountYen: number | null;
  /** `****-83` */
  readonly contractNumber: string | null;
  readonly items: readonly BillItem[];
  /** At most twelve amounts that may be the one used, the likeliest first; none where the paper has several energies. */
  readonly usages: readonly PlacedUsage[];
  /** At most six months with what names them, the likeliest first. */
  readonly months: readonly PlacedMonth[];
  /** The likeliest, as far as the paper says so; null where it is not about waste. */
  readonly waste: WasteKnown | null;
  readonly fields: {
    readonly kind: Field<BillKind>;
    readonly usage: Field<BillUsage>;
    readonly month: Field<string>;
    readonly amountYen: Field<number>;
    readonly wasteType: Field<WasteType>;
    readonly wasteTreatment: Field<WasteTreatment>;
  };
};
