import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lineEventTypes, lineMessageTypes, personalContent } from '../../../../src/adapters/line/content-of-event.ts';
import { lineEvent } from '../../../../src/adapters/line/event-schema.ts';
import type { DeskEffect } from '../../../../src/bot/desk/consultation/effect.ts';
import { type DeskAt, type DeskState, quietDesk } from '../../../../src/bot/desk/consultation/state.ts';
import { turnWithDesk } from '../../../../src/bot/desk/turn/turn.ts';
import type { Effect } from '../../../../src/bot/effect.ts';
import type { InboundEvent } from '../../../../src/bot/event.ts';
import { baker } from '../../support/talk.ts';
import { asked, by, clock, confirm, contextAt, draft, fire, held, postedFirst, walk } from '../support.ts';
import { readTable } from './table.ts';

const table = readTable(readFileSync(new URL('line.txt', import.meta.url), 'utf8'));

const claimed = held();
const ended = walk([by({ kind: 'resolve', resolution: 'by-phone' } as const)], claimed).state;
const leaving = walk([draft({ asks: true }), confirm()], claimed).state;
const states: Readonly<Record<DeskAt, DeskState>> = {
  // After a case: what was shown in it can still be taken back.
  bot: walk([{ kind: 'returned', consultationId: 'c1' }], ended).state,
  requested: walk([asked]).state,
  queued: walk([asked, postedFirst]).state,
  claimed,
  transferring: walk([by({ kind: 'transfer', to: 'B', noteId: null } as const)], claimed).state,
  snoozed: walk([by({ kind: 'snooze', until: clock('15:00') } as const)], claimed).state,
  waiting_customer: walk([{ kind: 'sent', sendId: 's1' }], walk([fire(leaving, 'undo')], leaving).state).state,
  resolved: walk([by({ kind: 'resolve', resolution: 'answered' } as const)], leaving).state,
  returning: ended,
};

/** A message or event as LINE sends it, by the name of its row. */
function eventOf(row: string) {
  const [type = '', part] = row.split(': ');
  if (type === 'danger') return { type: 'message', message: { type: 'text', id: 'm1', text: 'ガスくさい' } };
  const message = { type: part, id: 'm1', text: '1200kWh', fileName: 'a.xlsx', fileSize: 1, keywords: [] };
  if (type === 'message') return { type, message };
  return { type, message, unsend: { messageId: 'm1' }, postback: { data: 'x' }, follow: { isUnblocked: true } };
}

const shows: Partial<Record<DeskEffect['do'], string>> = {
  'show-message': 'show',
  'show-edit': 'edit',
  'hide-message': 'hide',
};

function wishOf(effect: DeskEffect): string | null {
  if (effect.do === 'note') return effect.aloud ? 'alarm' : 'note';
  return shows[effect.do] ?? null;
}

const bubble: Effect = { key: 'k', do: 'say', views: [{ view: 'text', text: { key: 'report.hello' } }] };

/** What becomes of an event in a state, in the words of the table. */
function cellOf(row: string, state: DeskState): string {
  const content = personalContent(lineEvent.parse(eventOf(row)));
  const event: InboundEvent = {
    ...{ id: 'e1', at: clock('11:00') },
    from: { programmeId: 'p', platform: 'line', channel: 'U0', conversationId: 'c' },
    ...content,
  };
  const stored = { flow: 'report', version: 3, state: {} };
  const forget: readonly Effect[] = content.kind === 'unsent' ? [{ do: 'forget-photo', messageId: 'm1' }] : [];
  let asks = false;
  const desk = { state, context: contextAt(clock('11:00')) };
  const { effects, steps } = turnWithDesk({ event, stored, facts: baker, seed: 's', desk }, () => {
    asks = true;
    return { next: stored, effects: [...forget, bubble] };
  });
  const said = effects.flatMap((effect) => (effect.do === 'say' ? [effect.voice ?? 'bot'] : []));
  const after = steps.at(-1)?.stepped.state ?? state;
  const wishes = steps.flatMap(({ stepped }) => stepped.effects.flatMap((effect) => wishOf(effect) ?? []));
  const words = [
    ...(said.includes('bot') ? ['bot'] : asks ? ['mute'] : []),
    ...(effects.some(({ do: name }) => name === 'forget-photo') ? ['forget'] : []),
    ...(effects.some(({ do: name }) => name === 'keep-photo' || name === 'keep-file') ? ['fetch'] : []),
    ...(said.includes('desk') ? ['told'] : []),
    ...wishes,
    ...(after.at === state.at ? [] : [`>${after.at}`]),
    ...(after.reachable === state.reachable ? [] : [after.reachable ? 'open' : 'shut']),
  ];
  return words.length === 0 ? '-' : words.join(' ');
}

/** Only who had shut the account opens it again. */
const before = (row: string, state: DeskState): DeskState =>
  row === 'follow' ? { ...state, reachable: false } : state;

describe('what LINE tells × where the desk stands', () => {
  it('has a row for every type of event and message that LINE names, and for what nobody knows yet', () => {
    const events = [...lineEventTypes].filter((type) => type !== 'message');
    const messages = [...lineMessageTypes].map((type) => `message: ${type}`);
    const unknown = ['message: telepathy', 'telepathy', 'danger'];
    expect([...table.rows.keys()].toSorted()).toEqual([...events, ...messages, ...unknown].toSorted());
    expect(table.heads).toEqual(Object.keys(states));
  });

  it.each([...table.rows])('%s', (row, cells) => {
    expect(Object.values(states).map((state) => cellOf(row, before(row, state)))).toEqual(cells);
  });

  it('leaves no trace of what is taken back where nobody was ever shown anything', () => {
    expect(cellOf('unsend', quietDesk)).toBe('bot forget');
  });
});
