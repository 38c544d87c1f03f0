import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { input } from '../../src/bot/understand/contract.ts';

const item = z.object({
  kind: z.string().nullable(),
  value: z.number().nullable(),
  unit: z.string().nullable(),
  period: z.object({ from: z.string(), to: z.string() }).nullable(),
  site: z.string().nullable(),
  measure: z.string(),
  approx: z.boolean(),
  replaces: z.string().nullable(),
});

const entity = z.object({
  type: z.string(),
  start: z.int().optional(),
  end: z.int().optional(),
  value: z.unknown(),
  unit: z.string().nullish(),
  from: z.string().optional(),
  to: z.string().optional(),
  date: z.string().optional(),
});

const answer = z.object({
  intent: z.string(),
  items: z.array(item),
  ask: z.object({ slot: z.string(), reason: z.string() }).nullable(),
  targets: z.array(z.string()),
  flags: z.array(z.string()),
  entities: z.array(entity).optional(),
});

const line = z.object({
  id: z.string(),
  class: z.string(),
  difficulty: z.int(),
  expected: answer,
  alternatives: z.array(answer).default([]),
});

/** One item of an answer, as far as the score looks at it. */
export type ScoredItem = z.infer<typeof item>;
/** Something that must have been seen. */
export type ScoredEntity = z.infer<typeof entity>;
/** An answer that is accepted, or the one that was given. */
export type Answer = z.infer<typeof answer>;
/** A message with the answers that are right for it. */
export type Line = z.infer<typeof line> & { readonly input: z.infer<typeof input> };

/** Reads a corpus: one line of JSON for each message. @throws where a line does not fit the schema */
export function readCorpus(file: string): readonly Line[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((text) => text.trim() !== '')
    .map((text) => {
      const raw: unknown = JSON.parse(text);
      return { ...line.parse(raw), input: input.parse(raw) };
    });
}
