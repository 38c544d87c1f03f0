import { describe, expect, it } from 'vitest';
import type { Reason } from '../../../src/bot/desk/consultation/reasons.ts';
import { usualRules } from '../../../src/bot/desk/consultation/rules.ts';
import { type DeskState, quietDesk } from '../../../src/bot/desk/consultation/state.ts';
import { step } from '../../../src/bot/desk/consultation/step.ts';
import { hoursOf, usualConsultation } from '../../../src/bot/desk/timers/hours.ts';
import { usualTimes } from '../../../src/bot/desk/timers/times.ts';
import { deskAfterFailure, type Talked, turnWithDesk } from '../../../src/bot/desk/turn/turn.ts';
import type { Effect } from '../../../src/bot/effect.ts';
import type { EventContent, InboundEvent } from '../../../src/bot/event.ts';
import type { StoredState } from '../../../src/bot/flow.ts';
import { bill } from '../../support/bills.ts';
import { baker, programme, viewsAsText } from '../support/talk.ts';

// Thursday, 12:00 in Japan.
const now = '2026-11-26T03:00:00.000Z';
const consultant = '11111111-1111-8111-8111-111111111111';
const context = (eventId: string) => ({
  ...{ now, eventId, times: usualTimes, staff: new Set([consultant]) },
  hours: hoursOf(usualConsultation, new Set()),
});
const stored: StoredState = { flow: 'report', version: 3, state: { at: 'asking' } };
const from = { programmeId: 'p', platform: 'line', channel: 'U0', conversationId: 'c' } as const;
const says = (text: string): EventContent => ({ kind: 'text', messageId: 'm1', text });

let count = 0;
function turn(state: DeskState, content: EventContent, effects: readonly Effect[] = []) {
  count += 1;
  const event: InboundEvent = { id: `e${count}`, at: now, from, ...content };
  let asked = false;
  const dialogue = (): Talked => {
    asked = true;
    return { next: { ...stored, state: { at: 'moved' } }, effects };
  };
  const given = { event, stored, facts: baker, seed: `s${count}`, desk: { state, context: context(event.id) } };
  const turned = turnWithDesk(given, dialogue);
  const says = turned.effects.flatMap((effect) => (effect.do === 'say' ? [effect] : []));
  const text = viewsAsText(
    says.flatMap(({ views }) => views),
    'ja',
  );
  return { ...turned, asked, text, says, after: turned.steps.at(-1)?.stepped.state ?? state };
}

const bubble: Effect = { key: 'k', do: 'say', views: [{ view: 'text', text: { key: 'report.hello' } }] };
const wish: Effect = { do: 'ask-person', reason: 'asked-directly' };
const requested = turn(quietDesk, says('担当者'), [wish]).after;

function taken(state: DeskState): DeskState {
  if (state.at === 'bot') throw new Error('nothing to claim');
  const { consultationId, revision: seen } = state;
  const stepped = step(state, { kind: 'claim', by: consultant, consultationId, seen }, context('claim'));
  if ('refused' in stepped) throw new Error(stepped.refused);
  return stepped.state;
}
const claimed = taken(requested);

