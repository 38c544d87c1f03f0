import type { EnergyKind } from '../../engine/energy/registry.ts';
import type { ShownItem } from '../advice/shown.ts';
import { consentText } from '../consent-texts.ts';
import type { ConsentPurpose, Facts, ReadingFacts } from '../facts.ts';
import { statusCard } from '../flows/report/status.ts';
import { line } from '../flows/talk.ts';
import type { CardRow, MessageView, Text, Words } from '../message.ts';
import { adviceSections } from './advice-sections.ts';
import { monthsOf } from './months.ts';

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
};

/** One figure of a month as the page shows it; `fix` names the row of the ledger. */
export type PageFigure = {
  readonly fix: string;
  readonly what: Text | Words;
  readonly amount: Text;
  readonly co2: Text;
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
  /** Kinds that a chart can be drawn of. */
  readonly kinds: readonly EnergyKind[];
  readonly sections: readonly PageSection[];
};

/** Puts the page together. Pure: the same facts give the same page. */
export function ownPage(own: OwnFacts): OwnPage {
  const { facts } = own;
  const status = statusCard(facts);
  return {
    title: facts.business?.name == null ? line('page.title') : { words: facts.business.name },
    asOf: line('page.as-of', { day: { as: 'day', day: facts.today } }),
    months: monthsOf(facts),
    kinds: chartedKinds(facts.readings),
    sections: [
      { id: 'status', title: line('page.status'), views: status === null ? [] : [status] },
      ...adviceSections(own),
      { id: 'consents', title: line('page.consents'), views: consentViews(own) },
    ].filter(({ views }) => views.length > 0),
  };
}

function chartedKinds(readings: readonly ReadingFacts[]): readonly EnergyKind[] {
  return [...new Set(readings.filter(({ kind, kgCo2 }) => kind !== 'waste' && kgCo2 !== null).map(({ kind }) => kind))];
}

/** What was agreed to, in the words that were shown then. */
function consentViews({ consents, facts: { programme } }: OwnFacts): readonly MessageView[] {
  const named = { client: programme?.client ?? '', operator: programme?.operator ?? '' };
  return consents.map(({ purpose, version, given, on }): MessageView => {
    const key = consentText(purpose, version);
    const rows: readonly CardRow[] = [
      { label: line('page.consent-on'), value: line('page.day', { day: { as: 'day', day: on } }) },
      { label: line('page.consent-version'), value: { words: version } },
    ];
    return {
      view: 'card',
      title: line(given ? 'page.consent-given' : 'page.consent-not'),
      lead: key === null ? { words: purpose } : line(key, named),
      rows,
    };
  });
}
