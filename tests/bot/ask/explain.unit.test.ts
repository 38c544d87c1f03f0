import { describe, expect, it } from 'vitest';
import { ask } from '../../../src/bot/ask/ask.ts';
import { explain } from '../../../src/bot/ask/explain.ts';
import concepts from '../../../src/bot/ask/words/concepts.json' with { type: 'json' };
import { writeText } from '../../../src/bot/text/write.ts';
import { index, today } from './measure.ts';

function told(text: string, locale: 'ja' | 'en' | 'easy') {
  const { because } = ask(index, { id: null, text, locale, today });
  return explain(because, locale).map((one) => writeText(one, locale));
}

describe('why an answer was given', () => {
  it('is told in everyday words of the language', () => {
    expect(told('エアコン 古い', 'ja')).toEqual(['エアコン', '買い替え']);
    expect(told('エアコン 古い', 'en')).toEqual(['air conditioner', 'replace']);
    expect(told('エアコン 古い', 'easy')).toEqual(['エアコン', '買い替え']);
  });

  it('names the rule first', () => {
    expect(told('補助金 必ずもらえますよね', 'ja')[0]).toBe('約束できないこと');
    expect(told('隣の工場の電気代は', 'en')[0]).toBe('It is about another firm');
  });

  it('has at most four things, and nothing for codes that only the desk understands', () => {
    const words = ['word:ac', 'word:led', 'word:pv', 'word:ev', 'word:boiler'];
    expect(explain(words, 'ja')).toHaveLength(4);
    expect(explain(['sure', 'word:complaint', 'place:11208', 'word:unheard-of', 'word:ac', 'word:ac'], 'en')).toEqual([
      { words: 'air conditioner' },
    ]);
  });

  it.each([...Object.keys(concepts.field), ...Object.keys(concepts.aspect)])('has words to show for %s', (concept) => {
    const shown = (locale: 'ja' | 'en') =>
      explain([`word:${concept}`], locale)
        .map((one) => writeText(one, locale))
        .join();
    // A few names are the same in both languages, as SBT and LED are.
    expect(shown('ja')).toMatch(/[ぁ-ゖァ-ヶ\p{Script=Han}]|^[A-Z]/u);
    expect(shown('en')).toMatch(/^[\x20-\x7e]+$/);
  });
});
