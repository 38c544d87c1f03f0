import type { DeskContext } from './context.ts';
import type { EventOf } from './event.ts';
import { log, type Move, matterOf, type Refusal } from './move.ts';
import { claimedBy } from './requeue.ts';
import type { DeskState, HeldState, OpenState, StateAt } from './state.ts';

/** Lays the case aside until a moment or the owner's next message. It stays with its holder. */
export function snooze(state: HeldState, event: EventOf<'snooze'>, context: DeskContext): Move | Refusal {
  if (state.at === 'resolved' || state.at === 'transferring') return { refused: 'not-now' };
  if (!(Date.parse(event.until) > Date.parse(context.now))) return { refused: 'not-now' };
  const next: DeskState = { ...matterOf(state), at: 'snoozed', owner: state.owner, until: event.until };
  return { next, wishes: [log('snoozed', state.owner)], renew: ['wake'] };
}

/** Takes it up again before its time. */
export function wakeByHand(state: OpenState, event: EventOf<'wake'>): Move | Refusal {
  if (state.at !== 'snoozed') return { refused: 'not-now' };
  return state.owner === event.by ? wake(state) : { refused: 'not-yours' };
}

/** The case is on its holder's desk again. */
export function wake(state: StateAt<'snoozed'>): Move {
  const { consultationId, owner } = state;
  const text = { key: 'desk.note-woken' };
  return {
    next: claimedBy(state, owner),
    wishes: [{ do: 'note', consultationId, text, to: [owner], aloud: false }, log('woken', null, owner)],
  };
}
