import type { EmissionPart } from '../emission/calculate.ts';
import type { EnergyKind } from '../energy/registry.ts';
import type { DelayReason } from '../jcredit/procedure.ts';
import type { Period } from '../period.ts';
import type { Activities } from './activities.ts';

/** One current row of the ledger: neither corrected nor withdrawn. */
export type ReportRow = {
  readonly id: string;
  readonly site: string;
  readonly kind: EnergyKind;
  readonly sort: string | null;
  readonly quantity: { readonly value: number; readonly unit: string };
  readonly period: Period;
  /** The month it was reported for, `YYYY-MM`. */
  readonly month: string;
  /** Null: no factor is known, so its CO2 is not known either. */
  readonly kgCo2: number | null;
  readonly scope: 1 | 2 | 3 | null;
  readonly provisional: boolean;
  readonly parts: readonly EmissionPart[];
};

/** A measure that was put to a firm, and how far it has come. `title` in the reader's language. */
export type ReportProposal = {
  readonly measureId: string;
  readonly title: string;
  readonly step: 'proposed' | 'accepted' | 'declined' | 'done';
  readonly day: string;
};

/** What somebody of a firm said, word for word; only what may be passed on. */
export type ReportOpinion = { readonly day: string; readonly words: string };

/** What a firm agrees to today. */
export type ReportConsents = { readonly use: boolean; readonly client: boolean; readonly statistics: boolean };

/** A firm of a programme with all that a report may need of it. A null is not known. */
export type ReportFirm = {
  readonly id: string;
  readonly number: number;
  readonly name: string | null;
  readonly place: string | null;
  readonly industry: string | null;
  readonly employees: number | null;
  readonly route: 'system' | 'consulting' | null;
  readonly consents: ReportConsents;
  /** Its places, in their order; a name is null where it is not told. */
  readonly sites: readonly { readonly id: string; readonly name: string | null }[];
  /** What is expected of it each month. */
  readonly meters: readonly { readonly site: string; readonly kind: EnergyKind }[];
  readonly rows: readonly ReportRow[];
  readonly proposals: readonly ReportProposal[];
  readonly opinions: readonly ReportOpinion[];
  /** Why it said that it cannot register a J-Credit project, within the months of the report. */
  readonly delays?: readonly DelayReason[];
};

/**
 * The reports: for the client as things go, for one firm, for the client at the end, and for everybody; sums for the
 * client on the way, and what was done.
 */
export const reportKinds = ['periodic', 'firm', 'city', 'publication', 'interim', 'completion'] as const;
export type ReportKind = (typeof reportKinds)[number];

/** How the places of the firms that agree to statistics have changed, without whose they are. */
export type Cohort = {
  /** -5 for 5 % less CO2 than in the same months of the year before; in no order that tells anything. */
  readonly percents: readonly number[];
  /** How many firms they are of. */
  readonly firms: number;
};

/** Which report of a programme, over which months, made on which day. */
export type ReportQuestion = {
  readonly kind: ReportKind;
  readonly programme: {
    readonly code: string;
    readonly name: string;
    readonly client: string;
    readonly operator: string;
  };
  /** Months, both included. */
  readonly period: Period;
  /** The fewest firms of which a sum may be shown. */
  readonly fewest: number;
  readonly madeOn: string;
  /** Who has approved it; null: it is a draft. */
  readonly approvedBy: string | null;
  readonly consultations: number | null;
  readonly firms: readonly ReportFirm[];
  /** What was done, counted; null where the report is not about it. */
  readonly activities?: Activities | null;
  /** What a firm's own change is set beside; null where it is not. */
  readonly cohort?: Cohort | null;
};
