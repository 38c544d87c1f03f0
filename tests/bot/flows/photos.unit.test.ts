import { describe, expect, it } from 'vitest';
import type { BillSeen } from '../../../src/bot/bill.ts';
import type { Facts } from '../../../src/bot/facts.ts';
import { bill } from '../../support/bills.ts';
import { baker, createTalker, type Talker, type Turned } from '../support/talk.ts';

const energy = (kind: 'electricity' | 'city_gas' | 'lpg', unit: string) =>
  ({ kind, unit, supplierCode: null, supplierName: null, menu: null, area: null }) as const;
const inn: Facts = {
  ...baker,
  sites: [
    { id: 'a', name: '本館', energy: [energy('electricity', 'kWh')] },
    { id: 'b', name: '別館', energy: [energy('electricity', 'kWh'), energy('lpg', 'm3')] },
  ],
};

function talking(facts: Facts = baker): Talker {
  const talker = createTalker(facts);
  talker.say('こんにちは');
  return talker;
}

const strips = { usage: 'strip-usage', month: 'strip-month' };
const send = (talker: Talker, messageId: string, set?: { index: number | null; total: number | null }): Turned =>
  talker.send({ kind: 'photo', messageId, ...(set === undefined ? {} : { set: { id: 'set', ...set } }) });
const read = (talker: Talker, messageId: string, over: Partial<BillSeen> = {}): Turned =>
  talker.send({ kind: 'photo-kept', messageId, mediaId: `media-${messageId}`, bill: bill(over), strips });
const photo = (talker: Talker, messageId: string, over: Partial<BillSeen> = {}): Turned => {
  expect(send(talker, messageId).views).toEqual([]);
  return read(talker, messageId, over);
};
const month = (value: string) => ({ month: { sure: true, candidates: [value] } });
const usage = (...values: readonly number[]) => ({
  usage: { sure: values.length === 1, candidates: values.map((value) => ({ value, unit: 'kWh' })) },
});
const unsure = { status: 'review', reason: 'close-second' } as const;
const ledger = (talker: Talker): readonly string[] =>
  talker.facts().readings.map(({ siteId, kind, month: when, quantity }) => {
    const site = siteId.length === 1 ? `${siteId} ` : '';
    return `${site}${kind} ${when} ${quantity.value}${quantity.unit}`;
  });
const saved = (talker: Talker) =>
  talker.all().flatMap((effect) => (effect.do === 'save-reading' ? [effect.reading] : []));
const forgotten = ({ effects }: Turned) =>
  effects.flatMap((effect) => (effect.do === 'forget-photo' ? [effect.messageId] : []));

