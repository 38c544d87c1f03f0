import type { FactorTables } from '../engine/emission/schema.ts';
import type { EnergyKind } from '../engine/energy/registry.ts';
import type { Knowledge } from '../engine/knowledge/edition.ts';
import type { NoPeers, PeerStanding } from '../engine/observation/peers.ts';
import type { AdviceRecord } from './advice/record.ts';
import type { Correction } from './advice/shown.ts';
import type { DeskRules } from './desk/consultation/rules.ts';

/** The languages the bot speaks. */
export type Locale = 'ja' | 'en' | 'easy';

/** Purposes for which a business is asked for its consent, one by one. */
export type ConsentPurpose = 'use' | 'client' | 'statistics';

/** What a flow may know of the programme (事業) it serves. */
export type ProgrammeFacts = {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly client: string;
  readonly operator: string;
  /** Codes of the places it is for; left out: not known. */
  readonly regions?: readonly string[];
  readonly term: { readonly from: string; readonly to: string };
  /** Months to report, `YYYY-MM`, oldest first; the comparison year's months stand apart. */
  readonly supportMonths: readonly string[];
  readonly comparisonMonths: readonly string[];
  /** Day of the following month from which a month is asked for. */
  readonly reportingDay: number;
  readonly fiscalYearStart: number;
  readonly kinds: readonly EnergyKind[];
  readonly consents: readonly {
    readonly purpose: ConsentPurpose;
    readonly required: boolean;
    readonly version: string;
  }[];
  readonly messaging: 'consented' | 'doorway';
  /** What calls a person without being asked. */
  readonly rules: DeskRules;
  /** Days for which photographs are kept; left out: not known. */
  readonly pictureDays?: number;
};

/** What one site uses of one kind, and who supplies it. `null` = the owner does not know. */
export type SiteEnergy = {
  readonly kind: EnergyKind;
  readonly unit: string;
  readonly supplierCode: string | null;
  readonly supplierName: string | null;
  readonly menu: string | null;
  readonly area: string | null;
};

/** A place with meters (拠点). */
export type SiteFacts = { readonly id: string; readonly name: string; readonly energy: readonly SiteEnergy[] };

/** The firm as it described itself. `null` = skipped or not known. */
export type BusinessFacts = {
  readonly id: string;
  readonly name: string | null;
  readonly municipality: string | null;
  readonly industryCode: string | null;
  readonly employees: number | null;
  readonly floorAreaM2: number | null;
};

/** A current row of the ledger: neither superseded nor withdrawn. */
export type ReadingFacts = {
  readonly id: string;
  readonly siteId: string;
  readonly kind: EnergyKind;
  readonly sort: string | null;
  readonly quantity: { readonly value: number; readonly unit: string };
  readonly period: { readonly from: string; readonly to: string };
  /** The month it was reported for, `YYYY-MM`. */
  readonly month: string;
  /** What the bill asked for, whole yen with tax; null or left out: not known. */
  readonly amountYen?: number | null;
  readonly kgCo2: number | null;
  readonly scope: 1 | 2 | 3 | null;
  readonly provisional: boolean;
  readonly recordedAt: string;
  /** The message that gave the figure, as the platform names it. */
  readonly sourceMessageId?: string | null;
};

/** An invitation that the typed code opened, or why it did not. */
export type InviteFacts =
  | {
      readonly state: 'open';
      readonly inviteId: string;
      readonly programme: ProgrammeFacts;
      /** The firm whose place it opens; left out: it makes a new firm. */
      readonly place?: string;
    }
  | { readonly state: 'unknown' | 'used-up' | 'expired' | 'closed' };

/** A firm that was written beforehand and that nobody has joined yet. */
export type PlaceFacts = { readonly businessId: string; readonly name: string | null };

/** Everything a pure step may look at. Loaded by name before the step, in the same transaction. */
export type Facts = {
  /** The day of the event in Japan, `YYYY-MM-DD`. */
  readonly today: string;
  readonly locale: Locale;
  /** `null` in the lobby: nobody has shown a code yet. */
  readonly programme: ProgrammeFacts | null;
  readonly business: BusinessFacts | null;
  readonly sites: readonly SiteFacts[];
  readonly readings: readonly ReadingFacts[];
  /** The readings that a quoted message of ours shows; only when the event quotes one. */
  readonly quoted?: readonly string[];
  /** The place that this person has a code for; null once somebody else has taken it. */
  readonly place?: PlaceFacts | null;
  /** Only when the event is a text that looks like a code. */
  readonly invite: InviteFacts | null;
  /** The factor tables with the editions imported on this installation; without them, those of the program. */
  readonly tables?: FactorTables;
  /** The edition of the knowledge that is in force here; without it, that of the program. */
  readonly knowledge?: Knowledge;
  /** What the firm decided, answered and was told, oldest first. */
  readonly advice?: readonly AdviceRecord[];
  /** How many messages have shown this person something of the knowledge. */
  readonly answersShown?: number;
  readonly corrections?: readonly Correction[];
  /** Where the firm stands among others of its trade and size, or why that is not known; left out: it was not looked for. */
  readonly peers?: PeerStanding | NoPeers;
  /** A person has been asked and the case is open: nothing is offered beside it. */
  readonly caseOpen?: boolean;
  /** A person has the floor: nothing of what the dialogue says is heard. */
  readonly personSpeaks?: boolean;
};
