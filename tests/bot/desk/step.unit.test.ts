import { describe, expect, it } from 'vitest';
import type { DeskEvent } from '../../../src/bot/desk/consultation/event.ts';
import { mayLeave } from '../../../src/bot/desk/consultation/floor.ts';
import { refusalText } from '../../../src/bot/desk/consultation/refusal-text.ts';
import { deskVersion, quietDesk, reviveDesk } from '../../../src/bot/desk/consultation/state.ts';
import { step } from '../../../src/bot/desk/consultation/step.ts';
import { writeText } from '../../../src/bot/text/write.ts';
import {
  asked,
  by,
  claimOf,
  clock,
  confirm,
  contextAt,
  draft,
  effectsOf,
  fire,
  held,
  postedFirst,
  walk,
} from './support.ts';

const now = contextAt(clock('11:00'));
const refusal = (state: Parameters<typeof step>[0], event: DeskEvent, context = now) => {
  const stepped = step(state, event, context);
  return 'refused' in stepped ? stepped : null;
};
const queued = () => walk([asked, postedFirst]).state;

describe('a case is opened', () => {
  it('with a card, a timer for it, and one honest promise', () => {
    const opened = walk([asked]);
    expect(opened.state).toMatchObject({ at: 'requested', unanswered: true, promised: clock('13:00') });
    expect(effectsOf(opened, 'post-card')).toMatchObject([{ consultationId: 'c1', revision: 1, fallback: false }]);
    expect(effectsOf(opened, 'tell').map(({ text }) => writeText(text, 'ja'))).toEqual([
      '担当者につなぎます。今日の13:00までにお返事します。\nそのあいだも、続きを送っていただけます。',
    ]);
    expect(effectsOf(opened, 'set-timer').map(({ timer }) => timer.name)).toEqual(['post']);
  });

  it('once: the owner who asks again changes no case', () => {
    expect(refusal(queued(), asked)).toEqual({ refused: 'already-known' });
    const again = walk(
      [{ ...asked, kind: 'requested', consultationId: 'c2', reason: 'complaint', position: null, by: null }],
      queued(),
    );
    expect(again.state).toMatchObject({ at: 'queued', consultationId: 'c1' });
    expect(effectsOf(again, 'note')).toMatchObject([{ aloud: true, text: { key: 'desk.reason-complaint' } }]);
    expect(effectsOf(again, 'tell')).toEqual([]);
  });

  it('and goes to the other channel when its own does not take it', () => {
    const failed: DeskEvent = { kind: 'post-failed', consultationId: 'c1' };
    const { state } = walk([asked, failed, failed, failed]);
    expect(effectsOf(walk([fire(state, 'post')], state), 'post-card')).toMatchObject([{ fallback: true }]);
  });

  it('by a staff member, who holds it as soon as it is posted, and nothing is promised', () => {
    const start: DeskEvent = { kind: 'requested', consultationId: 'c1', reason: 'staff', position: null, by: 'A' };
    const opened = walk([start]);
    expect(effectsOf(opened, 'tell')).toEqual([]);
    expect(walk([postedFirst], opened.state).state).toMatchObject({ at: 'claimed', owner: 'A', epoch: 1 });
    expect(refusal(quietDesk, start, contextAt(clock('11:00'), ['B']))).toEqual({ refused: 'staff-not-allowed' });
  });

  it('and a second card of it is taken away, the first one told again is not', () => {
    const second = walk([{ ...postedFirst, kind: 'posted', consultationId: 'c1', card: 'card-2' }], queued());
    expect(effectsOf(second, 'retire-card')).toMatchObject([{ card: 'card-2' }]);
    expect(refusal(queued(), postedFirst)).toEqual({ refused: 'already-known' });
  });
});

