import { matcherOf } from '../../engine/scheme/match.ts';
import { knownOn } from '../advice/known.ts';
import { profileOf } from '../advice/profile.ts';
import { schemeViews } from '../advice/scheme-views.ts';
import { knowledgeCard } from '../flows/aside/knowledge-card.ts';
import { personChoice } from '../flows/aside/person.ts';
import { line } from '../flows/talk.ts';
import type { OwnFacts, PageSection } from './model.ts';

const mostAnswers = 10;

/** What was proposed, what support there is, and the answers that were given, in the words of today's knowledge. */
export function adviceSections({ facts, shown }: OwnFacts): readonly PageSection[] {
  const { schemes, sources } = knownOn(facts);
  const matches = matcherOf(schemes)(null, profileOf(facts), facts.today);
  const voice = { locale: facts.locale, sources, person: personChoice } as const;
  const answers = shown.filter(({ type }) => type === 'faq' || type === 'story').slice(0, mostAnswers);
  return [
    { id: 'schemes', title: line('page.schemes'), views: schemeViews(matches, voice) },
    {
      id: 'answers',
      title: line('page.answers'),
      views: answers.flatMap(({ type, id }) => knowledgeCard({ type, id }, facts) ?? []),
    },
  ];
}
