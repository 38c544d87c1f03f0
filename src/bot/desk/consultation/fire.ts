import { sameTimer } from '../timers/plan.ts';
import { idleOver, leaseOver, resume, returnAgain, settleOver } from './close.ts';
import type { DeskContext } from './context.ts';
import type { Wish } from './effect.ts';
import type { EventOf } from './event.ts';
import { climb, nudge } from './hold.ts';
import type { Move, Refusal } from './move.ts';
import { postAgain, postCard } from './open.ts';
import { transferOver } from './pass.ts';
import { wake } from './pause.ts';
import { letGo, relay } from './send.ts';
import type { DeskState } from './state.ts';

/** A timer has run out. One that was cleared or began anew meanwhile is none of ours. */
export function timerFired(state: DeskState, event: EventOf<'timer-fired'>, context: DeskContext): Move | Refusal {
  const runs = state.timers.some((timer) => sameTimer(timer, event) && timer.due === event.due);
  if (!runs) return { refused: 'timer-over' };
  if (event.name === 'undo') return letGo(state, event);
  const move = byPlace(state, event, context);
  return { ...move, renew: [...(move.renew ?? []), event.name] };
}

function byPlace(state: DeskState, event: EventOf<'timer-fired'>, context: DeskContext): Move {
  switch (state.at) {
    case 'bot':
      return { next: state, wishes: [] };
    case 'requested':
      return postAgain(state);
    case 'queued':
      return climb(state, context);
    case 'claimed':
      return event.name === 'silent' ? nudge(state) : leaseOver(state);
    case 'transferring':
      return transferOver(state, null);
    case 'snoozed':
      return wake(state);
    case 'waiting_customer':
      return idleOver(state);
    case 'resolved':
      return settleOver(state);
    case 'returning':
      return returnAgain(state);
  }
}

/** After a start: every timer is set again, and what may not have been carried out is asked for once more. */
export function restarted(state: DeskState): Move {
  const timers = state.timers.map((timer): Wish => ({ do: 'set-timer', timer }));
  const relays = state.sendings.filter(({ phase }) => phase === 'leaving').map(relay);
  return { next: state, wishes: [...timers, ...relays, ...pending(state)] };
}

function pending(state: DeskState): readonly Wish[] {
  if (state.at === 'requested') return [postCard(state.consultationId, state.revision, state.attempt)];
  return state.at === 'returning' ? [resume(state)] : [];
}