describe('a claim', () => {
  it('makes one holder, and a second one is told by whom it is held', () => {
    const state = queued();
    const claimed = walk([claimOf(state)], state);
    expect(claimed.state).toMatchObject({ at: 'claimed', owner: 'A', epoch: state.epoch + 1 });
    const second = refusal(claimed.state, claimOf(state, 'B'));
    expect(second).toEqual({ refused: 'held', by: 'A' });
    expect(writeText(refusalText(second ?? { refused: 'over' }, '佐藤'), 'ja')).toBe(
      'この相談は佐藤さんが担当しています。',
    );
  });

  it('of a card that has changed since does nothing', () => {
    const first = queued();
    const { state } = walk([claimOf(first), by({ kind: 'release' } as const)], first);
    expect(refusal(state, claimOf(first, 'B'))).toEqual({ refused: 'stale' });
  });

  it('is taken before the posting of the card is known, as the card is there', () => {
    const { state } = walk([asked]);
    const claimed = walk([claimOf(state)], state);
    expect(claimed.state).toMatchObject({ at: 'claimed', card: null });
    expect(walk([postedFirst], claimed.state).state).toMatchObject({ at: 'claimed', card: 'card-1' });
  });

  it('is only for those who may see cases', () => {
    expect(refusal(queued(), claimOf(queued(), 'Z'))).toEqual({ refused: 'staff-not-allowed' });
  });
});

describe('a message of a staff member', () => {
  const row = (epoch: number) => ({ id: 's1', epoch, voice: 'staff', staff: 'A', sends: ['s1'] }) as const;

  it('is internal until it is sent, can be taken back, and then leaves', () => {
    const asking = walk([draft()], held());
    expect(effectsOf(asking, 'preview')).toMatchObject([{ to: 'A', sendId: 's1' }]);
    expect(mayLeave(row(1), asking.state)).toBe(false);
    const sent = walk([confirm()], asking.state);
    expect(effectsOf(sent, 'relay')).toEqual([]);
    expect(sent.state.timers.find(({ name }) => name === 'undo')?.due).toBe('2026-11-26T02:00:08.000Z');
    expect(mayLeave(row(1), sent.state)).toBe(false);
    const gone = walk([fire(sent.state, 'undo')], sent.state);
    expect(effectsOf(gone, 'relay')).toMatchObject([{ sendId: 's1', by: 'A', epoch: 1 }]);
    expect(mayLeave(row(1), gone.state)).toBe(true);
    expect(refusal(gone.state, by({ kind: 'send-undone', sendId: 's1' } as const))).toEqual({
      refused: 'already-left',
    });
  });

  it('leaves with findings only when each was confirmed', () => {
    const { state } = walk([draft({ findings: ['phone:0-3', 'email:5-9'] })], held());
    expect(refusal(state, confirm(['phone:0-3']))).toEqual({ refused: 'findings-open' });
    expect(walk([confirm(['phone:0-3', 'email:5-9'])], state).state.sendings).toMatchObject([{ phase: 'undo' }]);
    const empty = walk([draft({ findings: ['empty:0-0'] })], held()).state;
    expect(refusal(empty, confirm(['empty:0-0']))).toEqual({ refused: 'findings-open' });
  });

  it('does not leave any more once somebody else has the case, and its author is told', () => {
    const { state } = walk([draft(), confirm(), by({ kind: 'transfer', to: 'B', noteId: null } as const)], held());
    const accepted = walk([by({ kind: 'accept' } as const, 'B')], state);
    expect(accepted.state).toMatchObject({ owner: 'B', sendings: [] });
    expect(effectsOf(accepted, 'answer')).toMatchObject([{ to: 'A', text: { key: 'desk.not-sent-over' } }]);
    expect(mayLeave(row(1), accepted.state)).toBe(false);
  });

  it('hands the turn to the owner when it asks something, and back when the owner writes', () => {
    const going = walk([draft({ asks: true }), confirm()], held()).state;
    const left = walk([fire(going, 'undo')], going).state;
    const waiting = walk([{ kind: 'sent', sendId: 's1' }], left);
    expect(waiting.state).toMatchObject({ at: 'waiting_customer', unanswered: false });
    const wrote = walk([{ kind: 'owner-wrote', messageId: 'm1', danger: false }], waiting.state);
    expect(wrote.state).toMatchObject({ at: 'claimed', owner: 'A', unanswered: true });
    expect(effectsOf(wrote, 'show-message')).toMatchObject([{ messageId: 'm1' }]);
  });

  it('that was written before the owner wrote again answers not all', () => {
    const going = walk([draft(), confirm()], held()).state;
    const left = walk([fire(going, 'undo'), { kind: 'owner-wrote', messageId: 'm1', danger: false }], going).state;
    expect(walk([{ kind: 'sent', sendId: 's1' }], left).state).toMatchObject({ at: 'claimed', unanswered: true });
  });

  it('is not written to somebody who has blocked the account', () => {
    const { state } = walk([{ kind: 'owner-blocked' }], held());
    expect(refusal(state, draft())).toEqual({ refused: 'owner-blocked' });
  });
});

