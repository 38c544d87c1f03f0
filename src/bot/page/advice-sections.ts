import { knowledgeCard } from '../flows/aside/knowledge-card.ts';
import { measureList } from '../flows/aside/measures-list.ts';
import { measureStatus } from '../flows/aside/measures-status.ts';
import { schemeListViews } from '../flows/aside/scheme-list.ts';
import { schemeListOf } from '../flows/aside/schemes.ts';
import { line } from '../flows/talk.ts';
import type { MessageView } from '../message.ts';
import type { OwnFacts, PageSection } from './model.ts';

const mostAnswers = 10;

/** Cards are only read here: what their lines lead to is in the chat. */
const more: MessageView = { view: 'text', text: line('page.more') };

/** What was proposed and decided, what support there is, and the answers that were given, in today's words. */
export function adviceSections({ facts, shown }: OwnFacts): readonly PageSection[] {
  const answers = shown.filter(({ type }) => type === 'faq' || type === 'story').slice(0, mostAnswers);
  return [
    {
      id: 'measures',
      title: line('page.measures'),
      views: [...measureStatus(facts).views, ...measureList(facts).views, more],
    },
    { id: 'schemes', title: line('page.schemes'), views: [...schemeListViews(schemeListOf(facts)), more] },
    {
      id: 'answers',
      title: line('page.answers'),
      views: answers.flatMap((item) => knowledgeCard(item, facts) ?? []),
    },
  ];
}
