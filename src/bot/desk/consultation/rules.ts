import { z } from 'zod';
import type { Reason } from './reasons.ts';

/** What calls a person without being asked. Requests, complaints and danger always do, and have no rule. */
export const deskRules = z
  .strictObject({
    /** So many answers in a row that were not understood; null: however many. */
    twoMisses: z.int().min(2).max(10).nullable().default(2),
    noAnswer: z.boolean().default(true),
    lowConfidence: z.boolean().default(true),
    flaggedFigure: z.boolean().default(true),
    failedTurn: z.boolean().default(true),
  })
  .readonly();

export type DeskRules = z.infer<typeof deskRules>;

/** The rules of the house. */
export const usualRules: DeskRules = deskRules.parse({});

const ruleOf: Readonly<Partial<Record<Reason, keyof DeskRules>>> = {
  'two-misses': 'twoMisses',
  'no-answer': 'noAnswer',
  'low-confidence': 'lowConfidence',
  'flagged-figure': 'flaggedFigure',
  'failed-turn': 'failedTurn',
};

/** Whether a programme wants a case for this reason. */
export function escalates(reason: Reason, rules: DeskRules): boolean {
  const rule = ruleOf[reason];
  if (rule === undefined) return true;
  return rules[rule] !== false && rules[rule] !== null;
}
