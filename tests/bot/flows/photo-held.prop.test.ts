import fc from 'fast-check';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { heldPhoto } from '../../../src/bot/flows/report/photo-held-state.ts';
import { bill } from '../../support/bills.ts';
import { baker, createTalker, programme, type Talker, type Turned } from '../support/talk.ts';

const state = z.object({
  state: z.object({ here: z.object({ memory: z.object({ held: z.array(heldPhoto).max(20) }) }) }),
});
const heldIn = (talker: Talker): readonly string[] =>
  state.parse(talker.stored()).state.here.memory.held.map(({ messageId }) => messageId);

const months = ['2026-08', '2026-09', '2026-10'];
const photo = fc.record({ do: fc.constant('photo' as const), month: fc.nat(2), value: fc.nat(2), sure: fc.boolean() });
const act = fc.oneof(
  { weight: 5, arbitrary: photo },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('unsend' as const), at: fc.nat(8) }) },
  { weight: 2, arbitrary: fc.constantFrom({ do: 'person' } as const, { do: 'back' } as const) },
  { weight: 4, arbitrary: fc.constantFrom({ do: 'start' } as const, { do: 'later' } as const) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('tap' as const), at: fc.nat(5) }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('say' as const), words: fc.constantFrom('写真', '戻る', '120') }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('days' as const), count: fc.integer({ min: 1, max: 6 }) }) },
);
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never;

type Play = { readonly talker: Talker; readonly sent: string[]; readonly gone: Set<string>; person: boolean };

function perform(play: Play, one: Act): Turned | null {
  const { talker, sent, gone } = play;
  switch (one.do) {
    case 'photo': {
      if (!play.person) return null;
      const messageId = `p${sent.length}`;
      sent.push(messageId);
      const month = { sure: one.sure, candidates: [months[one.month] ?? ''] };
      const usage = { sure: true, candidates: [{ value: 1000 + one.value, unit: 'kWh' }] };
      const strips = { usage: null, month: null };
      const content = { kind: 'photo-kept', messageId, mediaId: messageId, relay: 'only' } as const;
      return talker.send({ ...content, bill: bill({ month, usage }), strips });
    }
    case 'unsend': {
      const messageId = sent[one.at];
      if (messageId === undefined) return null;
      gone.add(messageId);
      return talker.send({ kind: 'unsent', messageId });
    }
    case 'person':
    case 'back':
      play.person = one.do === 'person';
      return talker.floor(one.do);
    case 'start':
    case 'later':
      return talker.tapId(`aside:held-photos:${one.do}`);
    case 'tap': {
      const button = talker.buttons()[one.at];
      return button === undefined ? null : talker.tapId(button.id);
    }
    case 'say':
      return talker.say(one.words);
    case 'days':
      talker.days(one.count);
      return null;
  }
}

it('stores nothing without a press, speaks to nobody who is spoken to, and forgets what is taken back', () => {
  let stored = 0;
  fc.assert(
    fc.property(fc.array(act, { minLength: 5, maxLength: 40 }), (acts) => {
      const talker = createTalker({ ...baker, programme: { ...programme, pictureDays: 10 } });
      talker.say('こんにちは');
      const play: Play = { talker, sent: [], gone: new Set(), person: true };
      talker.floor('person');
      for (const one of acts) {
        const turned = perform(play, one);
        const effects = turned?.effects ?? [];
        const saved = effects.flatMap((effect) => (effect.do === 'save-reading' ? [effect.reading] : []));
        stored += saved.filter(({ origin }) => origin === 'photo').length;
        if (saved.length > 0) expect(['tap', 'say']).toContain(one.do);
        if (play.person) {
          expect(saved).toEqual([]);
          // Only a button is answered, by the desk.
          if (effects.some(({ do: name }) => name === 'say')) expect(['tap', 'start', 'later']).toContain(one.do);
        }
        for (const { voucherId, sourceMessageId } of saved) {
          expect(play.gone.has(voucherId ?? '')).toBe(false);
          expect(play.gone.has(sourceMessageId ?? '')).toBe(false);
        }
        const held = heldIn(talker);
        expect(new Set(held).size).toBe(held.length);
        expect(held.filter((id) => play.gone.has(id))).toEqual([]);
      }
    }),
    { numRuns: 150 },
  );
  expect(stored).toBeGreaterThan(0);
});
