import { z } from 'zod';
import { daySchema, industrySchema, regionSchema } from '../../engine/knowledge/provenance.ts';

/** A question as it arrives: one line of the command `ask`, or a message in the chat. */
export const askInput = z.object({
  id: z.union([z.string(), z.number()]).nullable().default(null),
  text: z.string().max(5000),
  locale: z.enum(['ja', 'en', 'easy']).default('ja'),
  /** Code of the firm's municipality or prefecture. */
  region: regionSchema.nullish(),
  industry: industrySchema.nullish(),
  employees: z.int().nonnegative().nullish(),
  /** The day in Japan on which the question is asked. */
  today: daySchema,
});

export type AskInput = z.infer<typeof askInput>;

export type ItemType = 'faq' | 'subsidy' | 'measure' | 'story';

/** The state of a scheme, in the words of the data. */
export type StatusWord = 'open' | 'open_unverified' | 'upcoming' | 'closed' | 'unknown';

/** One item of the knowledge that answers, or may answer, a question. */
export type AskItem = {
  readonly type: ItemType;
  readonly id: string;
  /** Schemes only, computed for the day of the question. */
  readonly status?: StatusWord;
  readonly asOf: string;
  /** The first document that the item rests on. */
  readonly source: string | null;
  /** From 0 to 1: how much of the question the item covers. */
  readonly score: number;
};

/**
 * `answer`: show the first item. `choose`: let the owner choose between the items. `escalate`: pass on to a person, the
 * items are only what the person may want to see. `none`: nothing of this field.
 */
export type Decision = 'answer' | 'choose' | 'escalate' | 'none';

export type AskAnswer = {
  readonly decision: Decision;
  readonly items: readonly AskItem[];
  /** Codes of what led here: `word:credit`, `rule:promise`, `region:11208`. */
  readonly because: readonly string[];
};
