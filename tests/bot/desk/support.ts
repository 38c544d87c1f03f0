import type { DeskContext } from '../../../src/bot/desk/consultation/context.ts';
import type { DeskEffect } from '../../../src/bot/desk/consultation/effect.ts';
import type { DeskEvent } from '../../../src/bot/desk/consultation/event.ts';
import { type DeskState, deskState, quietDesk } from '../../../src/bot/desk/consultation/state.ts';
import { step } from '../../../src/bot/desk/consultation/step.ts';
import { usualTimes } from '../../../src/bot/desk/timers/times.ts';

/** Thursday, 26 November 2026; the clock in Japan shows this time. */
export const clock = (time: string, day = '2026-11-26'): string => new Date(`${day}T${time}:00+09:00`).toISOString();

const hours: DeskContext['hours'] = {
  from: '10:00',
  to: '17:00',
  weekdays: ['mon', 'tue', 'wed', 'thu', 'fri'],
  closed: new Set(['2026-11-23']),
};

export const contextAt = (now: string, staff: readonly string[] = ['A', 'B']): DeskContext => ({
  ...{ now, eventId: 'e1', hours, times: usualTimes, staff: new Set(staff) },
});

/** Case c1, asked for by the owner while a question was open. */
export const asked: DeskEvent = {
  kind: 'requested',
  consultationId: 'c1',
  reason: 'asked-politely',
  position: { flow: 'report', version: 3, state: { at: 'figure' } },
  by: null,
};
export const postedFirst: DeskEvent = { kind: 'posted', consultationId: 'c1', card: 'card-1' };

/** An act of A on c1, or of somebody else. */
export const by = <E extends object>(event: E, who = 'A') => ({ ...event, by: who, consultationId: 'c1' });

export type Walk = { readonly state: DeskState; readonly effects: readonly DeskEffect[] };

/** The events one after the other; each has to be taken, and every state has to survive being stored. */
export function walk(
  events: readonly DeskEvent[],
  from: DeskState = quietDesk,
  context = contextAt(clock('11:00')),
): Walk {
  return events.reduce<Walk>(
    ({ state }, event) => {
      const stepped = step(state, event, context);
      if ('refused' in stepped) throw new Error(`${event.kind} was refused: ${stepped.refused}`);
      return { ...stepped, state: deskState.parse(JSON.parse(JSON.stringify(stepped.state))) };
    },
    { state: from, effects: [] },
  );
}

/** What a step wants done, of one sort. */
export const effectsOf = <D extends DeskEffect['do']>({ effects }: Walk, what: D) =>
  effects.filter((effect): effect is Extract<DeskEffect, { do: D }> => effect.do === what);

export const claimOf = (state: DeskState, who = 'A'): DeskEvent =>
  by({ kind: 'claim', seen: state.revision } as const, who);

/** A case that A holds. */
export function held(context = contextAt(clock('11:00'))): DeskState {
  const { state } = walk([asked, postedFirst], quietDesk, context);
  return walk([claimOf(state)], state, context).state;
}

export const draft = (more: { asks?: boolean; findings?: string[] } = {}): DeskEvent =>
  by({ kind: 'send-asked', sendId: 's1', asks: more.asks ?? false, findings: more.findings ?? [] } as const);
export const confirm = (confirmed: string[] = []): DeskEvent =>
  by({ kind: 'send-confirmed', sendId: 's1', confirmed } as const);

/** The timer of this name runs out. */
export function fire(state: DeskState, name: string): DeskEvent {
  const timer = state.timers.find((one) => one.name === name);
  if (timer === undefined) throw new Error(`no timer ${name}`);
  return { kind: 'timer-fired', ...timer };
}
