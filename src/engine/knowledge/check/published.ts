import type { Knowledge } from '../edition.ts';
import { checkKnowledge } from './check.ts';
import type { KnowledgeFinding } from './finding.ts';

/** What may be shown, and why the rest may not. */
export type Published = { readonly knowledge: Knowledge; readonly withheld: readonly KnowledgeFinding[] };

/** The part of an edition that may be shown on a day: items without an error, whose time has begun. */
export function published(knowledge: Knowledge, today: string): Published {
  const withheld = checkKnowledge(knowledge, today).filter(({ severity }) => severity === 'error');
  const refused = new Set(withheld.map(({ item }) => item));
  const isShown = (item: Shown): boolean =>
    !refused.has(item.id) && item.sources.every(({ source }) => !refused.has(source)) && hasBegun(item, today);
  return {
    knowledge: {
      ...knowledge,
      faq: knowledge.faq.filter(isShown),
      measures: knowledge.measures.filter(isShown),
      schemes: knowledge.schemes.filter(isShown),
      stories: knowledge.stories.filter(isShown),
    },
    withheld,
  };
}

type Shown =
  | Knowledge['faq'][number]
  | Knowledge['measures'][number]
  | Knowledge['schemes'][number]
  | Knowledge['stories'][number];

function hasBegun({ valid }: Shown, today: string): boolean {
  return valid.from === null || valid.from <= today;
}