describe('a turn with its desk', () => {
  it('keeps nothing as told that was not said while a person has the floor', () => {
    const told: readonly Effect[] = [
      bubble,
      { do: 'corrections-told', correctionIds: ['c1'] },
      { do: 'save-shown', edition: 'e', items: [{ type: 'faq', id: 'jc-100t' }] },
      { do: 'set-reachable', reachable: true },
    ];
    const { asked, effects } = turn(claimed, { kind: 'followed', again: true }, told);
    expect(asked).toBe(true);
    const kept = effects.map((effect) => effect.do);
    expect(kept).toContain('set-reachable');
    for (const name of ['say', 'corrections-told', 'save-shown'] as const) expect(kept).not.toContain(name);
  });

  it('makes a case of what the dialogue cannot do, and says at once when somebody answers', () => {
    const { text, after, steps, says: said } = turn(quietDesk, says('担当者と話したい'), [wish]);
    expect(text).toBe('担当者につなぎます。今日の14:00までにお返事します。\nそのあいだも、続きを送っていただけます。');
    expect(said[0]?.voice).toBe('desk');
    expect(after).toMatchObject({ at: 'requested', position: { flow: 'report', state: { at: 'moved' } } });
    expect(steps.map(({ spoken }) => spoken.words)).toEqual(['担当者と話したい']);
    expect(steps.flatMap(({ stepped }) => stepped.effects.map((one) => one.do))).not.toContain('tell');
  });

  it('says it in one message with the dialogue, before the open question', () => {
    const choices = [{ id: 'x', label: { key: 'common.yes' } }];
    const asks: Effect = {
      key: 'k',
      do: 'say',
      views: [
        { view: 'text', text: { key: 'report.sorry' } },
        { view: 'text', text: { key: 'common.yes-or-no' }, choices },
      ],
    };
    const { says: said } = turn(quietDesk, says('遅い'), [asks, { do: 'ask-person', reason: 'complaint' }]);
    expect(said).toHaveLength(1);
    expect(said[0]?.views.map((view) => view.view === 'text' && 'key' in view.text && view.text.key)).toEqual([
      'report.sorry',
      'desk.promise-open',
      'common.yes-or-no',
    ]);
  });

  it('does not leave without an answer who asks again, and opens no second case', () => {
    const { text, steps } = turn(requested, says('まだですか'), [wish]);
    expect(text).toBe('担当者に伝えてあります。今日の14:00までにお返事します。');
    expect(steps.map(({ spoken }) => spoken.event.kind)).toEqual(['owner-wrote']);
  });

  it('goes on serving while nobody has taken the case, which hears what is written', () => {
    const { asked, text, steps } = turn(requested, says('120 kWh'), [bubble]);
    expect(asked).toBe(true);
    expect(text).not.toBe('');
    expect(steps.map(({ spoken }) => [spoken.event.kind, spoken.words])).toEqual([['owner-wrote', '120 kWh']]);
  });

  it.each([
    says('120 kWh'),
    { kind: 'sticker', messageId: 'm2', words: [] } as const,
    { kind: 'timer', key: 't' } as const,
  ])('is silent while a person has the floor: %o', (content) => {
    const { asked, says: said, next } = turn(claimed, content, [bubble]);
    expect([asked, said]).toEqual([false, []]);
    expect(next).toBe(stored);
  });

  it('explains a button that is pressed meanwhile, in the voice of the desk', () => {
    const { says: said, steps, text } = turn(claimed, { kind: 'choice', data: 'report:00000000:x.yes' }, [bubble]);
    expect(said.map(({ voice }) => voice)).toEqual(['desk']);
    expect(text).toContain('いまは担当者がお話をうかがっています');
    expect(steps).toEqual([]);
  });

  it('sees to what is taken back though it is silent', () => {
    const forget: Effect = { do: 'forget-photo', messageId: 'm1' };
    const { effects } = turn(claimed, { kind: 'unsent', messageId: 'm1' }, [forget, bubble]);
    expect(effects).toEqual([forget]);
  });

  it('answers danger whoever has the floor', () => {
    const { text, steps } = turn(claimed, says('ガスくさい'));
    expect(text).toContain('119番');
    expect(steps[0]?.spoken.event).toMatchObject({ kind: 'owner-wrote', danger: true });
  });

  it('takes up its dialogue again only when the desk gives the conversation back', () => {
    if (requested.at === 'bot') throw new Error('requested');
    const { consultationId } = requested;
    const back: EventContent = {
      ...{ kind: 'returned', consultationId, resolution: 'answered' },
      ...{ before: [], after: [], promises: [] },
    };
    expect(turn(claimed, back, [bubble]).asked).toBe(false);
    const done = step(
      claimed,
      { kind: 'resolve', by: consultant, consultationId, resolution: 'by-phone' },
      context('r'),
    );
    if ('refused' in done) throw new Error(done.refused);
    expect(done.state.at).toBe('returning');
    const { asked, after } = turn(done.state, back, [bubble]);
    expect([asked, after.at]).toEqual([true, 'bot']);
    expect(turn(after, back, [bubble]).asked).toBe(false);
  });

  it('keeps no words of whom nobody has asked for consent', () => {
    const event: InboundEvent = { id: 'e', at: now, from, ...says('秘密') };
    const facts = { ...baker, business: null };
    const given = { event, stored, facts, seed: 's', desk: { state: quietDesk, context: context('e') } };
    const { steps } = turnWithDesk(given, () => ({ next: stored, effects: [wish] }));
    expect(steps.map(({ spoken }) => spoken.words)).toEqual([null]);
  });

  it('opens no case for a reason that the programme does not want, but every case that a person asks for', () => {
    const rules = { ...usualRules, flaggedFigure: false };
    const facts = { ...baker, programme: { ...programme, rules } };
    const opened = (reason: Reason) => {
      const event: InboundEvent = { id: 'e', at: now, from, ...says('はい') };
      const given = { event, stored, facts, seed: 's', desk: { state: quietDesk, context: context('e') } };
      return turnWithDesk(given, () => ({ next: stored, effects: [{ do: 'ask-person', reason }] })).steps.length;
    };
    expect([opened('flagged-figure'), opened('no-answer'), opened('asked-directly')]).toEqual([0, 1, 1]);
  });

  it('that failed goes to a person, once', () => {
    const event: InboundEvent = { id: 'e', at: now, from, ...says('x') };
    const failed = (state: DeskState) =>
      deskAfterFailure({ event, stored, facts: baker, seed: 's', desk: { state, context: context('e') } });
    const { steps, told } = failed(quietDesk);
    expect(steps[0]?.stepped.state).toMatchObject({ at: 'requested', reason: 'failed-turn' });
    expect(told).toHaveLength(1);
    expect(failed(requested)).toEqual({ steps: [], told: [] });
  });
});

