import { describe, expect, it } from 'vitest';
import type { Locale } from '../../../../src/bot/facts.ts';
import { whyChoice, whyView } from '../../../../src/bot/flows/aside/why.ts';
import { baker, viewsAsText } from '../../support/talk.ts';

const item = { type: 'measure', id: 'eq-led-fl' } as const;

/** What the button of an answer shows in a language: the codes travel in its data. */
function shownFor(because: readonly string[], locale: Locale): string {
  const codes = whyChoice(item, because).id.split(':').slice(4);
  return viewsAsText(whyView(item, codes, { ...baker, locale }), locale);
}

describe('why an answer was given', () => {
  it('says how the question was read, in one line', () => {
    expect(shownFor(['sure', 'word:led', 'word:replace'], 'ja')).toContain('こう読みました');
    expect(shownFor(['sure', 'word:led', 'word:replace'], 'ja')).toContain('、買い替え');
    expect(shownFor(['word:led', 'word:replace'], 'en')).toMatch(/Understood as[^\n]*\n?.*, replace/);
  });

  it('says nothing of it where no code says anything to a person', () => {
    expect(shownFor([], 'ja')).not.toContain('こう読みました');
    expect(shownFor(['sure', 'for:near', 'word:unheard-of'], 'ja')).not.toContain('こう読みました');
  });
});
