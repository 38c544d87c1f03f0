import { describe, expect, it } from 'vitest';
import { renderViews } from '../../../src/adapters/line/render.ts';
import { renderSlack } from '../../../src/adapters/slack/render.ts';
import { readOpinion, readSatisfaction, writeSatisfaction } from '../../../src/bot/desk/satisfaction/answer.ts';
import { askViews } from '../../../src/bot/desk/satisfaction/views.ts';
import { type AskingFacts, askingOf } from '../../../src/bot/desk/satisfaction/when.ts';
import { writeText } from '../../../src/bot/text/write.ts';
import { baker, createTalker } from '../support/talk.ts';
import { clock } from './support.ts';

const consultationId = '5d1f6c1e-0a54-4c63-9d52-1c7b7f0e2a11';
const tap = (answer: 'yes' | 'not-yet' | 'words' | 'person') => writeSatisfaction({ consultationId, answer });

const facts = (over: Partial<AskingFacts> = {}): AskingFacts => ({
  ...{ now: clock('11:00'), platform: 'line', reachable: true, askedBefore: false, pushes: { used: 0, limit: 100 } },
  ...over,
});

describe('the question after a case', () => {
  it.each([
    ['07:59', '2026-11-26', '2026-11-26'],
    ['20:00', '2026-11-26', '2026-11-27'],
    ['23:59', '2026-12-31', '2027-01-01'],
  ])('at %s waits for the next morning at nine', (time, day, next) => {
    expect(askingOf(facts({ now: clock(time, day) }))).toEqual({ ask: 'later', notBefore: clock('09:00', next) });
  });

  it.each(['08:00', '19:59'])('at %s is asked', (time) => {
    expect(askingOf(facts({ now: clock(time) }))).toEqual({ ask: 'now' });
  });

  it.each([
    [{ askedBefore: true }, 'asked-before'],
    [{ reachable: false }, 'person-blocked'],
    [{ pushes: { used: 90, limit: 100 } }, 'plan-nearly-used'],
    [{ pushes: { used: 0, limit: 0 } }, 'plan-nearly-used'],
    [{ reachable: false, now: clock('23:00') }, 'person-blocked'],
  ])('is not asked: %j', (over, code) => {
    expect(askingOf(facts(over))).toEqual({ ask: 'never', code });
  });

  it('counts only what is counted', () => {
    expect(askingOf(facts({ pushes: { used: 89, limit: 100 } }))).toEqual({ ask: 'now' });
    expect(askingOf(facts({ pushes: { used: 9_000, limit: null } }))).toEqual({ ask: 'now' });
    expect(askingOf(facts({ pushes: { used: 99, limit: 100 }, platform: 'slack' }))).toEqual({ ask: 'now' });
  });

  it('shows no number that could be typed, and would answer another question', () => {
    const options = { publicUrl: '', write: writeText };
    for (const locale of ['ja', 'en', 'easy'] as const) {
      const views = askViews(consultationId, 'みどり市');
      const shown = JSON.stringify([renderViews(views, locale, options), renderSlack(views, locale, options)]);
      expect(shown).toContain(tap('not-yet'));
      expect(shown).not.toMatch(/[123] ?(解決|まだ|言葉|困って|It is|Not|In my)/);
    }
  });
});

describe('an opinion', () => {
  it.each([
    ['意見：説明がよかったです', '説明がよかったです'],
    ['ご意見: もっと早く\n返事がほしい ', 'もっと早く\n返事がほしい'],
    ['感想です。助かりました', '助かりました'],
    ['感想\n電気1200kWhの紙が見にくい', '電気1200kWhの紙が見にくい'],
    ['Opinion: nice', 'nice'],
    ['意見', ''],
    ['意見：', ''],
    ['意見交換会はいつですか', null],
    ['意見を聞きたい', null],
    ['電気の感想：1200kWh', null],
  ])('%j is %j', (text, words) => {
    expect(readOpinion(text)).toBe(words);
  });

  it('is read from no other button', () => {
    expect(readSatisfaction(tap('yes'))).toEqual({ consultationId, answer: 'yes' });
    for (const data of ['satisfaction:1:yes', `satisfaction:${consultationId}:all`, `x${tap('yes')}`, 'report:1'])
      expect(readSatisfaction(data)).toBeNull();
  });
});

describe('in a dialogue', () => {
  const asking = () => {
    const talker = createTalker(baker);
    talker.say('こんにちは');
    talker.say('10月の電気 1200kWh');
    return talker;
  };

  it('an answer is kept and thanked for, and the open question stands as it stood', () => {
    const talker = asking();
    const [yes] = talker.buttons();
    const solved = talker.tapId(tap('yes'));
    expect(solved.effects[0]).toEqual({
      ...{ do: 'save-opinion', consultationId, answer: 'yes', words: null, messageId: null },
    });
    expect(solved.text).toContain('ありがとうございます');
    expect(talker.buttons()[0]).toEqual(yes);
    expect(talker.say('はい').effects.map((effect) => effect.do)).toContain('save-reading');
  });

  it('what is not solved offers the person again, and stores nothing else', () => {
    const talker = asking();
    const before = talker.stored();
    const notYet = talker.tapId(tap('not-yet'));
    expect(notYet.effects.map((effect) => effect.do)).toEqual(['save-opinion', 'say']);
    expect(notYet.buttons).toEqual([{ id: tap('person'), label: '担当者に相談' }]);
    expect(talker.stored()).toEqual(before);
    expect(talker.tapId(tap('person')).text).toContain('担当者につなぎます');
  });

  it('own words are kept as they are at any time, figures and all, and are no report', () => {
    const talker = asking();
    expect(talker.tapId(tap('words')).text).toContain('意見：');
    const said = talker.say('意見：  電気1,300kWhと\n書きにくい');
    expect(said.effects).toMatchObject([
      { do: 'save-opinion', consultationId: null, answer: 'words', words: '電気1,300kWhと\n書きにくい' },
      { do: 'say' },
    ]);
    expect(said.text).toContain('1,200 kWh');
  });

  it("a button's words can be typed, in the reader's language", () => {
    expect(asking().say('まだ解決していない').effects[0]).toMatchObject({ answer: 'not-yet', consultationId: null });
    const english = createTalker({ ...baker, locale: 'en' });
    english.say('hello');
    expect(english.say('it is solved').effects[0]).toMatchObject({ do: 'save-opinion', answer: 'yes' });
  });

  it('a conversation at rest is left at rest, and whoever has no firm has no opinion to keep', () => {
    const talker = asking();
    talker.say('あとで');
    const before = talker.stored();
    expect(talker.tapId(tap('yes')).views).toHaveLength(1);
    expect(talker.stored()).toEqual(before);
    const stranger = createTalker();
    stranger.say('こんにちは');
    expect(stranger.say('意見：はやくして').effects.map((effect) => effect.do)).toEqual(['say']);
    expect(stranger.tapId(tap('yes')).text).toContain('もう使えません');
  });
});