describe('what an owner sends beside words', () => {
  const photo = { kind: 'photo', messageId: 'm1' } as const;
  const kinds = ({ steps }: ReturnType<typeof turn>) => steps.map(({ spoken }) => spoken.event);
  const keeping = ({ effects }: ReturnType<typeof turn>) => effects.filter(({ do: name }) => name.startsWith('keep'));
  const wrote = { kind: 'owner-wrote', messageId: 'm1', danger: false };
  const kept = (relay?: 'too' | 'only'): EventContent => ({
    ...{ kind: 'photo-kept', messageId: 'm1', mediaId: 'p', bill: bill(), strips: { usage: null, month: null } },
    ...(relay === undefined ? {} : { relay }),
  });

  it('is fetched while a person has the floor, and shown when it is there', () => {
    const asked = turn(claimed, photo);
    expect(asked.asked).toBe(false);
    expect(keeping(asked)).toMatchObject([{ do: 'keep-photo', messageId: 'm1', relay: 'only' }]);
    expect(kinds(asked)).toEqual([{ ...wrote, follows: true }]);
    const film = turn(claimed, { kind: 'media', messageId: 'm1', type: 'video' });
    expect(keeping(film)).toMatchObject([{ do: 'keep-file', messageId: 'm1' }]);
    const there = turn(claimed, { kind: 'file-kept', messageId: 'm1', mediaId: 'f' });
    expect(kinds(there)).toEqual([{ kind: 'owner-sent', messageId: 'm1', lost: null }]);
    expect(there.steps[0]?.stepped.effects.map(({ do: name }) => name)).toEqual(['show-message']);
  });

  it('is read by the dialogue too while the bot has the floor, and nothing of it is thrown away', () => {
    const keep: Effect = { key: 'k', do: 'keep-photo', messageId: 'm1', mediaId: 'p' };
    expect(keeping(turn(requested, photo, [keep]))).toEqual([{ ...keep, relay: 'too' }]);
    expect(keeping(turn(quietDesk, photo, [keep]))).toEqual([keep]);
    const forget: Effect = { do: 'forget-photo', messageId: 'm1' };
    const read = turn(requested, kept('too'), [forget]);
    expect([read.asked, read.effects]).toEqual([true, []]);
    expect(turn(quietDesk, kept('too'), [forget]).effects).toEqual([forget]);
  });

  it.each(['too', 'only'] as const)('reaches the dialogue, which says nothing meanwhile: %s', (relay) => {
    const forget: Effect = { do: 'forget-photo', messageId: 'm1' };
    const heard: Effect = { do: 'photo-heard', messageId: 'm1' };
    const before = turn(claimed, kept(relay), [bubble, forget, heard]);
    expect([before.asked, before.says, before.next]).toEqual([true, [], { ...stored, state: { at: 'moved' } }]);
    expect(before.effects).toEqual([heard]);
    // The person has left: nobody else would ask about its figures.
    expect(turn(quietDesk, kept('only'), [bubble]).asked).toBe(true);
  });

  it.each([
    ['content-too-large', '大きすぎて', 'thread.lost-large'],
    ['content-a-page', 'この種類', 'thread.lost-refused'],
    ['content-gone', 'もう一度', 'thread.lost-gone'],
  ])('is missed by both sides when it is lost: %s', (code, words, key) => {
    const { text, says: said, steps } = turn(claimed, { kind: 'file-lost', messageId: 'm1', code });
    expect(text).toContain(words);
    expect(said[0]?.voice).toBe('desk');
    expect(steps[0]?.stepped.effects).toMatchObject([{ do: 'note', text: { key } }]);
  });
});