describe('a photograph of a bill', () => {
  it('keeps what the bill asks for beside its figure, and never beside another one', () => {
    const talker = talking();
    expect(photo(talker, 'p1', { amountYen: 56470 }).text).toContain('金額：56,470円');
    talker.tap('この内容で登録');
    expect(saved(talker)).toMatchObject([{ quantity: { value: 1234 }, amountYen: 56470 }]);
    expect(talker.facts().readings).toMatchObject([{ amountYen: 56470 }]);
    const typed = talking();
    photo(typed, 'p2', { amountYen: 56470 });
    expect(typed.say('1243kWh').text).not.toContain('56,470');
    typed.tap('この内容で登録');
    expect(saved(typed)).toMatchObject([{ quantity: { value: 1243 } }]);
    expect(saved(typed)[0]?.amountYen).toBeUndefined();
  });

  it('that is sure is stored with one tap, the photograph beside it', () => {
    const talker = talking();
    const { text } = photo(talker, 'p1', { period: { from: '2026-09-21', to: '2026-10-20' } });
    expect(text).toContain('この内容で登録しますか？');
    expect(text).toContain('会社：東京電力エナジーパートナー(株)');
    expect(text).toContain('使用量：1,234 kWh');
    expect(text).toContain('[この内容で登録] [直す]');
    expect(ledger(talker)).toEqual([]);
    talker.tap('この内容で登録');
    expect(ledger(talker)).toEqual(['electricity 2026-10 1234kWh']);
    expect(saved(talker)).toMatchObject([{ origin: 'photo', voucherId: 'media-p1', sourceMessageId: 'p1' }]);
  });

  it('that is not sure chooses nothing: the owner picks, with the strip beside the doubtful field', () => {
    const talker = talking();
    const { text, views } = photo(talker, 'p1', { ...unsure, ...usage(1234, 1284, 234) });
    expect(text).toContain('使用量：はっきり読めません');
    expect(text).toContain('[1,234 kWh] [1,284 kWh] [234 kWh] [この写真は使わない]');
    const [card] = views;
    const pictures = card?.view === 'card' ? card.rows.flatMap((row) => row.picture?.path ?? []) : [];
    expect(pictures).toEqual(['/media/strip-usage']);
    expect(talker.say('はい').text).not.toContain('登録しました');
    expect(ledger(talker)).toEqual([]);
    talker.tap('1,284 kWh');
    talker.tap('この内容で登録');
    expect(ledger(talker)).toEqual(['electricity 2026-10 1284kWh']);
  });

  it('of several papers: each figure keeps its month, kind and strip, and all are confirmed together', () => {
    const talker = talking(inn);
    send(talker, 'p1');
    const gas = bill({
      kind: { sure: true, candidates: ['lpg'] },
      usage: { sure: true, candidates: [{ value: 53, unit: 'm3' }] },
      ...month('2026-09'),
    });
    const water = bill({ kind: { sure: true, candidates: ['water'] } });
    const others = [gas, water].map((one, at) => ({ bill: one, strips: { usage: `strip-${at}`, month: null } }));
    talker.send({ kind: 'photo-kept', messageId: 'p1', mediaId: 'media-p1', bill: bill(), strips, others });
    talker.tap('本館');
    talker.tap('別館');
    talker.tap('この内容で登録');
    expect(ledger(talker).toSorted()).toEqual(['a electricity 2026-10 1234kWh', 'b lpg 2026-09 53m3']);
    expect(saved(talker).map(({ voucherId }) => voucherId)).toEqual(['media-p1', 'media-p1']);
  });

  it.each(['1250', '1250kWh', '1,250キロワット', '千二百五十'])(
    'takes the figure that is typed instead: %s',
    (typed) => {
      const talker = talking();
      photo(talker, 'p1', {
        ...unsure,
        ...usage(1234, 1284),
        month: { sure: false, candidates: ['2026-10', '2026-09'] },
      });
      expect(talker.say(typed).text).toContain('何月の分ですか');
      talker.tap('2026年9月');
      talker.tap('この内容で登録');
      expect(ledger(talker)).toEqual(['electricity 2026-09 1250kWh']);
      expect(saved(talker)).toMatchObject([{ origin: 'typed', voucherId: 'media-p1' }]);
    },
  );

  it('asks for each field that is not sure, also by words', () => {
    const talker = talking();
    const nothing = { sure: false, candidates: [] };
    photo(talker, 'p1', {
      ...unsure,
      kind: { sure: false, candidates: ['city_gas', 'lpg'] },
      usage: { sure: true, candidates: [{ value: 53, unit: 'm3' }] },
      month: nothing,
    });
    talker.tap('都市ガス');
    expect(talker.say('8月').text).toMatch(/都市ガス[\s\S]*2026年8月[\s\S]*53 m³/);
    talker.tap('この内容で登録');
    expect(ledger(talker)).toEqual(['city_gas 2026-08 53m3']);
  });

  it('of a firm with several sites asks for the site', () => {
    const talker = talking(inn);
    expect(photo(talker, 'p1').text).toContain('どの拠点');
    talker.tap('別館');
    talker.tap('この内容で登録');
    expect(ledger(talker)).toEqual(['b electricity 2026-10 1234kWh']);
  });

  it('names the supplier that the owner could not', () => {
    const talker = talking({ ...inn, sites: inn.sites.slice(0, 1) });
    photo(talker, 'p1');
    talker.tap('この内容で登録');
    expect(talker.facts().sites[0]?.energy[0]).toMatchObject({ supplierCode: 'A0269' });
    expect(saved(talker)).toMatchObject([{ supplierCode: 'A0269' }]);
  });

  it('that names another supplier than the registered one says whose factor is taken', () => {
    const talker = talking();
    expect(photo(talker, 'p1', { supplier: '四国電力(株)' }).text).toContain(
      '登録の会社は「東京電力エナジーパートナー',
    );
  });

  it('of a kind that the firm did not report is taken like typed words', () => {
    const talker = talking();
    photo(talker, 'p1', {
      kind: { sure: true, candidates: ['kerosene'] },
      usage: { sure: true, candidates: [{ value: 36, unit: 'L' }] },
    });
    talker.tap('この内容で登録');
    expect(ledger(talker)).toEqual(['kerosene 2026-10 36L']);
  });

  it('with two kinds of energy gives a figure of each, neither chosen', () => {
    const talker = talking();
    const items = [
      { kind: 'electricity', usage: { value: 1992, unit: 'kWh' } },
      { kind: 'city_gas', usage: { value: 53, unit: 'm3' } },
    ] as const;
    expect(photo(talker, 'p1', { ...unsure, items }).text).toContain('はっきり読めません');
    talker.tap('1,992 kWh');
    expect(ledger(talker)).toEqual([]);
    talker.tap('53 m³');
    talker.tap('この内容で登録');
    expect(ledger(talker)).toEqual(['electricity 2026-10 1992kWh', 'city_gas 2026-10 53m3']);
  });

  it.each([
    ['not-a-bill', '請求書の写真ではない'],
    ['unreadable', '真上から'],
    ['no-amount-found', '使用量の数字が見つかりません'],
    ['too-many-pages', '4ページまで'],
    ['picture-too-small', '真上から'],
    ['reading-took-too-long', '時間がかかりすぎました'],
    ['picture-broken', '開けません'],
  ])('that is turned away (%s) is answered, and the question stands', (reason, words) => {
    const talker = talking();
    const turned = photo(talker, 'p1', { status: 'reject', reason });
    expect(turned.text).toContain(words);
    expect(turned.text).toContain('の使用量は？');
    expect(forgotten(turned)).toEqual(['p1']);
    expect(ledger(talker)).toEqual([]);
  });

  it('of water is declined where the programme does not ask for it', () => {
    const talker = talking();
    const turned = photo(talker, 'p1', { kind: { sure: true, candidates: ['water'] } });
    expect(turned.text).toContain('水道は集めていません');
    expect(forgotten(turned)).toEqual(['p1']);
  });

  it('can be left out, and typed figures still come first', () => {
    const talker = talking();
    photo(talker, 'p1', { ...unsure, ...usage(1, 2) });
    expect(talker.tap('この写真は使わない').text).toContain('の使用量は？');
    talker.say('1300');
    expect(photo(talker, 'p2').text).toContain('この確認のあとに出します');
    expect(talker.say('はい').text).toContain('この内容で登録');
  });

  it('of a month that is stored shows what it would replace', () => {
    const talker = talking();
    photo(talker, 'p1');
    talker.tap('この内容で登録');
    expect(photo(talker, 'p2', usage(1500)).text).toContain('登録済み：1,234 kWh');
  });
});

