import { describe, expect, it } from 'vitest';
import { builtInKnowledge } from '../../../src/engine/knowledge/built-in.ts';
import { mayBeAnswered, measure, printed, questionsIn, today } from './measure.ts';

const all = questionsIn('questions.jsonl');
const files = {
  developed: all.filter(({ held }) => held !== true),
  held: all.filter(({ held }) => held === true),
  blind: questionsIn('blind.jsonl'),
  fresh: questionsIn('fresh.jsonl'),
};

describe('questions in the words of owners', () => {
  it('are many, and many of them may not be answered', () => {
    expect(all.length).toBeGreaterThanOrEqual(200);
    expect(all.filter((one) => !mayBeAnswered(one)).length).toBeGreaterThanOrEqual(60);
    expect(files.blind).toHaveLength(80);
  });

  it.each(Object.entries(files))('%s: the right item first, the rest not answered', (_, questions) => {
    const { right, answered, silent } = measure(questions);
    expect(right).toBeGreaterThanOrEqual(0.95);
    expect(answered).toBeGreaterThanOrEqual(0.85);
    expect(silent).toBeGreaterThanOrEqual(0.9);
  });

  it('are answered with the item itself where they are its very words', () => {
    for (const { id, forms } of builtInKnowledge.faq)
      for (const text of forms)
        expect([text, printed({ id, text, locale: 'ja', want: [id] }).items[0]?.id]).toEqual([text, id]);
  });

  it('never get an item without a source, nor a scheme without its state', () => {
    for (const question of [...all, ...files.blind, ...files.fresh])
      for (const item of printed(question).items) {
        expect(item.source).not.toBeNull();
        expect(item.asOf <= today).toBe(true);
        expect(item.type === 'subsidy').toBe(item.status !== undefined);
      }
  });
});
