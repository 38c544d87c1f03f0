import { knownOn } from '../advice/known.ts';
import type { Aside } from '../flows/aside/aside.ts';
import { knowledgeCard } from '../flows/aside/knowledge-card.ts';
import { measureList } from '../flows/aside/measures-list.ts';
import { measureStatus } from '../flows/aside/measures-status.ts';
import { schemesAside } from '../flows/aside/schemes.ts';
import { line } from '../flows/talk.ts';
import type { MessageView } from '../message.ts';
import type { OwnFacts, PageSection, PageShows } from './model.ts';

const mostAnswers = 10;

/** Cards are only read here: what their lines lead to is in the chat. */
const more: MessageView = { view: 'text', text: line('page.more') };

/** The parts of the page that are made of advice, and the items of the knowledge that stand in them. */
export type AdviceParts = { readonly sections: readonly PageSection[]; readonly shows: PageShows };

/** What was proposed and decided, what support there is, and the answers that were given, in today's words. */
export function adviceParts({ facts, shown }: OwnFacts): AdviceParts {
  const answers = shown.filter(({ type }) => type === 'faq' || type === 'story').slice(0, mostAnswers);
  const [measures, schemes] = [measureList(facts), schemesAside(facts)];
  const cards = answers.map(({ type, id }) => ({ item: { type, id }, card: knowledgeCard({ type, id }, facts) }));
  const told = cards.flatMap(({ item, card }) => (card === null ? [] : [item]));
  return {
    sections: [
      {
        id: 'measures',
        title: line('page.measures'),
        views: [...measureStatus(facts).views, ...measures.views, more],
      },
      { id: 'schemes', title: line('page.schemes'), views: [...schemes.views, more] },
      { id: 'answers', title: line('page.answers'), views: cards.flatMap(({ card }) => card ?? []) },
    ],
    shows: { edition: knownOn(facts).edition.id, items: [...told, ...itemsOf(measures), ...itemsOf(schemes)] },
  };
}

function itemsOf({ effects = [] }: Aside): PageShows['items'] {
  return effects.flatMap((effect) => (effect.do === 'save-shown' ? effect.items : []));
}
