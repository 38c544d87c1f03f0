import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../../src/bot/facts.ts';
import { schemeNotice } from '../../../../src/bot/flows/aside/scheme-notice.ts';
import { builtInKnowledge } from '../../../../src/engine/knowledge/built-in.ts';
import type { Scheme } from '../../../../src/engine/knowledge/scheme.ts';
import { schemeOf, windowOf } from '../../../engine/scheme/fixtures.ts';
import { baker, createTalker, programme } from '../../support/talk.ts';

const today = '2026-11-26';
const text = (ja: string) => ({ ja, en: null, easy: null });
const condition = (id: string, test: Scheme['eligibility']['conditions'][number]['test']) => ({
  ...{ id, text: text(`条件${id}`), test },
});
const who = schemeOf().eligibility;
const conditions = [
  condition('size', { kind: 'size', is: 'sme' }),
  condition('ordered', { kind: 'not-ordered' }),
  condition('tax', { kind: 'ask' }),
];
const city = schemeOf({ id: 'city-open', name: text('市の補助金'), eligibility: { ...who, conditions } });
const other = schemeOf({ id: 'city-other', name: text('よその市の補助金'), regions: ['11208'] });
const ended = schemeOf({
  ...{ id: 'city-ended', name: text('きのう終わった補助金') },
  windows: [windowOf({ end: '2026-11-25' })],
});
const second = schemeOf({
  ...{ id: 'nat-open', name: text('国の補助金'), level: 'national', regions: ['00'], notWith: ['city-open'] },
  eligibility: { ...who, conditions: [condition('ordered', { kind: 'not-ordered' })] },
});

const firm = (schemes: readonly Scheme[], changes: Partial<NonNullable<Facts['business']>> = {}): Facts => ({
  ...baker,
  today,
  knowledge: { ...builtInKnowledge, schemes: [...schemes] },
  business: baker.business === null ? null : { ...baker.business, municipality: '四日市市', ...changes },
});
const talkOf = (...given: Parameters<typeof firm>) => {
  const talker = createTalker(firm(...given));
  talker.say('こんにちは');
  return talker;
};
const views = (said: string): readonly string[] => said.split('\n');

describe('補助金', () => {
  it('says with its last day what is open, and only names what ended yesterday as ended', () => {
    const said = talkOf([city, ended, other]).say('補助金').text;
    expect(said).toContain('市の補助金：受付中です（2026年12月15日まで）');
    expect(said).toContain('きのう終わった補助金：終了しました（前回 2026年11月25日まで）');
    expect(said).not.toContain('よその市');
  });

  it('puts what cannot be combined beside each other', () => {
    const said = views(talkOf([second, city]).say('補助金').text);
    const at = (part: string) => said.findIndex((one) => one.includes(part));
    expect(at('市の補助金：受付中')).toBeLessThan(at('国の補助金：受付中'));
    expect(at('国の補助金：受付中')).toBeLessThan(at('次の二つは一緒には使えません'));
  });

  it('says honestly that nothing is open, and offers a person', () => {
    const talker = talkOf([ended]);
    expect(talker.say('使える補助金').text).toContain('受付中と確認できた制度は、今日はありません');
    expect(talker.tap('担当者に確かめてもらう').effects.some(({ do: what }) => what === 'ask-person')).toBe(false);
    expect(talker.all().some((one) => one.do === 'ask-person' && one.reason === 'asked-directly')).toBe(true);
  });

  it('does not list what is for one place where the place is not known', () => {
    const talker = createTalker(firm([city, second], { municipality: null }));
    talker.say('こんにちは');
    const said = talker.say('補助金').text;
    expect(said).not.toContain('市の補助金：');
    expect(said).toContain('市や町がわからないので');
  });

  it('asks which place is meant by one that is not known by name, and takes it only when it is chosen', () => {
    const talker = createTalker({
      ...firm([city], { municipality: 'すすか市' }),
      programme: { ...programme, regions: ['24'] },
    });
    talker.say('こんにちは');
    const asked = talker.tapId('aside:scheme-check:city-open').text;
    expect(asked).toContain('「すすか市」は、次のどれですか。');
    expect(talker.facts().business?.municipality).toBe('すすか市');
    const button = talker.buttons().find(({ label }) => label === '鈴鹿市')?.id ?? '';
    expect(talker.tapId(button).text).not.toContain('すすか');
    expect(talker.facts().business?.municipality).toBe('鈴鹿市');
    talker.tapId(button.replace('24207', '24201'));
    expect(talker.facts().business?.municipality).toBe('鈴鹿市');
  });

  it('leaves it to a person where no place is like it, or the owner finds none', () => {
    const at = (municipality: string) => {
      const talker = createTalker({
        ...firm([city], { municipality }),
        programme: { ...programme, regions: ['24'] },
      });
      talker.say('こんにちは');
      return { talker, text: talker.tapId('aside:scheme-check:city-open').text };
    };
    expect(at('みどり市').text).not.toContain('次のどれですか');
    const { talker } = at('すすか市');
    const { text: after } = talker.tap('この質問はわからない');
    expect(after).not.toContain('次のどれですか');
    expect(talker.facts().business?.municipality).toBe('すすか市');
  });

  it('shows at most three cards', () => {
    const all = [...builtInKnowledge.schemes, city];
    const shown = talkOf(all)
      .say('補助金')
      .views.filter((view) => view.view === 'card' && view.aside === true);
    expect(shown.length).toBeLessThanOrEqual(3);
  });
});

