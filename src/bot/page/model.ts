import type { ShownItem } from '../advice/shown.ts';
import type { ConsentPurpose, Facts } from '../facts.ts';
import type { MessageView, Text, Words } from '../message.ts';

/** An answer to a consent, the newest of its purpose. */
export type ConsentGiven = {
  readonly purpose: ConsentPurpose;
  readonly version: string;
  readonly given: boolean;
  readonly on: string;
};

/** Everything that a firm's own page is made of. */
export type OwnFacts = {
  readonly facts: Facts;
  readonly consents: readonly ConsentGiven[];
  /** What of the knowledge was shown to this firm, the newest first, each item once. */
  readonly shown: readonly (ShownItem & { readonly on: string })[];
  /** Reports about this firm that were released, the newest first. */
  readonly reports?: readonly OwnReport[];
};

/** A report that the firm may fetch; `madeOn` is the day as of which it was made. */
export type OwnReport = { readonly id: string; readonly from: string; readonly to: string; readonly madeOn: string };

/** One figure of a month as the page shows it; `fix` names the row of the ledger. */
export type PageFigure = {
  readonly fix: string;
  /** As it is written: m³. */
  readonly unit: string;
  readonly what: Text | Words;
  readonly amount: Text;
  readonly co2: Text;
  /** What the bill asked for; null where it is not known. */
  readonly yen: Text | null;
  /** Against the same month of last year; null where one of the two is not there. */
  readonly change: Text | null;
};

/** A month with its figures and what is missing of it. */
export type PageMonth = {
  readonly month: string;
  readonly title: Text;
  readonly figures: readonly PageFigure[];
  readonly missing: readonly Text[];
};

/** A part of the page that is made of the same cards as the chat. */
export type PageSection = { readonly id: string; readonly title: Text; readonly views: readonly MessageView[] };

/** The page of a firm, as it stands today. */
export type OwnPage = {
  readonly title: Text | Words;
  readonly asOf: Text;
  readonly months: readonly PageMonth[];
  /** Pictures that can be drawn, the one of everything first; `alt` says all that they show. */
  readonly charts: readonly { readonly name: string; readonly title: Words; readonly alt: Words }[];
  readonly sections: readonly PageSection[];
  /** What of the knowledge stands on the page, so that a correction reaches its readers. */
  readonly shows: PageShows;
};

/** Items of an edition. */
export type PageShows = { readonly edition: string; readonly items: readonly ShownItem[] };
