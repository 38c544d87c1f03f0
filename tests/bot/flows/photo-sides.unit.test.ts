import { describe, expect, it } from 'vitest';
import type { BillSeen } from '../../../src/bot/bill.ts';
import { bill } from '../../support/bills.ts';
import { baker, createTalker, type Talker, type Turned } from '../support/talk.ts';

function talking(): Talker {
  const talker = createTalker(baker);
  talker.say('こんにちは');
  return talker;
}

const strips = { usage: null, month: null };
const send = (talker: Talker, messageId: string, set?: number): Turned =>
  talker.send({ kind: 'photo', messageId, ...(set === undefined ? {} : { set: { id: 'set', index: set, total: 2 } }) });
const read = (talker: Talker, messageId: string, seen: BillSeen): Turned =>
  talker.send({ kind: 'photo-kept', messageId, mediaId: `media-${messageId}`, bill: seen, strips });
const photo = (talker: Talker, messageId: string, seen: BillSeen): Turned => {
  send(talker, messageId);
  return read(talker, messageId, seen);
};
const nothing = { sure: false, candidates: [] };
const supplier = '東京電力エナジーパートナー(株)';
/** The side with the amount. */
const front = (over: Partial<BillSeen> = {}): BillSeen =>
  bill({ status: 'review', reason: 'not-found', month: nothing, supplier: null, ...over });
type Side = NonNullable<BillSeen['side']>;
/** The side with the month. */
const back = (over: Partial<Side> = {}, beside: Partial<BillSeen> = {}): BillSeen => {
  const side: Side = { kind: 'electricity', month: { sure: true, candidates: ['2026-09'] }, supplier, ...over };
  const none = { kind: nothing, usage: nothing, month: nothing, supplier: null };
  return bill({ status: 'reject', reason: 'no-amount-found', ...none, side, ...beside });
};
const ledger = (talker: Talker) => talker.facts().readings.map(({ month, quantity }) => `${month} ${quantity.value}`);
const saved = (talker: Talker) =>
  talker.all().flatMap((effect) => (effect.do === 'save-reading' ? [effect.reading] : []));
const forgotten = ({ effects }: Turned) =>
  effects.flatMap((effect) => (effect.do === 'forget-photo' ? [effect.messageId] : []));
const both = '2枚の写真を1つの請求書として読みました。';

describe('the two sides of a bill as two photographs', () => {
  it('are one figure with both as vouchers, the side with the amount first', () => {
    const talker = talking();
    expect(photo(talker, 'p1', front()).text).toContain('何月の分ですか');
    const { text } = photo(talker, 'p2', back());
    expect(text).toContain(both);
    expect(text).toMatch(/2026年9月[\s\S]*東京電力[\s\S]*1,234 kWh/);
    expect(text).toContain('[この内容で登録] [別々です] [直す]');
    talker.tap('この内容で登録');
    expect(ledger(talker)).toEqual(['2026-09 1234']);
    expect(saved(talker)).toMatchObject([{ voucherId: 'media-p1', secondVoucherId: 'media-p2', origin: 'photo' }]);
  });

  it('are one figure likewise when the side without the amount comes first', () => {
    const talker = talking();
    const first = photo(talker, 'p1', back());
    expect(first.text).toContain('使用量のある面を撮ってください');
    expect(forgotten(first)).toEqual([]);
    expect(photo(talker, 'p2', front()).text).toContain(both);
    talker.tap('この内容で登録');
    expect(saved(talker)).toMatchObject([{ voucherId: 'media-p2', secondVoucherId: 'media-p1', month: '2026-09' }]);
  });

  it('are one while they wait for their turn: nothing is said of the one alone', () => {
    const talker = talking();
    photo(talker, 'p0', bill());
    for (const at of [1, 2]) send(talker, `p${at}`, at);
    expect(read(talker, 'p2', back()).views).toEqual([]);
    expect(read(talker, 'p1', front()).views).toEqual([]);
    const { text } = talker.tap('この内容で登録');
    expect(text).toContain(both);
    expect(text).not.toContain('使用量の数字が見つかりません');
    talker.tap('この内容で登録');
    expect(ledger(talker)).toEqual(['2026-10 1234', '2026-09 1234']);
  });

  it('leave a month that is not sure open', () => {
    const talker = talking();
    photo(talker, 'p1', front());
    const { text } = photo(talker, 'p2', back({ month: { sure: false, candidates: ['2026-09', '2026-08'] } }));
    expect(text).toContain(both);
    expect(text).toContain('[2026年9月] [2026年8月] [別々です]');
    expect(ledger(talker)).toEqual([]);
  });

  it('are taken apart with one tap, and the second picture is not kept', () => {
    const talker = talking();
    photo(talker, 'p1', front());
    photo(talker, 'p2', back());
    const turned = talker.tap('別々です');
    expect(turned.text).toContain('何月の分ですか');
    expect(forgotten(turned)).toEqual(['p2']);
    expect(talker.say('8月').text).not.toContain(both);
    talker.tap('この内容で登録');
    expect(saved(talker)[0]).not.toHaveProperty('secondVoucherId');
    expect(ledger(talker)).toEqual(['2026-08 1234']);
  });

  it('name another firm if either of them does', () => {
    const talker = talking();
    photo(talker, 'p1', front());
    expect(photo(talker, 'p2', back({}, { addressees: ['藤川運送'] })).text).toContain('宛名が「藤川運送」');
    expect(forgotten(talker.tap('ちがう請求書'))).toEqual(['p1', 'p2']);
  });

  it('come apart when one of them is taken back', () => {
    const talker = talking();
    photo(talker, 'p1', front());
    photo(talker, 'p2', back());
    expect(talker.send({ kind: 'unsent', messageId: 'p2' }).text).toContain('何月の分ですか');
    photo(talker, 'p3', back());
    expect(forgotten(talker.send({ kind: 'unsent', messageId: 'p1' }))).toEqual(expect.arrayContaining(['p1', 'p3']));
    expect(ledger(talker)).toEqual([]);
  });
});

describe('two photographs stay two', () => {
  const named = { supplier };
  const month = (value: string) => ({ month: { sure: true, candidates: [value] } });
  it.each([
    ['both have an amount', front(), front({ usage: { sure: true, candidates: [{ value: 99, unit: 'kWh' }] } })],
    ['the first is read whole', bill(), back({ month: { sure: true, candidates: ['2026-10'] } })],
    ['the months differ', front(month('2026-10')), back()],
    ['the kinds differ', front(), back({ kind: 'city_gas' })],
    ['the suppliers differ', front(named), back({ supplier: '四国電力(株)' })],
    ['they are addressed to two firms', front({ addressees: ['田中製パン'] }), back({}, { addressees: ['藤川運送'] })],
    ['the second says nothing that the first lacks', front(named), back({ month: nothing })],
    ['the second is no bill', front(), bill({ status: 'reject', reason: 'not-a-bill' })],
  ])('where %s', (_, first, second) => {
    for (const pair of [
      [first, second],
      [second, first],
    ]) {
      const talker = talking();
      const texts = pair.map((seen, at) => photo(talker, `p${at}`, seen).text);
      expect([...texts, talker.say('状況').text].join('\n')).not.toContain(both);
    }
  });

  it('where the other one comes on another day; the first is let go', () => {
    const talker = talking();
    photo(talker, 'p1', back());
    talker.days(1);
    const turned = photo(talker, 'p2', front());
    expect(turned.text).not.toContain(both);
    expect(forgotten(turned)).toEqual(['p1']);
  });
});
