import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ask } from '../../../src/bot/ask/ask.ts';
import { askLine } from '../../../src/bot/ask/ask-line.ts';
import { type AskIndex, buildIndex, listedForms } from '../../../src/bot/ask/build-index.ts';
import { builtInKnowledge } from '../../../src/engine/knowledge/built-in.ts';

const line = z.strictObject({
  id: z.string(),
  text: z.string(),
  locale: z.enum(['ja', 'en']),
  region: z.string().optional(),
  /** Ids of which one has to come first, or `escalate`, `none`, or `no` for either of these. */
  want: z.array(z.string()).min(1),
  held: z.boolean().optional(),
});

export type Question = z.infer<typeof line>;

export const today = '2026-11-26';
export const index: AskIndex = buildIndex(builtInKnowledge);
/** Without the questions of the sets themselves among its forms: on it the unseen sets are still unseen. */
export const listedIndex: AskIndex = buildIndex(builtInKnowledge, listedForms);

/** Every set of questions; with the unseen ones no word list was made. */
export const sets = [
  ...['questions', 'blind', 'fresh', 'unseen-a', 'unseen-b', 'unseen-c', 'unseen-d', 'unseen-e'],
  ...['programme', 'paraphrases'],
]
  .map((name) => ({ name, unseen: false }))
  .concat(['unseen-f', 'unseen-g', 'unseen-h', 'unseen-i', 'unseen-k'].map((name) => ({ name, unseen: true })));

const decisions = ['escalate', 'none', 'no'];
const { faq, measures, schemes, stories } = builtInKnowledge;
const published = new Set(
  [...faq, ...schemes, ...stories, ...measures.filter(({ sources }) => sources.length > 0)].map(({ id }) => id),
);

/** The questions of a file beside this one. */
export function questionsIn(name: string): readonly Question[] {
  const text = readFileSync(new URL(name, import.meta.url), 'utf8');
  return text
    .trim()
    .split('\n')
    .map((row) => line.parse(JSON.parse(row)));
}

/** What the command prints for a question. */
export function printed({ id, text, locale, region }: Question, on: AskIndex = index) {
  const answered = askLine({ id, text, locale, region, today }, (input) => ask(on, input));
  if ('error' in answered) throw new Error(answered.error.message);
  return answered;
}

/** Questions whose right item is none that is published, for want of a document, may not be answered. */
export function mayBeAnswered({ want }: Question): boolean {
  return want.some((one) => !decisions.includes(one) && published.has(one));
}

/** Of the answered, how many have a right item first; how many of those that can be are; how many of the rest are not. */
export function measure(questions: readonly Question[], on: AskIndex = index) {
  const [able, rest] = [questions.filter(mayBeAnswered), questions.filter((one) => !mayBeAnswered(one))];
  const answered = able.filter((one) => printed(one, on).decision === 'answer');
  const right = answered.filter((one) => one.want.includes(printed(one, on).items[0]?.id ?? ''));
  const silent = rest.filter((one) => printed(one, on).decision !== 'answer');
  const part = (some: readonly unknown[], all: readonly unknown[]) => (all.length === 0 ? 1 : some.length / all.length);
  return { right: part(right, answered), answered: part(answered, able), silent: part(silent, rest) };
}