describe('messages that are sent within the time in which the first can be taken back', () => {
  const at = (seconds: number) => contextAt(new Date(Date.parse(clock('11:00')) + seconds * 1000).toISOString());
  const ask = (sendId: string): DeskEvent => by({ kind: 'send-asked', sendId, asks: false, findings: [] } as const);
  const let_ = (sendId: string): DeskEvent => by({ kind: 'send-confirmed', sendId, confirmed: [] } as const);
  const sendAll = (ids: readonly string[]) =>
    ids.reduce((state, id, index) => walk([let_(id)], state, at(index * 5)).state, walk(ids.map(ask), held()).state);

  it('leave together, in the order in which they were sent, when the last can no longer be taken back', () => {
    const asked = walk([ask('s1'), ask('s2'), ask('s3')], held()).state;
    const second = walk([let_('s2')], asked, at(0)).state;
    const first = walk([let_('s1')], second, at(5)).state;
    expect(first.timers.filter(({ name }) => name === 'undo').map(({ due }) => due)).toEqual([
      '2026-11-26T02:00:13.000Z',
      '2026-11-26T02:00:13.000Z',
    ]);
    const gone = walk([fire(first, 'undo')], first, at(13));
    expect(effectsOf(gone, 'relay')).toMatchObject([{ sendId: 's2', others: ['s1'], by: 'A' }]);
    const phases = gone.state.sendings.map(({ id, phase }) => `${id} ${phase}`);
    expect(phases).toEqual(['s3 draft', 's2 leaving', 's1 leaving']);
    expect(gone.state.timers.filter(({ name }) => name === 'undo')).toEqual([]);
    const pack = (sends: readonly string[]) => ({ id: 's2', epoch: 1, voice: 'staff', staff: 'A', sends }) as const;
    expect(mayLeave(pack(['s2', 's1']), gone.state)).toBe(true);
    expect(mayLeave(pack(['s2', 's3']), gone.state)).toBe(false);
    expect(mayLeave(pack([]), gone.state)).toBe(false);
  });

  it('are taken back one by one', () => {
    const both = sendAll(['s1', 's2']);
    const { state } = walk([by({ kind: 'send-undone', sendId: 's1' } as const)], both);
    expect(effectsOf(walk([fire(state, 'undo')], state, at(20)), 'relay')).toMatchObject([{ sendId: 's2' }]);
  });

  it('do not put the first off for ever', () => {
    const six = sendAll(['s1', 's2', 's3', 's4', 's5', 's6']);
    const gone = walk([fire(six, 'undo')], six, at(28));
    expect(effectsOf(gone, 'relay')).toMatchObject([{ sendId: 's1', others: ['s2', 's3', 's4', 's5'] }]);
    expect(gone.state.sendings.filter(({ phase }) => phase === 'undo').map(({ id }) => id)).toEqual(['s6']);
  });

  it('are counted once', () => {
    const both = sendAll(['s1', 's2']);
    const left = walk([fire(both, 'undo')], both, at(20)).state;
    const first = walk([{ kind: 'sent', sendId: 's1' }], left);
    expect(effectsOf(first, 'mark')).toEqual([expect.not.objectContaining({ along: true })]);
    const second = walk([{ kind: 'sent', sendId: 's2', along: true }], first.state);
    expect(effectsOf(second, 'mark')).toMatchObject([{ sendId: 's2', as: 'sent', along: true }]);
  });
});

