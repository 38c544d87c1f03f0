import { describe, expect, it } from 'vitest';
import type { BillSeen } from '../../../src/bot/bill.ts';
import type { Facts } from '../../../src/bot/facts.ts';
import { bill } from '../../support/bills.ts';
import { baker, createTalker, type Talker, type Turned } from '../support/talk.ts';

function talking(facts: Facts = baker): Talker {
  const talker = createTalker(facts);
  talker.say('こんにちは');
  return talker;
}

const strips = { usage: null, month: null };
const photo = (talker: Talker, messageId: string, over: Partial<BillSeen> = {}): Turned => {
  talker.send({ kind: 'photo', messageId });
  return talker.send({ kind: 'photo-kept', messageId, mediaId: `media-${messageId}`, bill: bill(over), strips });
};
const month = (value: string) => ({ month: { sure: true, candidates: [value] } });
const ledger = (talker: Talker) =>
  talker.facts().readings.map(({ month: when, quantity }) => `${when} ${quantity.value}`);
const forgotten = ({ effects }: Turned) =>
  effects.flatMap((effect) => (effect.do === 'forget-photo' ? [effect.messageId] : []));
const others = { addressees: ['有限会社湖南製麺'] };
const unsure = { status: 'review', usage: { sure: false, candidates: [{ value: 1, unit: 'kWh' }] } } as const;

describe('a bill that is addressed to another firm', () => {
  it.each([
    ['sure', {}],
    ['unsure', unsure],
  ])('is asked about before anything else, and nothing is stored before the answer: %s', (_, over) => {
    const talker = talking();
    const { text } = photo(talker, 'p1', { ...others, ...over });
    expect(text).toContain('宛名が「有限会社湖南製麺」と読めます。\n「田中製パン」の請求書ですか？');
    expect(text).toContain('[はい、うちの分です] [ちがう請求書]');
    for (const words of ['登録して', '1250', '電気 1300kWh', '完了', 'この内容で登録']) {
      talker.say(words);
      expect(ledger(talker)).toEqual([]);
    }
  });

  it('is let go, and its picture is not kept: neither by a step back', () => {
    const talker = talking();
    photo(talker, 'p1', others);
    const turned = talker.tap('ちがう請求書');
    expect(turned.text).toContain('何も登録していません');
    expect(turned.text).toContain('の使用量は？');
    expect(forgotten(turned)).toEqual(['p1']);
    expect(talker.say('戻る').text).not.toContain('湖南製麺');
    expect(ledger(talker)).toEqual([]);
  });

  it('that the owner says is the firm’s goes to the usual confirmation, and is asked about once', () => {
    const talker = talking();
    photo(talker, 'p1', others);
    expect(talker.tap('はい、うちの分です').text).toContain('[この内容で登録]');
    expect(ledger(talker)).toEqual([]);
    talker.tap('この内容で登録');
    expect(ledger(talker)).toEqual(['2026-10 1234']);
    // Read with a slip, and after all was begun anew.
    talker.say('最初から');
    const { text } = photo(talker, 'p2', { addressees: ['有限会社湖南製表'], ...month('2026-09') });
    expect(text).toContain('[この内容で登録]');
    expect(photo(talker, 'p3', { addressees: ['藤川運送'], ...month('2026-08') }).views).toEqual([]);
    expect(talker.tap('この内容で登録').text).toContain('宛名が「藤川運送」');
  });

  it('is asked about once for a go of several, those that wait included', () => {
    const talker = talking();
    for (const at of [1, 2, 3]) photo(talker, `p${at}`, { ...others, ...month(`2026-0${at + 6}`) });
    talker.say('はい');
    expect(talker.tap('この内容で登録').text).toContain('[この内容で登録]');
    expect(talker.tap('この内容で登録').text).toContain('[この内容で登録]');
    talker.tap('この内容で登録');
    expect(ledger(talker)).toHaveLength(3);
  });

  it('in a picture with one of the firm leaves that one, and the picture with it', () => {
    const talker = talking();
    talker.send({ kind: 'photo', messageId: 'p1' });
    const own = { bill: bill({ addressees: ['田中製パン'], ...month('2026-09') }), strips };
    const event = { kind: 'photo-kept', messageId: 'p1', mediaId: 'media-p1', strips, others: [own] } as const;
    expect(talker.send({ ...event, bill: bill(others) }).text).toContain('宛名が');
    const turned = talker.tap('ちがう請求書');
    expect(forgotten(turned)).toEqual([]);
    talker.tap('この内容で登録');
    expect(ledger(talker)).toEqual(['2026-09 1234']);
  });

  it('is asked again after a step back, and the second answer counts', () => {
    const talker = talking();
    photo(talker, 'p1', others);
    talker.tap('はい、うちの分です');
    expect(talker.say('戻る').text).toContain('宛名が');
    talker.tap('ちがう請求書');
    expect(photo(talker, 'p2', { ...others, ...month('2026-09') }).text).toContain('宛名が');
  });
});

describe('a bill is not asked about', () => {
  const site = { id: 'b', name: '湖南工場', energy: baker.sites[0]?.energy ?? [] };
  const nameless: Facts = { ...baker, business: baker.business && { ...baker.business, name: null } };
  it.each([
    ['that names nobody', baker, []],
    ['of the firm, in another form', baker, ['株式会社田中製パン']],
    ['of the firm, with a slip of the reader', baker, ['田中製パソ']],
    ['of its owner, who bears its name', baker, ['田中 花子']],
    ['of one of its sites', { ...baker, sites: [...baker.sites, site] }, ['湖南工場']],
    ['one of whose names is the firm’s', baker, ['鈴木', '田中製パン']],
    ['of a firm that gave no name', nameless, ['有限会社湖南製麺']],
  ])('%s', (_, facts, addressees) => {
    const { text } = photo(talking(facts), 'p1', { addressees });
    expect(text).not.toContain('宛名');
    expect(text).toMatch(/1,234 kWh/);
  });
});
