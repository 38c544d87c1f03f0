import { describe, expect, it } from 'vitest';
import { builtInKnowledge } from '../../../src/engine/knowledge/built-in.ts';
import { mayBeAnswered, measure, printed, questionsIn, today } from './measure.ts';

const all = questionsIn('questions.jsonl');

/**
 * Each set with what is kept of it: right first, answered, the rest silent. The last three sets together are kept to what
 * questions left out of training show (`scripts/train-ask.ts`); with the others the word lists were made.
 */
const sets = [
  ['developed', all.filter(({ held }) => held !== true), [0.98, 0.97, 0.97]],
  ['held', all.filter(({ held }) => held === true), [0.97, 0.94, 1]],
  ['blind', questionsIn('blind.jsonl'), [0.99, 0.92, 0.95]],
  ['fresh', questionsIn('fresh.jsonl'), [0.97, 0.9, 1]],
  ['unseen a', questionsIn('unseen-a.jsonl'), [0.97, 0.94, 0.98]],
  ['unseen b', questionsIn('unseen-b.jsonl'), [0.97, 0.92, 0.97]],
  ['unseen c', questionsIn('unseen-c.jsonl'), [0.96, 0.95, 0.94]],
  ['unseen d', questionsIn('unseen-d.jsonl'), [1, 0.92, 0.97]],
  ['unseen e', questionsIn('unseen-e.jsonl'), [0.98, 0.95, 0.97]],
  ['programme', questionsIn('programme.jsonl'), [0.94, 0.9, 1]],
  ['unseen f to h', ['f', 'g', 'h'].flatMap((letter) => questionsIn(`unseen-${letter}.jsonl`)), [0.94, 0.85, 0.9]],
  ['paraphrases', questionsIn('paraphrases.jsonl'), [0.98, 0.95, 1]],
] as const;

describe('questions in the words of owners', () => {
  it('are many, and many of them may not be answered', () => {
    expect(all.length).toBeGreaterThanOrEqual(200);
    expect(all.filter((one) => !mayBeAnswered(one)).length).toBeGreaterThanOrEqual(60);
    for (const [, questions] of sets) expect(questions.length).toBeGreaterThanOrEqual(20);
  });

  it.each(sets)('%s: the right item first, the rest not answered', (_, questions, floors) => {
    const { right, answered, silent } = measure(questions);
    expect(right).toBeGreaterThanOrEqual(floors[0]);
    expect(answered).toBeGreaterThanOrEqual(floors[1]);
    expect(silent).toBeGreaterThanOrEqual(floors[2]);
  });

  it('are answered with the item itself where they are its very words', () => {
    for (const { id, forms } of builtInKnowledge.faq)
      for (const text of forms)
        expect([text, printed({ id, text, locale: 'ja', want: [id] }).items[0]?.id]).toEqual([text, id]);
  });

  it('never get an item without a source, nor a scheme without its state', () => {
    for (const question of sets.flatMap(([, questions]) => questions))
      for (const item of printed(question).items) {
        expect(item.source).not.toBeNull();
        expect(item.asOf <= today).toBe(true);
        expect(item.type === 'subsidy').toBe(item.status !== undefined);
      }
  });
});