describe('the bot is silent while a person holds the case', () => {
  it('whatever a dialogue wrote, before or meanwhile', () => {
    const before = queued();
    const bot = (epoch: number) => ({ id: 'b', epoch, voice: 'bot' }) as const;
    expect(mayLeave(bot(before.epoch), before)).toBe(true);
    expect(mayLeave(bot(before.epoch), held())).toBe(false);
    expect(mayLeave(bot(held().epoch), held())).toBe(false);
    expect(mayLeave({ id: 'd', epoch: held().epoch, voice: 'desk' }, held())).toBe(true);
  });

  it('but for danger, which is answered at once and called out', () => {
    const heard = walk([{ kind: 'owner-wrote', messageId: 'm1', danger: true }], held());
    expect(effectsOf(heard, 'tell')).toMatchObject([{ text: { key: 'report.safety' }, epoch: 1 }]);
    expect(effectsOf(heard, 'note')).toMatchObject([{ to: ['A'], aloud: true }]);
  });
});

describe('nobody waits for ever', () => {
  it('the ladder calls after 5, 15 and 60 open minutes, then every hour; the owner hears of it once', () => {
    let state = queued();
    let told = 0;
    const dues = [0, 1, 2, 3, 4].map(() => {
      const due = state.timers[0]?.due ?? '';
      const climbed = walk([fire(state, 'ladder')], state, contextAt(due));
      told += effectsOf(climbed, 'tell').length;
      state = climbed.state;
      return due;
    });
    expect(dues).toEqual([clock('11:05'), clock('11:15'), clock('12:00'), clock('13:00'), clock('14:00')]);
    expect(told).toBe(1);
  });

  it('a lease that runs out gives the case back to the queue, or to the bot when nothing is open', () => {
    const over = walk([fire(held(), 'lease')], held());
    expect(over.state).toMatchObject({ at: 'queued', rung: 0, epoch: 2 });
    const going = walk([draft(), confirm()], held()).state;
    const left = walk([fire(going, 'undo')], going).state;
    const answered = walk([{ kind: 'sent', sendId: 's1' }], left).state;
    expect(walk([fire(answered, 'lease')], answered).state).toMatchObject({ at: 'returning', resolution: 'idle' });
  });

  it('who is gone gives back the case', () => {
    const gone = walk([{ kind: 'staff-gone', staffId: 'A' }], held());
    expect(gone.state.at).toBe('queued');
    expect(effectsOf(gone, 'note')).toMatchObject([{ aloud: true, text: { key: 'desk.note-staff-gone' } }]);
  });

  it('a snoozed case wakes at its time, by hand, or when the owner writes', () => {
    const { state } = walk([by({ kind: 'snooze', until: clock('10:00', '2026-11-30') } as const)], held());
    expect(state.timers).toMatchObject([{ name: 'wake', due: clock('10:00', '2026-11-30') }]);
    for (const event of [
      fire(state, 'wake'),
      by({ kind: 'wake' } as const),
      { kind: 'owner-wrote', messageId: 'm', danger: false } as const,
    ])
      expect(walk([event], state).state).toMatchObject({ at: 'claimed', owner: 'A' });
    expect(refusal(held(), by({ kind: 'snooze', until: clock('10:59') } as const))).toEqual({ refused: 'not-now' });
  });

  it('a timer that was cleared meanwhile does nothing', () => {
    const ladder = fire(queued(), 'ladder');
    expect(refusal(held(), ladder)).toEqual({ refused: 'timer-over' });
  });
});