describe('the same photograph again', () => {
  const marks = { exact: 'x', look: '0'.repeat(64) };
  it.each([
    ['the same bytes, in hand', { marks }, false, '同じ写真'],
    ['nearly the same look', { marks: { exact: 'y', look: `7${'0'.repeat(63)}` } }, false, '同じ写真'],
    ['the same bytes, stored', { marks }, true, '同じ写真'],
    [
      'the same figure of another picture',
      { marks: { exact: 'z', look: 'f'.repeat(64) } },
      true,
      'もう登録してあります',
    ],
  ])('adds nothing and is said: %s', (_, over, isStored, words) => {
    const talker = talking();
    photo(talker, 'p1', { marks });
    if (isStored) talker.tap('この内容で登録');
    const turned = photo(talker, 'p2', over);
    expect(forgotten(turned)).toEqual(['p2']);
    expect(turned.text).toContain(words);
    if (!isStored) talker.tap('この内容で登録');
    expect(ledger(talker)).toEqual(['electricity 2026-10 1234kWh']);
  });

  it('is no duplicate when it looks alike and is of another month', () => {
    const talker = talking();
    photo(talker, 'p1', { marks });
    talker.tap('この内容で登録');
    expect(photo(talker, 'p2', { ...month('2026-09'), marks: { ...marks, exact: 'y' } }).text).toContain('2026年9月');
  });

  it('can be sent again when it was left out', () => {
    const talker = talking();
    photo(talker, 'p1', { ...unsure, ...usage(1, 2), marks });
    talker.tap('この写真は使わない');
    expect(photo(talker, 'p2', { marks }).text).toContain('[この内容で登録]');
  });
});

