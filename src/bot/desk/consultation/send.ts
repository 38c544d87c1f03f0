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

/** Lets a draft go, unless something that was found is not confirmed. It can be taken back for some seconds. */
export function sendConfirmed(state: HeldState, event: EventOf<'send-confirmed'>): Move | Refusal {
  const draft = ownSending(state, event);
  if (draft === undefined) return { refused: 'unknown-send' };
  if (draft.phase !== 'draft') return { refused: 'already-known' };
  if (!state.reachable) return { refused: 'owner-blocked' };
  if (draft.findings.some((one) => mustChange(one) || !event.confirmed.includes(one)))
    return { refused: 'findings-open' };
  return {
    next: withPhase(state, draft.id, 'undo'),
    wishes: [{ do: 'offer-undo', to: event.by, sendId: draft.id }, log('send-confirmed', event.by, draft.id)],
    renew: ['lease', 'silent'],
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

/** The time to take it back is over: into the outbox. */
export function letGo(state: DeskState, sendId: string | null): Move | Refusal {
  const sending = state.sendings.find(({ id, phase }) => id === sendId && phase === 'undo');
  if (sending === undefined) return { refused: 'timer-over' };
  return { next: withPhase(state, sending.id, 'leaving'), wishes: [relay(sending)] };
}

/** The row of the outbox, under the epoch in which it was written. */
export function relay({ id, by, epoch }: Sending): Wish {
  return { do: 'relay', sendId: id, by, epoch };
}

function withPhase<S extends DeskState>(state: S, sendId: string, phase: Sending['phase']): S {
  return { ...state, sendings: state.sendings.map((one) => (one.id === sendId ? { ...one, phase } : one)) };
}

function without<S extends DeskState>(state: S, sendId: string): S {
  return { ...state, sendings: state.sendings.filter(({ id }) => id !== sendId) };
}

/** It has arrived. An answer to all there was hands the turn to the owner when it asks something. */
export function sent(state: DeskState, event: EventOf<'sent'>): Move | Refusal {
  const sending = state.sendings.find(({ id, phase }) => id === event.sendId && phase === 'leaving');
  if (sending === undefined) return { refused: 'unknown-send' };
  const after = without(state, sending.id);
  const wishes = [markOf(sending, 'sent'), log('sent', sending.by, sending.id)];
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
