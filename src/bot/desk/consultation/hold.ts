import { sorryOf } from '../timers/promise.ts';
import type { DeskContext } from './context.ts';
import type { Wish } from './effect.ts';
import type { EventOf } from './event.ts';
import { log, type Move, matterOf, type Refusal } from './move.ts';
import { claimedBy, noteTo, requeue } from './requeue.ts';
import { type DeskState, type HeldState, isHeld, type OpenState, type StateAt } from './state.ts';

/**
 * Takes a case nobody holds, by compare-and-set: the card that was pressed has to be the present one. A card can be
 * pressed before its posting is known.
 */
export function claim(state: OpenState, event: EventOf<'claim'>): Move | Refusal {
  if (isHeld(state)) return { refused: 'held', by: state.owner };
  if (state.at === 'returning') return { refused: 'over' };
  if (event.seen !== state.revision) return { refused: 'stale' };
  const next: DeskState = { ...matterOf(state), at: 'claimed', owner: event.by };
  const tell: Wish = { do: 'tell', text: { key: 'desk.claimed' }, epoch: state.epoch };
  // Who was written to first has not asked for anybody.
  return { next, wishes: [...(state.startedBy === null ? [tell] : []), log('claimed', event.by)] };
}

/** The holder gives it back. */
export function release(state: HeldState, event: EventOf<'release'>): Move | Refusal {
  if (state.at === 'resolved') return { refused: 'not-now' };
  return requeue(state, [log('released', event.by)]);
}

/** The holder may not see cases any more: the case goes back to the queue, a transfer to the person ends. */
export function staffGone(state: DeskState, { staffId }: EventOf<'staff-gone'>): Move | Refusal {
  if (!isHeld(state)) return { refused: 'already-known' };
  const { consultationId } = state;
  if (state.owner === staffId) {
    const text = { key: 'desk.note-staff-gone' };
    return requeue(state, [{ do: 'note', consultationId, text, to: [], aloud: true }, log('requeued', null, staffId)]);
  }
  if (state.at !== 'transferring' || state.to !== staffId) return { refused: 'already-known' };
  const note: Wish = noteTo(consultationId, 'desk.note-transfer-over', state.owner);
  return {
    next: claimedBy(state, state.owner),
    wishes: [note, log('transfer-ended', null, staffId)],
    renew: ['lease'],
  };
}

/** Nobody has claimed: the next alert. After the last one the owner is told, once, that it takes longer. */
export function climb(state: StateAt<'queued'>, context: DeskContext): Move {
  const { consultationId, rung } = state;
  const late = rung === 2 && state.startedBy === null && state.unanswered;
  const sorry = late ? sorryOf(context) : null;
  const tell: readonly Wish[] = sorry === null ? [] : [{ do: 'tell', text: sorry.text, epoch: state.epoch }];
  const next: DeskState = { ...state, rung: Math.min(3, rung + 1), promised: sorry?.by ?? state.promised };
  const text = { key: rung === 0 ? 'desk.alert-first' : 'desk.alert-again' };
  return {
    next,
    wishes: [
      { do: 'note', consultationId, text, to: [], aloud: rung > 0 },
      ...tell,
      log('alerted', null, String(rung)),
    ],
    renew: ['ladder'],
  };
}

/** The owner waits, and the holder is silent: the holder is called, then the channel hears it at the lease's end. */
export function nudge(state: StateAt<'claimed'>): Move {
  const wishes = [noteTo(state.consultationId, 'desk.note-silent', state.owner), log('alerted', null, state.owner)];
  return { next: state, wishes, renew: ['silent'] };
}