describe('several photographs in one go', () => {
  const five = [1, 2, 3, 4, 5];
  const all = (talker: Talker, total = 5): void => {
    for (const index of five.slice(0, total)) send(talker, `p${index}`, { index, total: 5 });
  };

  it('are confirmed one after the other, in the order in which they were chosen', () => {
    const talker = talking();
    all(talker);
    expect(read(talker, 'p1', month('2026-05')).text).toContain('1枚目/5枚');
    for (const at of [3, 2, 5, 4]) expect(read(talker, `p${at}`, month(`2026-0${at + 4}`)).views).toEqual([]);
    for (const at of [2, 3, 4, 5])
      expect(talker.tap('この内容で登録').text).toMatch(new RegExp(`${at}枚目/5枚[\\s\\S]*2026年${at + 4}月`));
    expect(talker.tap('この内容で登録').text).toContain('の使用量は？');
    expect(ledger(talker)).toHaveLength(5);
  });

  it('wait for one that is still read, and go on with it', () => {
    const talker = talking();
    all(talker, 2);
    read(talker, 'p1', month('2026-05'));
    expect(talker.tap('この内容で登録').text).toContain('2枚目/5枚');
    expect(read(talker, 'p2', month('2026-06')).text).toContain('2枚目/5枚');
    expect(talker.tap('この内容で登録').text).toContain('あと3枚');
  });

  it('take those that come late', () => {
    const talker = talking();
    all(talker, 4);
    for (const at of [1, 2, 3, 4]) read(talker, `p${at}`, month(`2026-0${at + 4}`));
    for (const _ of [1, 2, 3, 4]) talker.tap('この内容で登録');
    send(talker, 'p5', { index: 5, total: 5 });
    expect(read(talker, 'p5', month('2026-09')).text).toContain('5枚目/5枚');
  });

  it('say in their turn what came of those that are none', () => {
    const talker = talking();
    all(talker);
    read(talker, 'p1', { status: 'reject', reason: 'not-a-bill' });
    read(talker, 'p2', month('2026-06'));
    read(talker, 'p3', { status: 'reject', reason: 'not-a-bill' });
    talker.send({ kind: 'photo-lost', messageId: 'p4', code: 'content-gone' });
    read(talker, 'p5', month('2026-06'));
    const { text } = talker.tap('この内容で登録');
    expect(text).toContain('3枚目/5枚：請求書の写真ではない');
    expect(text).toContain('4枚目/5枚：写真を受け取れませんでした');
    expect(text).toContain('5枚目/5枚：同じ写真');
    expect(ledger(talker)).toEqual(['electricity 2026-06 1234kWh']);
  });

  it('lose those that are taken back: waiting, in hand, and while they are read', () => {
    const talker = talking();
    all(talker);
    for (const at of [1, 2, 3]) read(talker, `p${at}`, month(`2026-0${at + 4}`));
    talker.send({ kind: 'unsent', messageId: 'p2' });
    expect(talker.send({ kind: 'unsent', messageId: 'p1' }).text).toContain('2026年7月');
    talker.send({ kind: 'unsent', messageId: 'p4' });
    expect(forgotten(read(talker, 'p4', month('2026-08')))).toEqual(['p4']);
    expect(talker.tap('この内容で登録').text).toContain('2枚目/2枚');
    read(talker, 'p5', month('2026-09'));
    talker.tap('この内容で登録');
    expect(ledger(talker)).toEqual(['electricity 2026-07 1234kWh', 'electricity 2026-09 1234kWh']);
  });

  it('can be stepped back through', () => {
    const talker = talking();
    all(talker);
    for (const at of five) read(talker, `p${at}`, month(`2026-0${at + 4}`));
    talker.tap('この内容で登録');
    expect(talker.say('戻る').text).toMatch(/1枚目\/5枚[\s\S]*2026年5月/);
    expect(ledger(talker)).toEqual([]);
    expect(talker.tap('この内容で登録').text).toMatch(/2枚目\/5枚[\s\S]*2026年6月/);
  });

  it('may be left for later and taken up again', () => {
    const talker = talking();
    all(talker);
    read(talker, 'p1', month('2026-05'));
    talker.tap('この内容で登録');
    expect(talker.tap('待たずに続ける').text).toContain('の使用量は？');
    expect(read(talker, 'p2', month('2026-06')).text).toContain('2026年6月');
  });
});