describe('a case ends', () => {
  const phone: DeskEvent = by({ kind: 'resolve', resolution: 'by-phone' } as const);

  it('with the bot taking up the very question, and asking once whether it helped', () => {
    const going = walk([draft(), confirm()], held()).state;
    const left = walk([fire(going, 'undo')], going).state;
    const answered = walk([{ kind: 'sent', sendId: 's1' }], left).state;
    const ended = walk([by({ kind: 'resolve', resolution: 'answered' } as const)], answered);
    expect(ended.state).toMatchObject({ at: 'returning', epoch: 2 });
    expect(effectsOf(ended, 'resume')).toMatchObject([
      { position: { flow: 'report', state: { at: 'figure' } }, epoch: 2 },
    ]);
    const back = walk([{ kind: 'returned', consultationId: 'c1' }], ended.state);
    expect(back.state).toMatchObject({ at: 'bot', timers: [], epoch: 2 });
    expect(effectsOf(back, 'ask-satisfaction')).toHaveLength(1);
  });

  it('not as answered while the owner waits, unless the answer is on its way', () => {
    const answered: DeskEvent = by({ kind: 'resolve', resolution: 'answered' } as const);
    expect(refusal(held(), answered)).toEqual({ refused: 'unanswered' });
    const going = walk([draft(), confirm(), answered], held()).state;
    expect(going.at).toBe('resolved');
    const left = walk([fire(going, 'undo')], going).state;
    expect(walk([{ kind: 'sent', sendId: 's1' }], left).state.at).toBe('returning');
    const failed = walk([{ kind: 'send-failed', sendId: 's1', code: 'refused' }], left);
    expect(failed.state).toMatchObject({ at: 'claimed', unanswered: true });
    expect(effectsOf(failed, 'answer')).toMatchObject([{ to: 'A', text: { key: 'desk.not-sent' } }]);
  });

  it('not by itself while the owner waits for words whose outcome is not known', () => {
    const answered: DeskEvent = by({ kind: 'resolve', resolution: 'answered' } as const);
    const { state } = walk([draft(), confirm(), answered], held());
    const open = walk([fire(state, 'settle')], state);
    expect(open.state).toMatchObject({ at: 'claimed', owner: 'A', unanswered: true });
    expect(effectsOf(open, 'note')).toMatchObject([{ to: ['A'], text: { key: 'desk.perhaps-sent' } }]);
  });

  it('not while the owner asks for a person again', () => {
    const going = walk([draft({ asks: true }), confirm()], held()).state;
    const left = walk([fire(going, 'undo')], going).state;
    const waiting = walk([{ kind: 'sent', sendId: 's1' }], left).state;
    const again: DeskEvent = {
      kind: 'requested',
      consultationId: 'c2',
      reason: 'asked-directly',
      position: null,
      by: null,
    };
    expect(walk([again], waiting).state).toMatchObject({ at: 'claimed', consultationId: 'c1', unanswered: true });
  });

  it('without a question about satisfaction where nothing was answered in the chat', () => {
    const ended = walk([phone, { kind: 'returned', consultationId: 'c1' }], held());
    expect(effectsOf(ended, 'ask-satisfaction')).toEqual([]);
  });

  it('at once for an owner who has blocked the account', () => {
    const ended = walk([{ kind: 'owner-blocked' }, phone], held());
    expect(ended.state).toMatchObject({ at: 'bot', reachable: false });
    expect(effectsOf(ended, 'update-card')).toMatchObject([{ consultationId: 'c1' }]);
  });

  it('even when it is never known whether the bot came back', () => {
    let { state } = walk([phone], held());
    for (let times = 0; times < 4; times += 1) state = walk([fire(state, 'return')], state).state;
    expect(state.at).toBe('bot');
  });

  it('and a card of it does nothing any more', () => {
    const { state } = walk([phone, { kind: 'returned', consultationId: 'c1' }], held());
    expect(refusal(state, phone)).toEqual({ refused: 'over' });
  });
});

describe('a start of the process', () => {
  it('sets every timer again and repeats what may not have been done', () => {
    const going = walk([draft(), confirm()], held()).state;
    const left = walk([fire(going, 'undo')], going).state;
    const started = walk([{ kind: 'restarted' }], left);
    expect(
      effectsOf(started, 'set-timer')
        .map(({ timer }) => timer.name)
        .toSorted(),
    ).toEqual(['lease', 'silent']);
    expect(effectsOf(started, 'relay')).toMatchObject([{ sendId: 's1', epoch: 1 }]);
    expect(effectsOf(walk([{ kind: 'restarted' }], walk([asked]).state), 'post-card')).toHaveLength(1);
    expect(started.state).toEqual(left);
  });

  it('reads back what it stored, and nothing else', () => {
    expect(reviveDesk(JSON.parse(JSON.stringify(held())), deskVersion)).toEqual(held());
    expect(reviveDesk({ ...held(), owner: undefined }, deskVersion)).toBeNull();
    expect(reviveDesk(held(), deskVersion + 1)).toBeNull();
  });

  it('gives the same effects the same keys', () => {
    const keys = walk([asked]).effects.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(walk([asked]).effects).toEqual(walk([asked]).effects);
  });
});
