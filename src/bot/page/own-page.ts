import type { EnergyKind } from '../../engine/energy/registry.ts';
import { consentText } from '../consent-texts.ts';
import type { ReadingFacts } from '../facts.ts';
import { statusCard } from '../flows/report/status.ts';
import { line } from '../flows/talk.ts';
import type { CardRow, MessageView } from '../message.ts';
import { adviceSections } from './advice-sections.ts';
import type { OwnFacts, OwnPage } from './model.ts';
import { monthsOf } from './months.ts';

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
