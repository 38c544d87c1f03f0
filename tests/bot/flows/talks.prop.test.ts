import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BillSeen } from '../../../src/bot/bill.ts';
import type { EventContent } from '../../../src/bot/event.ts';
import { flows } from '../../../src/bot/flows/index.ts';
import { joining } from '../../../src/bot/flows/joining/flow.ts';
import { report } from '../../../src/bot/flows/report/flow.ts';
import { runTurn } from '../../../src/bot/route.ts';
import { bill } from '../../support/bills.ts';
import { baker, createTalker, stranger } from '../support/talk.ts';

const lines = [
  ...[
    'ABCD2345',
    'USED2345',
    'はい',
    'いいえ',
    '1',
    '２',
    '③',
    '1250',
    '45m3',
    '0',
    '-3',
    '14000円',
    '田中製パン',
    'パン屋',
    '5人',
    '40坪',
    '120',
  ],
  ...[
    '本店',
    '電気とLPガス',
    '以上です',
    '東京電力',
    '東京ガス',
    '大多喜ガス',
    'わからない',
    'スキップ',
    '戻る',
    'あとで',
    '最初から',
    'ヘルプ',
    'メニュー',
  ],
  ...[
    'English',
    '日本語',
    '状況',
    '根拠を見る',
    '訂正',
    'さっきのは1350でした',
    '先月と同じ',
    '直す',
    '月',
    '種類・拠点',
    '担当者',
    '去年の分も入力する',
    '',
    '？',
  ],
];

type Act =
  | { readonly do: 'event'; readonly content: EventContent }
  | { readonly do: 'tap'; readonly at: number }
  | { readonly do: 'days'; readonly count: number };

const event = (content: EventContent): Act => ({ do: 'event', content });
const text = (words: string): Act => event({ kind: 'text', messageId: `m${words.length}`, text: words });

const marks = { exact: 'x', look: '' };
const photoRead = (messageId: string, seen: BillSeen): EventContent => ({
  kind: 'photo-kept',
  messageId,
  mediaId: 'media',
  bill: seen,
  strips: { usage: 'strip', month: null },
});

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...lines).map(text) },
  { weight: 6, arbitrary: fc.nat(200).map((at): Act => ({ do: 'tap', at })) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 20 }).map(text) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 60 }).map((count): Act => ({ do: 'days', count })) },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom<EventContent>(
        { kind: 'followed', again: true },
        { kind: 'unfollowed' },
        { kind: 'unsent', messageId: 'm4' },
        { kind: 'edited', messageId: 'm4', text: '99' },
        { kind: 'photo', messageId: 'p' },
        { kind: 'photo', messageId: 'q', set: { id: 's', index: 2, total: 3 } },
        photoRead('p', bill({ marks })),
        photoRead('p', bill({ addressees: ['藤川運送'] })),
        photoRead('q', bill({ status: 'review', usage: { sure: false, candidates: [{ value: 3, unit: 'kWh' }] } })),
        photoRead('q', bill({ status: 'reject', reason: 'not-a-bill' })),
        { kind: 'photo-lost', messageId: 'q', code: 'content-gone' },
        { kind: 'unsent', messageId: 'q' },
        { kind: 'file', messageId: 'f', fileName: 'a.pdf', bytes: 1 },
        { kind: 'sticker', messageId: 's', words: [] },
        { kind: 'location', messageId: 'l' },
        { kind: 'media', messageId: 'v', type: 'video' },
        { kind: 'timer', key: 't' },
        { kind: 'group', what: 'message' },
        { kind: 'other', type: 'new' },
        { kind: 'choice', data: 'report:00000000:confirm-2026-10-electricity.yes' },
        { kind: 'choice', data: 'nonsense' },
      )
      .map(event),
  },
);

const starts = { stranger, baker } as const;

describe('every dialogue', () => {
  it('stays valid, says at most one message of at most five views, and can always be stopped', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<keyof typeof starts>('stranger', 'baker'),
        fc.array(act, { maxLength: 40 }),
        (start, acts) => {
          const talker = createTalker(starts[start]);
          for (const one of acts) {
            if (one.do === 'days') {
              talker.days(one.count);
              continue;
            }
            const buttons = talker.allButtons();
            const old = buttons[one.do === 'tap' ? one.at % Math.max(1, buttons.length) : 0];
            const content: EventContent =
              one.do === 'event' ? one.content : { kind: 'choice', data: old?.id ?? 'none' };
            const { effects, views } = talker.send(content);
            expect(effects.filter((effect) => effect.do === 'say').length).toBeLessThanOrEqual(1);
            expect(views.length).toBeLessThanOrEqual(5);
            if (content.kind === 'unfollowed') expect(views).toEqual([]);
            revived(talker.stored());
          }
          talker.send({ kind: 'text', messageId: 'hello', text: 'こんにちは' });
          talker.say('やめる');
          expect(talker.stored()?.state).toMatchObject({ at: 'resting' });
        },
      ),
      { numRuns: 300 },
    );
  });

  it('never changes anything by a button of an earlier question', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('1250', '45', 'はい', 'わからない', '戻る', '直す', '訂正', '1350'), {
          maxLength: 15,
        }),
        (said) => {
          const talker = createTalker(baker);
          talker.say('こんにちは');
          for (const one of said) talker.say(one);
          const stored = talker.stored();
          const question = JSON.stringify(stored).match(/"id":"([0-9a-f]{8})"/)?.[1] ?? '';
          const here = placeIn(stored);
          for (const { id } of talker.allButtons().filter((one) => !one.id.includes(question))) {
            const { effects, text: words } = talker.tapId(id);
            expect(effects.map((effect) => effect.do)).toEqual(['say']);
            expect(words).toContain('何も変えていません');
          }
          expect(placeIn(talker.stored())).toEqual(here);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('gives the same turn for the same input', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...lines), { maxLength: 12 }), (said) => {
        const talker = createTalker(baker);
        for (const one of said) talker.say(one);
        const input = {
          stored: talker.stored(),
          facts: talker.facts(),
          seed: 's',
          event: {
            id: 'e',
            at: '2026-11-12T04:00:00.000Z',
            from: { programmeId: 'p', platform: 'line', channel: 'U', conversationId: 'c' },
            kind: 'text',
            messageId: 'm',
            text: 'はい',
          },
        } as const;
        expect(runTurn(input)).toEqual(runTurn(structuredClone(input)));
      }),
      { numRuns: 60 },
    );
  });
});

function placeIn(stored: ReturnType<ReturnType<typeof createTalker>['stored']>): unknown {
  return stored === null ? null : (stored.state as { here: unknown }).here;
}

function revived(stored: ReturnType<ReturnType<typeof createTalker>['stored']>): void {
  if (stored === null) throw new Error('no state');
  expect(Object.keys(flows)).toContain(stored.flow);
  const flow = stored.flow === 'joining' ? joining : stored.flow === 'report' ? report : null;
  if (flow !== null) expect(flow.revive(stored.state, stored.version), JSON.stringify(stored)).not.toBeNull();
}
