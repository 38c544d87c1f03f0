import type { EnergyKind } from '../energy/registry.ts';

/** The rows of a kind in a month. Sums are exact decimals as text; null: nothing is known, which is not zero. */
export type Sum = {
  readonly kgCo2: string | null;
  /** In the kind's usual unit; null also where one of the rows cannot be converted. */
  readonly use: string | null;
  readonly rows: number;
  readonly withoutCo2: number;
  readonly provisional: number;
};

/** One kind in one month of support, and in the same month of the year before. */
export type KindMonth = {
  readonly month: string;
  readonly kind: EnergyKind;
  readonly now: Sum;
  readonly before: Sum;
  /** The same over the months that are compared: whole in both years, with the same meters. */
  readonly compared: { readonly now: string | null; readonly before: string | null };
  /** Exact sums of the change by use and by factor over the compared months; null: cannot be told apart. */
  readonly parts: { readonly activity: string; readonly factor: string } | null;
};

/** How far the firms' reports of one month have come. */
export type MonthFirms = {
  readonly month: string;
  /** Firms with something reported of their energy, and firms of which nothing is missing, in both years. */
  readonly reporting: number;
  readonly whole: number;
  readonly wholeBefore: number;
  /** Firms whose month is compared. */
  readonly compared: number;
  /** Meters that were expected and are not reported. */
  readonly gaps: number;
};

/** The ledger of those who agree that the client hears of them, as it stood when the week was over. */
export type WeekLedger = {
  readonly kinds: readonly KindMonth[];
  readonly months: readonly MonthFirms[];
  /** Firms of which at least one month is compared. */
  readonly comparedFirms: number;
};

/** Firms of a route; `route` null: not decided. */
export type RouteCount = { readonly route: 'system' | 'consulting' | null; readonly firms: number };

/** Who takes part at the end of the week. */
export type WeekFirms = {
  /** Firms that take part, by route; who has left or is still joining is not among them. */
  readonly routes: readonly RouteCount[];
  readonly joined: number;
  /** Firms of the figures: they agree to the use, and that the client hears of them. Who has left stays in the figures. */
  readonly members: number;
  /** They took their consent to the use back. */
  readonly withdrawn: number;
  /** They do not agree that the client hears of them. */
  readonly withheld: number;
};

/** How far a firm has come with the month that is due. */
export type DueState = 'reported' | 'reported-late' | 'partly' | 'missing';

/** A firm that may be named, by number. */
export type DueFirm = { readonly number: number; readonly state: DueState; readonly missing: number };

/** The month that is due: firms one by one that may be named, the others as counts. */
export type WeekDue = {
  readonly month: string;
  readonly firms: readonly DueFirm[];
  readonly others: { readonly firms: number; readonly reported: number };
};

/** A consultation case as the week needs it; moments are ISO. */
export type WeekCase = {
  readonly openedAt: string;
  readonly closedAt: string | null;
  readonly claimedAt: string | null;
  readonly answeredAt: string | null;
  readonly complaint: boolean;
  readonly reason: string;
};

/** The steps of one measure at one firm in their order, and how many firms and measures went the same way. */
export type MeasureWay = {
  readonly steps: readonly { readonly step: string; readonly inWeek: boolean }[];
  readonly count: number;
};

/** Why a month's figure is another than a week before, and by how much. Exact decimals as text. */
export type Restated = {
  readonly month: string;
  readonly difference: string;
  /** How many more rows with CO2 there are than a week before. */
  readonly moreKnown: number;
  readonly corrected: number;
  readonly withdrawn: number;
  /** Rows whose CO2 was computed anew with another factor. */
  readonly recomputed: number;
  /** Rows that were reported only now. */
  readonly added: number;
};

/** What somebody said; `seq` is our number of it, by which its words are found when they are shown. */
export type WeekOpinion = { readonly seq: number; readonly day: string; readonly firm: number };

/** Figures that a person should look at, over those who agree. */
export type WeekQuality = {
  readonly corrections: number;
  readonly withdrawals: number;
  /** Figures of the month that is due that differ from last year by half or more, by firm. */
  readonly unusual: readonly { readonly firm: number; readonly kind: EnergyKind; readonly percent: number }[];
};

/** How often a host was reached in the week. */
export type HostCount = { readonly host: string; readonly contacted: number; readonly refused: number };
