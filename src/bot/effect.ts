import type { Calculation } from '../engine/emission/calculate.ts';
import type { EnergyKind } from '../engine/energy/registry.ts';
import type { AdviceContent } from './advice/record.ts';
import type { ShownItem } from './advice/shown.ts';
import type { Chart } from './chart/chart.ts';
import type { Reason } from './desk/consultation/reasons.ts';
import type { Relay } from './event.ts';
import type { BusinessFacts, ConsentPurpose, Locale, SiteEnergy } from './facts.ts';
import type { MessageView } from './message.ts';

/** A reading as the owner confirmed it. `replaces` names the row that this one corrects. */
export type NewReading = {
  readonly id: string;
  readonly siteId: string;
  readonly kind: EnergyKind;
  readonly sort: string | null;
  readonly quantity: { readonly value: number; readonly unit: string };
  /** What the bill asks for, whole yen with tax; left out where no bill proves it. */
  readonly amountYen?: number;
  readonly period: { readonly from: string; readonly to: string };
  readonly month: string;
  readonly supplierCode: string | null;
  readonly menu: string | null;
  readonly area: string | null;
  readonly origin: 'typed' | 'photo' | 'staff' | 'import';
  readonly replaces: string | null;
  readonly reason: string | null;
  /** The platform's id of the message that gave the figure: when it is taken back, the figure is asked about. */
  readonly sourceMessageId?: string;
  /** The picture that proves the figure; it may be gone one day. */
  readonly voucherId?: string;
  /** The picture of the bill's other side, where it is one of its own. */
  readonly secondVoucherId?: string;
};

/** What became of bills: how they were read, and what owners made of what was read. */
export type BillCount = 'ok' | 'asked' | 'turnedAway' | 'asRead' | 'chosen' | 'typed' | 'notOnPaper' | 'corrected';

/** Votes for and against a place of a layout; negative ones take earlier ones back. */
export type PlaceVote = { readonly place: string; readonly right: number; readonly wrong: number };

/** What the bills of one layout teach, to be added to what is known. It says nothing of who taught it, and no figure. */
export type LayoutLesson = {
  readonly supplier: string | null;
  readonly kind: EnergyKind | null;
  /** The month in which it was taught. */
  readonly month: string;
  readonly counts: Readonly<Partial<Record<BillCount, number>>>;
  readonly votes: readonly PlaceVote[];
};

/** Written in the same transaction as the conversation's state. */
export type RecordEffect =
  /** Leaves the lobby for the invitation's programme; the business is created with the consents. */
  | { readonly do: 'enter-programme'; readonly inviteId: string; readonly programmeId: string }
  | { readonly do: 'leave-programme' }
  | {
      readonly do: 'save-consent';
      readonly purpose: ConsentPurpose;
      readonly version: string;
      readonly given: boolean;
    }
  /** Uses up one place of the invitation. */
  | { readonly do: 'create-business'; readonly businessId: string; readonly inviteId: string }
  /** Joins a firm that was written beforehand, and uses up the code for its place. */
  | { readonly do: 'take-place'; readonly businessId: string; readonly inviteId: string }
  | { readonly do: 'save-profile'; readonly profile: Partial<Omit<BusinessFacts, 'id'>> }
  | { readonly do: 'save-site'; readonly siteId: string; readonly name: string; readonly energy: readonly SiteEnergy[] }
  /** `calculation` is null when no factor is known: the reading counts, its CO2 is a gap. */
  | { readonly do: 'save-reading'; readonly reading: NewReading; readonly calculation: Calculation | null }
  | { readonly do: 'withdraw-reading'; readonly readingId: string; readonly reason: string }
  /** Frozen now, drawn when it is first fetched from /media/<mediaId>. */
  | { readonly do: 'save-chart'; readonly mediaId: string; readonly spec: Chart }
  /** The message held personal data that nobody asked for: it is not kept in the transcript. */
  | { readonly do: 'forget-message' }
  | { readonly do: 'set-locale'; readonly locale: Locale }
  | { readonly do: 'set-reachable'; readonly reachable: boolean }
  /** The message was taken back: what was kept of it goes. */
  | { readonly do: 'forget-photo'; readonly messageId: string }
  /** A dialogue will ask about the bill, or has nothing to ask: it is not only the affair of a person any more. */
  | { readonly do: 'photo-heard'; readonly messageId: string }
  | ({ readonly do: 'learn-layout' } & LayoutLesson)
  /** A person is needed. Never written by itself: the desk makes a case of it, in the same turn. */
  | { readonly do: 'ask-person'; readonly reason: Reason }
  /**
   * What a person said about a consultation, or of their own accord. `consultationId` null: the one that was asked about
   * last, if any was lately. `messageId`: when that message is taken back, its words go.
   */
  | {
      readonly do: 'save-opinion';
      readonly consultationId: string | null;
      readonly answer: 'yes' | 'not-yet' | 'words';
      readonly words: string | null;
      readonly messageId: string | null;
    }
  /** What the firm decided, answered or was told beside its figures. */
  | { readonly do: 'save-advice'; readonly record: AdviceContent }
  /** Items of the knowledge that were shown, with the edition they stood in: so that a change can be told. */
  | { readonly do: 'save-shown'; readonly edition: string; readonly items: readonly ShownItem[] }
  /** Corrections that stand in this message. */
  | { readonly do: 'corrections-told'; readonly correctionIds: readonly string[] }
  /** Whether the person wants to be reminded. */
  | { readonly do: 'set-reminders'; readonly wanted: boolean };

/** Queued in the outbox by the same transaction, carried out after it, at least once; `key` makes repeats harmless. */
export type OutwardEffect = {
  readonly key: string;
  readonly notBefore?: string;
} /** `about`: the readings that are shown, so that a quote of the message finds them. */ & (
  | {
      readonly do: 'say';
      readonly views: readonly MessageView[];
      readonly about?: readonly string[];
      /** The desk's own sentence, which is said though a person has the floor. */
      readonly voice?: 'desk';
    }
  | { readonly do: 'leave-group' }
  /** Fetches a picture or file at once and keeps it sealed; the answer is `photo-kept` or `photo-lost`. */
  | { readonly do: 'keep-photo'; readonly messageId: string; readonly mediaId: string; readonly relay?: Relay }
  /** Fetches any file for the people of a case and keeps it sealed; the answer is `file-kept` or `file-lost`. */
  | { readonly do: 'keep-file'; readonly messageId: string; readonly mediaId: string }
  /** Fetches a table and reads it; the answer is `sheet-read` or `sheet-lost`. */
  | { readonly do: 'read-sheet'; readonly messageId: string }
);

/** What a step wants done. */
export type Effect = RecordEffect | OutwardEffect;
