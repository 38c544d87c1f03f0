import { z } from 'zod';
import { idSchema, industrySchema, provenance } from './provenance.ts';
import { textSchema } from './text.ts';

/** What another firm did, as a published source tells it. */
export const storySchema = z.strictObject({
  id: idSchema,
  title: textSchema,
  text: textSchema,
  industries: z.array(industrySchema).min(1),
  measures: z.array(idSchema),
  forms: z.array(z.string().min(1)),
  ...provenance,
});

export type Story = z.infer<typeof storySchema>;
