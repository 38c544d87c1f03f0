import { describe, expect, it } from 'vitest';
import type { BillSeen } from '../../../src/bot/bill.ts';
import { bill } from '../../support/bills.ts';
import { baker, createTalker, type Talker, type Turned } from '../support/talk.ts';

function talking(): Talker {
  const talker = createTalker(baker);
  talker.say('こんにちは');
  return talker;
}

let looks = 0;
/** Each from another angle: nothing is alike but what is printed. */
function photo(talker: Talker, messageId: string, meters: readonly string[], over: Partial<BillSeen> = {}): Turned {
  looks += 1;
  const marks = { exact: `photo ${looks}`, look: looks % 2 === 0 ? '0'.repeat(64) : 'f'.repeat(64), meters };
  talker.send({ kind: 'photo', messageId });
  const strips = { usage: null, month: null };
  return talker.send({ kind: 'photo-kept', messageId, mediaId: messageId, bill: bill({ marks, ...over }), strips });
}
const usage = (...values: readonly number[]) => ({
  usage: { sure: values.length === 1, candidates: values.map((value) => ({ value, unit: 'kWh' })) },
});
const ledger = (talker: Talker) => talker.facts().readings.map(({ month, quantity }) => `${month} ${quantity.value}`);

describe('a bill of the same meter and month', () => {
  it.each([
    ['in hand', false],
    ['stored', true],
  ])('that was photographed from another angle adds nothing, though its amount was not read: %s', (_, isStored) => {
    const talker = talking();
    photo(talker, 'p1', ['supply-1', 'customer-1']);
    if (isStored) talker.tap('この内容で登録');
    const { text } = photo(talker, 'p2', ['customer-1'], { status: 'review', ...usage(1234, 1284) });
    expect(text).toContain('同じ写真がもう届いています');
    if (!isStored) talker.tap('この内容で登録');
    expect(ledger(talker)).toEqual(['2026-10 1234']);
  });

  it.each<readonly [string, Partial<BillSeen>]>([
    ['another amount', usage(1500)],
    ['other days', { period: { from: '2026-09-01', to: '2026-10-01' }, status: 'review', ...usage(7, 8) }],
    ['another month', { month: { sure: true, candidates: ['2026-09'] } }],
  ])('with %s is no duplicate', (_, over) => {
    const talker = talking();
    photo(talker, 'p1', ['supply-1'], { period: { from: '2026-09-21', to: '2026-10-20' } });
    talker.tap('この内容で登録');
    expect(photo(talker, 'p2', ['supply-1'], over).text).not.toContain('2回は数えません');
  });
});

describe('two meters of one supplier in one month', () => {
  it('are no duplicate though amount and look are the same; the second is said to take the first one’s place', () => {
    const talker = talking();
    photo(talker, 'p1', ['supply-1', 'customer-1']);
    talker.tap('この内容で登録');
    const { text } = photo(talker, 'p2', ['supply-2', 'customer-1']);
    expect(text).toContain('別のメーターの 1,234 kWh が登録済みです');
    expect(talker.tap('足して2,468 kWhにする').text).not.toContain('足して');
    talker.tap('この内容で登録');
    expect(ledger(talker)).toEqual(['2026-10 2468']);
  });

  it('are told apart while the first one waits', () => {
    const talker = talking();
    photo(talker, 'p1', ['supply-1']);
    expect(photo(talker, 'p2', ['supply-2']).views).toEqual([]);
    expect(talker.tap('この内容で登録').text).toContain('別のメーター');
  });

  it('without a number that both name are judged as before', () => {
    const talker = talking();
    photo(talker, 'p1', ['supply-1']);
    talker.tap('この内容で登録');
    expect(photo(talker, 'p2', ['customer-2']).text).toContain('もう登録してあります');
  });
});
