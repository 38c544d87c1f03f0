import { describe, expect, it } from 'vitest';
import { baker, createTalker } from '../../support/talk.ts';

const correction = {
  id: '00000000-0000-8000-8000-0000000000d1',
  item: { type: 'faq', id: 'jc-100t' },
  shownOn: '2026-10-01',
  why: 'changed',
} as const;

describe('something that was told and holds no longer', () => {
  it('is said once, first, with the next message, and leads to the new words', () => {
    const talker = createTalker({ ...baker, corrections: [correction] });
    const first = talker.say('こんにちは');
    expect(first.text).toMatch(/^前にお伝えした内容の訂正です\n/);
    expect(first.text).toContain('2026年10月1日にお伝え');
    expect(first.effects).toContainEqual({ do: 'corrections-told', correctionIds: [correction.id] });
    expect(talker.say('状況').text).not.toContain('訂正です');
    expect(talker.tapId('aside:item:faq:jc-100t').text).toContain('出典');
  });

  it('waits while nothing is said', () => {
    const talker = createTalker({ ...baker, corrections: [correction] });
    talker.say('こんにちは');
    const waiting = createTalker({ ...baker, corrections: [correction] }, talker.stored());
    expect(waiting.send({ kind: 'unfollowed' }).effects.some((effect) => effect.do === 'corrections-told')).toBe(false);
  });
});
