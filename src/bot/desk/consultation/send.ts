import { mustChange } from '../guard/finding.ts';
import { settleResolved } from './close.ts';
import type { DeskContext } from './context.ts';
import type { Wish } from './effect.ts';
import type { EventOf, SendFailure } from './event.ts';
import { log, type Move, matterOf, type Refusal } from './move.ts';
import { claimedBy } from './requeue.ts';
import { type DeskState, type HeldState, isHeld, type OpenState, type Sending } from './state.ts';

/** More than this many at once is no conversation. */
const mostSendings = 20;

/** So many wait for one another: each begins the time of all anew, and the first shall not wait for ever. */
const mostTogether = 5;

/** A draft: nobody sees it but its author, until it is confirmed. */
export function sendAsked(state: HeldState, event: EventOf<'send-asked'>): Move | Refusal {
  if (state.at === 'resolved') return { refused: 'not-now' };
  if (!state.reachable) return { refused: 'owner-blocked' };
  if (state.sendings.some(({ id }) => id === event.sendId)) return { refused: 'send-exists' };
  if (state.sendings.length >= mostSendings) return { refused: 'too-many' };
  const { sendId: id, by, asks, findings, inForm = false } = event;
  const draft: Sending = { id, by, epoch: state.epoch, phase: 'draft', asks, covers: true, inForm, findings };
  const shown: readonly Wish[] = inForm ? [] : [{ do: 'preview', to: by, sendId: id }];
  return {
    next: { ...state, sendings: [...state.sendings, draft] },
    wishes: [...shown, log('send-asked', by, id)],
    renew: ['lease'],
  };
}

/**
 * Lets a draft go, unless something that was found is not confirmed. It can be taken back for some seconds; what is
 * confirmed within them leaves together, in the order of its confirmation.
 */
export function sendConfirmed(state: HeldState, event: EventOf<'send-confirmed'>): Move | Refusal {
  const draft = ownSending(state, event);
  if (draft === undefined) return { refused: 'unknown-send' };
  if (draft.phase !== 'draft') return { refused: 'already-known' };
  if (!state.reachable) return { refused: 'owner-blocked' };
  if (draft.findings.some((one) => mustChange(one) || !event.confirmed.includes(one)))
    return { refused: 'findings-open' };
  const sendings = [...without(state, draft.id).sendings, { ...draft, phase: 'undo' as const }];
  const waiting = sendings.filter(({ phase }) => phase === 'undo').length;
  return {
    next: { ...state, sendings },
    wishes: [{ do: 'offer-undo', to: event.by, sendId: draft.id }, log('send-confirmed', event.by, draft.id)],
    renew: waiting > mostTogether ? ['lease', 'silent'] : ['lease', 'silent', 'undo'],
  };
}

/** Takes back what has not left; afterwards nothing can. */
export function sendUndone(state: HeldState, event: EventOf<'send-undone'>): Move | Refusal {
  const sending = ownSending(state, event);
  if (sending === undefined) return { refused: 'unknown-send' };
  if (sending.phase === 'leaving') return { refused: 'already-left' };
  const after = without(state, sending.id);
  // What was to be the last word is not said: the case is open again.
  const next = after.at === 'resolved' ? claimedBy(after, after.owner) : after;
  return { next, wishes: [log('send-undone', event.by, sending.id)] };
}

function ownSending(state: HeldState, event: { readonly sendId: string; readonly by: string }): Sending | undefined {
  return state.sendings.find(({ id, by, epoch }) => id === event.sendId && by === event.by && epoch === state.epoch);
}

/** The time to take it back is over: into the outbox, with whatever else is due by then. */
export function letGo(state: DeskState, { about, due }: EventOf<'timer-fired'>): Move | Refusal {
  const over = state.timers.flatMap((timer) => (timer.name === 'undo' && timer.due <= due ? [timer.about] : []));
  const leaving = state.sendings.filter(({ id, phase }) => phase === 'undo' && over.includes(id));
  const [first, ...others] = leaving;
  if (first === undefined || !leaving.some(({ id }) => id === about)) return { refused: 'timer-over' };
  const sendings = state.sendings.map((one) => (leaving.includes(one) ? { ...one, phase: 'leaving' as const } : one));
  const more = others.length === 0 ? {} : { others: others.map(({ id }) => id) };
  return { next: { ...state, sendings }, wishes: [{ ...relay(first), ...more }] };
}

/** The row of the outbox, under the epoch in which it was written. */
export function relay({ id, by, epoch }: Sending): Extract<Wish, { readonly do: 'relay' }> {
  return { do: 'relay', sendId: id, by, epoch };
}

function without<S extends DeskState>(state: S, sendId: string): S {
  return { ...state, sendings: state.sendings.filter(({ id }) => id !== sendId) };
}

/** It has arrived. An answer to all there was hands the turn to the owner when it asks something. */
export function sent(state: DeskState, event: EventOf<'sent'>): Move | Refusal {
  const sending = state.sendings.find(({ id, phase }) => id === event.sendId && phase === 'leaving');
  if (sending === undefined) return { refused: 'unknown-send' };
  const after = without(state, sending.id);
  const along = event.along === true ? { along: true as const } : {};
  const wishes: readonly Wish[] = [{ ...markOf(sending, 'sent'), ...along }, log('sent', sending.by, sending.id)];
  if (after.at === 'bot' || sending.epoch !== state.epoch) return { next: after, wishes };
  if (!sending.covers) return settleResolved({ next: after, wishes });
  return settleResolved({ next: turn(after, sending), wishes, renew: ['lease'] });
}

function markOf({ id: sendId }: Sending, as: 'sent' | SendFailure): Wish {
  return { do: 'mark', sendId, as };
}

function turn(state: OpenState, { asks }: Sending): DeskState {
  const answered = { ...state, unanswered: false };
  if (!asks || answered.at !== 'claimed') return answered;
  return { ...matterOf(answered), at: 'waiting_customer', owner: answered.owner };
}

/** It did not arrive: its author is told, and an answer that was to be the last one opens the case again. */
export function sendFailed(state: DeskState, event: EventOf<'send-failed'>, context: DeskContext): Move | Refusal {
  const sending = state.sendings.find(({ id, phase }) => id === event.sendId && phase === 'leaving');
  if (sending === undefined) return { refused: 'unknown-send' };
  const after = without(state, sending.id);
  const told: readonly Wish[] = context.staff.has(sending.by)
    ? [
        {
          do: 'answer',
          to: sending.by,
          text: { key: event.code === 'unknown' ? 'desk.perhaps-sent' : 'desk.not-sent' },
        },
      ]
    : [];
  const wishes = [...told, markOf(sending, event.code), log('send-failed', sending.by, sending.id)];
  if (after.at !== 'resolved' || !isHeld(after)) return { next: after, wishes };
  const next: DeskState = { ...claimedBy(after, after.owner), unanswered: true };
  return { next, wishes: [...wishes, log('reopened', null, after.owner)] };
}
