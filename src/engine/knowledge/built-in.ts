import edition from './data/edition.json' with { type: 'json' };
import faq from './data/faq.json' with { type: 'json' };
import measures from './data/measures.json' with { type: 'json' };
import schemes from './data/schemes.json' with { type: 'json' };
import sources from './data/sources.json' with { type: 'json' };
import stories from './data/stories.json' with { type: 'json' };
import { type Knowledge, knowledgeSchema } from './edition.ts';

/** The knowledge that comes with the program. Every item names its documents. */
export const builtInKnowledge: Knowledge = knowledgeSchema.parse({
  edition,
  sources,
  faq,
  measures,
  schemes,
  stories,
});
