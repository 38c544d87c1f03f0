import { describe, expect, it } from 'vitest';
import type { BillSeen } from '../../../src/bot/bill.ts';
import { usualRules } from '../../../src/bot/desk/consultation/rules.ts';
import type { Facts } from '../../../src/bot/facts.ts';
import { bill } from '../../support/bills.ts';
import { baker, createTalker, programme, stranger, type Talker, type Turned } from '../support/talk.ts';

const start = '写真の確認をはじめる';
const offered = (count: number): string => `ご相談中に、請求書の写真を${count}枚お預かりしました。`;

function talking(facts: Facts = baker): Talker {
  const talker = createTalker(facts);
  talker.say('こんにちは');
  talker.floor('person');
  return talker;
}

const read = (talker: Talker, messageId: string, over: Partial<BillSeen> = {}): Turned =>
  talker.send({
    ...{ kind: 'photo-kept', messageId, mediaId: `media-${messageId}`, relay: 'only' },
    ...{ bill: bill(over), strips: { usage: null, month: null } },
  });
const of = (month: string, value = 1234): Partial<BillSeen> => ({
  month: { sure: true, candidates: [month] },
  usage: { sure: true, candidates: [{ value, unit: 'kWh' }] },
});
const ledger = (talker: Talker): readonly string[] =>
  talker.facts().readings.map(({ kind, month, quantity }) => `${kind} ${month} ${quantity.value}`);
const done = ({ effects }: Turned) => effects.map((effect) => effect.do);

