import { z } from 'zod';
import { reasons } from '../../bot/desk/consultation/reasons.ts';
import opinionRows from './data/opinions.json' with { type: 'json' };
import talkRows from './data/talks.json' with { type: 'json' };

const talk = z.strictObject({
  reason: z.enum(reasons),
  /** Empty: staff wrote first. */
  question: z.string(),
  answer: z.string(),
  /** What the owner says to it. */
  more: z.string().nullable(),
  closing: z.string().nullable(),
});

/** What is said in a consultation. */
export type Talk = z.infer<typeof talk>;

/** Made-up consultations. */
export const talks: readonly Talk[] = z.array(talk).parse(talkRows);

/** What made-up owners say of a programme. */
export const opinionWords: readonly string[] = z.array(z.string()).parse(opinionRows);
