import { z } from 'zod';
import { daySchema, idSchema, provenance } from './provenance.ts';
import { textSchema } from './text.ts';

/** A number that an answer names: it stands in a field of its own, and the text says `{name}`. */
export const figureSchema = z.strictObject({
  value: z.union([z.number(), daySchema]),
  /** A key of `unitWords`; `day` for a day. */
  unit: z.string().min(1),
  asOf: daySchema,
  source: idSchema,
});

export type Figure = z.infer<typeof figureSchema>;

export const topicSchema = z.enum(['creation', 'use', 'trade', 'sbt', 'sll', 'scope', 'subsidy', 'programme']);

/** A question that owners ask, and the edited answer. */
export const faqSchema = z.strictObject({
  id: idSchema,
  topic: topicSchema,
  question: textSchema,
  /** The same question in owners' words, Japanese and English: what `ask` compares with. Never shown. */
  forms: z.array(z.string().min(1)).min(1),
  answer: textSchema,
  figures: z.record(z.string(), figureSchema),
  /** When a person has to be offered beside the answer; `null`: not needed. */
  escalate: textSchema.nullable(),
  ...provenance,
});

export type Faq = z.infer<typeof faqSchema>;