describe('photographs of bills while a person has the floor', () => {
  it('wait in silence, and are confirmed one by one once the owner begins', () => {
    const talker = talking();
    for (const [id, month] of [
      ['p1', '2026-08'],
      ['p2', '2026-09'],
    ] as const) {
      const turned = read(talker, id, of(month));
      expect(turned.text).toBe('');
      expect(done(turned)).toEqual(['photo-heard']);
    }
    const { text } = talker.floor('back');
    expect(text).toContain(offered(2));
    expect(text).toContain('まだ登録していません。');
    expect(text.indexOf(start)).toBeLessThan(text.indexOf('の使用量は？'));
    expect(ledger(talker)).toEqual([]);
    expect(talker.tap(start).text).toMatch(/1枚目\/2枚[\s\S]*2026年8月/);
    expect(talker.tap('この内容で登録').text).toMatch(/2枚目\/2枚[\s\S]*2026年9月/);
    expect(ledger(talker)).toEqual(['electricity 2026-08 1234']);
    talker.tap('この内容で登録');
    expect(ledger(talker)).toEqual(['electricity 2026-08 1234', 'electricity 2026-09 1234']);
    expect(talker.say('写真').text).not.toContain('お預かり');
  });

  it('stay where they are for whoever begins later, days after too', () => {
    const talker = talking();
    read(talker, 'p1', of('2026-08'));
    talker.floor('back');
    expect(talker.tap('あとで確認する').text).toContain('「写真」と送ると、またお出しします。');
    talker.days(3);
    expect(talker.say('写真').text).toContain(offered(1));
    expect(talker.tap(start).text).toContain('2026年8月');
    expect(talker.say('写真').text).not.toContain('お預かり');
  });

  it('come after what is open, and begin twice only once', () => {
    const talker = createTalker(baker);
    talker.say('こんにちは');
    talker.say('10月の電気 1200kWh');
    talker.floor('person');
    read(talker, 'p1', of('2026-08'));
    read(talker, 'p2', of('2026-09'));
    talker.floor('back');
    const begin = talker.buttons().find(({ label }) => label === start)?.id ?? '';
    const { text } = talker.tapId(begin);
    expect(text.match(/写真も読み取りました/g)).toHaveLength(1);
    expect(text).toContain('1,200 kWh');
    expect(talker.tapId(begin).text).toContain('確認する写真は、もうありません。');
    expect(talker.tap('はい').text).toMatch(/1枚目\/2枚[\s\S]*2026年8月/);
    expect(ledger(talker)).toEqual(['electricity 2026-10 1200']);
  });

  it('of the same paper, of what is registered and of nothing that is collected add nothing', () => {
    const talker = talking();
    const marks = { exact: 'the same', look: '' };
    read(talker, 'p1', { ...of('2026-08'), marks });
    for (const over of [
      { ...of('2026-08'), marks },
      of('2026-08'),
      { kind: { sure: true, candidates: ['water'] } } as const,
      { status: 'reject', reason: 'not-a-bill' } as const,
    ])
      expect(read(talker, 'again', over).text).toBe('');
    expect(talker.floor('back').text).toContain(offered(1));
    expect(talker.tap(start).text).not.toContain('枚目');
  });

  it('vanish when they are taken back, and the rest stays', () => {
    const talker = talking();
    read(talker, 'p1', of('2026-08'));
    read(talker, 'p2', of('2026-09'));
    const turned = talker.send({ kind: 'unsent', messageId: 'p1' });
    expect([turned.text, done(turned)]).toEqual(['', ['forget-photo']]);
    expect(talker.floor('back').text).toContain(offered(1));
    const begin = talker.buttons().find(({ label }) => label === start)?.id ?? '';
    expect(talker.send({ kind: 'unsent', messageId: 'p2' }).text).toContain('その数字は使いません');
    expect(talker.tapId(begin).text).toContain('確認する写真は、もうありません。');
    expect(talker.say('写真').text).not.toContain('お預かり');
  });

  it('vanish with their pictures', () => {
    const talker = talking({ ...baker, programme: { ...programme, pictureDays: 10 } });
    read(talker, 'p1', of('2026-08'));
    expect(talker.floor('back').text).toContain('11月21日まで確認できます。');
    const begin = talker.buttons().find(({ label }) => label === start)?.id ?? '';
    talker.days(9);
    expect(talker.say('写真').text).toContain(offered(1));
    talker.days(1);
    expect(talker.say('写真').text).not.toContain('お預かり');
    expect(talker.tapId(begin).text).toContain('確認する写真は、もうありません。');
    expect(ledger(talker)).toEqual([]);
  });

  it('are twenty at most: what is more stays unheard, so that its owner is told', () => {
    const talker = talking();
    const turned = Array.from({ length: 22 }, (_, at) => read(talker, `p${at}`, of('2026-08', 1000 + at)));
    expect(turned.map((one) => done(one).length)).toEqual([...Array.from({ length: 20 }, () => 1), 0, 0]);
    expect(talker.floor('back').text).toContain(offered(20));
    expect(talker.tap(start).text).toContain('1枚目/20枚');
  });

  it('whose figure is in hand, or registered meanwhile, are offered only when it is taken out again', () => {
    const talker = createTalker(baker);
    talker.say('こんにちは');
    talker.say('8月の電気 1234kWh');
    talker.floor('person');
    read(talker, 'p1', of('2026-08'));
    expect(talker.floor('back').text).not.toContain('お預かり');
    talker.tap('はい');
    expect(ledger(talker)).toEqual(['electricity 2026-08 1234']);
    expect(talker.say('写真').text).not.toContain('お預かり');
    talker.say('削除');
    talker.tap('はい');
    expect(ledger(talker)).toEqual([]);
    expect(talker.say('写真').text).toContain(offered(1));
    talker.tap(start);
    talker.tap('この内容で登録');
    expect(ledger(talker)).toEqual(['electricity 2026-08 1234']);
  });

  it('that come when the person has left have their turn at once', () => {
    const talker = talking();
    talker.floor('back');
    const turned = read(talker, 'p1', of('2026-08'));
    expect(turned.text).toContain('この内容で登録しますか？');
    expect(done(turned)).toContain('photo-heard');
  });

  it('are asked about with what was not sure, and put two sides together', () => {
    const talker = talking();
    const nothing = { sure: false, candidates: [] } as const;
    read(talker, 'front', { ...of('2026-08'), month: nothing, supplier: null });
    const side = { kind: 'electricity', month: { sure: true, candidates: ['2026-08'] }, supplier: null } as const;
    read(talker, 'back', { status: 'reject', reason: 'no-amount-found', usage: nothing, side });
    talker.floor('back');
    const { text } = talker.tap(start);
    expect(text).toContain('2枚の写真を1つの請求書として読みました。');
    expect(text).toContain('2026年8月');
  });

  it('are offered to whoever had blocked the account meanwhile', () => {
    const talker = talking();
    read(talker, 'p1', of('2026-08'));
    talker.send({ kind: 'unfollowed' });
    talker.floor('back');
    expect(talker.send({ kind: 'followed', again: true }).text).toContain(offered(1));
  });

  it('outlive a restart of the dialogue, and wait for nobody who has not joined', () => {
    const talker = talking();
    read(talker, 'p1', of('2026-08'));
    talker.floor('back');
    expect(talker.say('最初から').text).not.toContain('わかりません');
    expect(talker.say('写真').text).toContain(offered(1));
    const joining = createTalker({ ...stranger, programme: { ...programme, rules: usualRules } });
    joining.say('こんにちは');
    joining.floor('person');
    expect(read(joining, 'p1').effects).toEqual([]);
  });
});