describe('a scheme’s conditions', () => {
  const start = (schemes: readonly Scheme[], changes: Parameters<typeof firm>[1] = {}) => {
    const talker = talkOf(schemes, changes);
    talker.say('補助金');
    talker.tapId('aside:item:subsidy:city-open');
    return talker;
  };
  const records = (talker: ReturnType<typeof start>) =>
    talker.all().flatMap((one) => (one.do === 'save-advice' ? [one.record] : []));

  it('are asked one by one until they fit, and the operator decides', () => {
    const talker = start([city]);
    expect(talker.tap('条件を確かめる').text).toContain('もう注文や契約');
    expect(talker.tap('いいえ').text).toContain('条件tax');
    const verdict = talker.tap('はい').text;
    expect(verdict).toContain('わかっている条件には、すべて合っています');
    expect(verdict).toContain('決めるのは、運営者です');
  });

  it('say which one is not met, and take a corrected answer', () => {
    const talker = start([city]);
    talker.tap('条件を確かめる');
    const no = talker.tap('はい').text;
    expect(no).toContain('次の条件に合いません');
    expect(no).toContain('合わない条件：条件ordered');
    expect(talker.tap('前の答えを直す').text).toContain('もう注文や契約');
    expect(talker.tap('いいえ').text).toContain('条件tax');
  });

  it('ask a firm of unknown size by ranges, and make no figure of a range', () => {
    const talker = start([city], { employees: null });
    expect(talker.tap('条件を確かめる').text).toContain('いつも働いている人は何人ですか');
    expect(talker.buttons().map(({ label }) => label)).toEqual(
      expect.arrayContaining(['20人まで', '21人から300人', '301人以上', 'この質問はわからない']),
    );
    talker.tap('301人以上');
    expect(talker.buttons().map(({ label }) => label)).toContain('個人事業主');
    talker.tap('会社');
    expect(talker.tap('3億円より多い').text).toContain('合わない条件：条件size');
    expect(talker.facts().business?.employees).toBeNull();
  });

  it('pass on what the owner does not know, and never ask it again', () => {
    const talker = start([city, second]);
    talker.tap('条件を確かめる');
    expect(talker.tap('この質問はわからない').text).toContain('条件tax');
    const end = talker.tap('はい').text;
    expect(end).toContain('担当者が確かめる条件：条件ordered');
    talker.tapId('aside:item:subsidy:nat-open');
    expect(talker.buttons().map(({ label }) => label)).not.toContain('条件を確かめる');
  });

  it('hold for every scheme', () => {
    const talker = start([city, second]);
    talker.tap('条件を確かめる');
    talker.tap('いいえ');
    expect(talker.tapId('aside:item:subsidy:nat-open').text).toContain('わかっている条件には合っています');
  });

  it('are recorded once, however often a button is pressed', () => {
    const talker = start([city]);
    talker.tap('条件を確かめる');
    const id = talker.buttons().find(({ label }) => label === 'いいえ')?.id ?? '';
    talker.tapId(id);
    talker.tapId(id);
    expect(records(talker)).toHaveLength(1);
  });

  it('take nothing from buttons that were made up', () => {
    const talker = start([city]);
    for (const id of ['city-open:own:yes:city-open/none', 'city-open:form:duck:x', 'city-open:employees:9-1:x', 'x'])
      talker.tapId(`aside:scheme-say:${id}`);
    expect(records(talker)).toEqual([]);
  });

  it('name rate and cap only while applications are taken', () => {
    const money = { rate: text('3分の1'), cap: text('100万円') };
    const card = (scheme: Scheme) =>
      start([{ ...scheme, ...money, id: 'city-open' }]).tapId('aside:item:subsidy:city-open').text;
    expect(card(city)).toContain('3分の1');
    expect(card(ended)).not.toMatch(/3分の1|100万円/);
    expect(card({ ...city, asOf: '2026-01-01' })).not.toMatch(/3分の1|100万円/);
  });
});

describe('a notice', () => {
  const key = 'notice:city-open:2026-11-26:opens';
  const opening = schemeOf({ id: 'city-open', windows: [windowOf({ start: today, end: '2026-12-31' })] });

  it('is told once, by the facts of its day', () => {
    const talker = talkOf([opening]);
    expect(talker.send({ kind: 'timer', key }).text).toContain('受付が始まった制度のお知らせ');
    expect(talker.send({ kind: 'timer', key }).effects).toEqual([]);
  });

  it('is not told where it holds no longer, or does not fit', () => {
    const day = firm([opening]);
    expect(schemeNotice(key, day)).not.toBeNull();
    expect(schemeNotice(key, { ...day, today: '2026-12-05' })).not.toBeNull();
    expect(schemeNotice(key, { ...day, today: '2026-12-18' })).toBeNull();
    expect(schemeNotice(key, { ...day, today: '2027-01-01' })).toBeNull();
    expect(schemeNotice(key, firm([{ ...opening, closed: true }]))).toBeNull();
    expect(schemeNotice(key, firm([{ ...opening, asOf: '2026-08-01' }]))).toBeNull();
    expect(schemeNotice(key, firm([opening], { municipality: '所沢市' }))).toBeNull();
    expect(schemeNotice('notice:city-open:2026-11-26:closes', day)).toBeNull();
  });
});
