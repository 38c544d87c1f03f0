import type { EnergyKind } from '../engine/energy/registry.ts';
import type { WasteTreatment, WasteType } from '../engine/waste/sort.ts';

/** One field of a photographed bill: at most three things it may be. Only what is sure may be shown as the answer. */
export type Told<T> = { readonly sure: boolean; readonly candidates: readonly T[] };

/** An amount used. */
export type Used = { readonly value: number; readonly unit: string };

/** By these two photographs are known again: the very same file, and the same paper taken or sent once more. */
export type Marks = {
  readonly exact: string;
  readonly look: string;
  /** Keyed hashes of the numbers that name meter or customer, each behind its sort: `supply-1f…`. The surest first. */
  readonly meters?: readonly string[];
};

/** The fields of which a strip of the photograph can be shown. */
export type StripField = 'usage' | 'month';

/** An amount that is printed on the paper, and where: hundredths of the sheet and a word of our own, `34/12/label`. */
export type PlacedAmount = Used & { readonly place: string };

/** A month that the paper may be for, and the place that names it. */
export type PlacedMonth = { readonly month: string; readonly place: string };

/** By what the reader learns: the layout of the paper, and at most twelve amounts and six months on it, the likeliest first. */
export type Trail = {
  /** The name under which the supplier's papers are remembered; null when nobody could be made out. */
  readonly supplier: string | null;
  readonly kind: EnergyKind | null;
  readonly amounts: readonly PlacedAmount[];
  /** Not there on what was read by an earlier version. */
  readonly months?: readonly PlacedMonth[];
};

/** A paper about a kind of energy on which no amount was found: perhaps the other side of a bill. */
export type BillSide = { readonly kind: EnergyKind; readonly month: Told<string>; readonly supplier: string | null };

/**
 * What a photograph of a bill says. It holds no number of a customer, and of the text as it was read only the names it is
 * addressed to: they tell another firm's bill from this one's.
 */
export type BillSeen = {
  readonly status: 'ok' | 'review' | 'reject';
  /** Why it was turned away: not-a-bill, no-amount-found, unreadable, too-many-pages, picture-broken … */
  readonly reason: string;
  readonly kind: Told<EnergyKind>;
  readonly usage: Told<Used>;
  readonly month: Told<string>;
  /** Days as printed, both included; null unless they end in the month. */
  readonly period: { readonly from: string; readonly to: string } | null;
  readonly supplier: string | null;
  /** What the whole paper asks for, whole yen with tax; null unless it is proved. Not there on earlier readings. */
  readonly amountYen?: number | null;
  /** Several kinds of energy on one paper. */
  readonly items: readonly { readonly kind: EnergyKind; readonly usage: Used }[];
  /** Of an invoice or manifest of waste: what it is and what is done with it. */
  readonly waste?: { readonly type: Told<WasteType>; readonly treatment: Told<WasteTreatment> } | null;
  /** Whom the paper is addressed to, as printed, at most three; none where nobody was read surely. Sealed like all of this. */
  readonly addressees?: readonly string[];
  /** Of what was turned away for want of an amount: what it says of the bill whose side it may be. */
  readonly side?: BillSide | null;
  readonly marks: Marks;
  /** Not there on what was read by an earlier version. */
  readonly trail?: Trail;
};

/** Pixels of every strip, so that cards can say its shape before it is loaded. */
export const stripSize = { width: 900, height: 160 } as const;

/** Strips of a photograph by their field: the ids under which they are kept. */
export type StripIds = Readonly<Record<StripField, string | null>>;

/** A piece of a photograph that is kept beside it. */
export type CutOut = { readonly bytes: Uint8Array; readonly contentType: string };

/** One bill as it was read, with what is to be kept of its sheet. */
export type SheetRead = {
  readonly bill: BillSeen;
  readonly strips: Readonly<Record<StripField, CutOut | null>>;
  /** The sheet with black over the numbers that name the customer: all that anybody but the owner may see of it. */
  readonly shareable: CutOut | null;
};

/** A photograph as it was read; `others` are further bills in the same picture. */
export type BillRead = SheetRead & { readonly others: readonly SheetRead[] };

/** A further bill of a photograph, as the dialogue hears of it. */
export type FurtherBill = { readonly bill: BillSeen; readonly strips: StripIds };

/**
 * Reads a photograph or PDF of a bill, with what was learnt in this programme. What is none is a `reject`.
 * @throws {ExternalError} database-unavailable
 */
export type BillReader = (bytes: Uint8Array, programmeId: string) => Promise<BillRead>;
