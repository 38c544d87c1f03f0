import { z } from 'zod';
import { faqSchema } from './faq.ts';
import { measureSchema } from './measure.ts';
import { daySchema, idSchema, sourceSchema } from './provenance.ts';
import { schemeSchema } from './scheme.ts';
import { storySchema } from './story.ts';

/** Everything the bot may say of its field, as it stood on one day. */
export const knowledgeSchema = z.strictObject({
  edition: z.strictObject({ id: idSchema, asOf: daySchema }),
  sources: z.array(sourceSchema),
  faq: z.array(faqSchema),
  measures: z.array(measureSchema),
  schemes: z.array(schemeSchema),
  stories: z.array(storySchema),
});

export type Knowledge = z.infer<typeof knowledgeSchema>;
