import { altOf } from '../chart/alt.ts';
import { titleText } from '../chart/words.ts';
import { consentText } from '../consent-texts.ts';
import { statusCard } from '../flows/report/status.ts';
import { line } from '../flows/talk.ts';
import type { CardRow, MessageView } from '../message.ts';
import { adviceParts } from './advice-sections.ts';
import type { OwnFacts, OwnPage } from './model.ts';
import { monthsOf } from './months.ts';
import { ownCharts } from './own-chart.ts';

/** Puts the page together. Pure: the same facts give the same page. */
export function ownPage(own: OwnFacts): OwnPage {
  const { facts } = own;
  const status = statusCard(facts);
  const advice = adviceParts(own);
  return {
    title: facts.business?.name == null ? line('page.title') : { words: facts.business.name },
    asOf: line('page.as-of', { day: { as: 'day', day: facts.today } }),
    months: monthsOf(facts),
    charts: ownCharts(facts).map(({ name, chart }) => ({
      name,
      title: { words: titleText(chart) },
      alt: { words: altOf(chart) },
    })),
    sections: [
      { id: 'status', title: line('page.status'), views: status === null ? [] : [status] },
      ...advice.sections,
      { id: 'consents', title: line('page.consents'), views: consentViews(own) },
    ].filter(({ views }) => views.length > 0),
    shows: advice.shows,
  };
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
