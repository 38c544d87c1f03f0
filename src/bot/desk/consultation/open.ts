import { promiseOf } from '../timers/promise.ts';
import type { DeskContext } from './context.ts';
import type { Wish } from './effect.ts';
import type { EventOf } from './event.ts';
import { hearing } from './hear.ts';
import { log, type Move, matterOf, type Refusal } from './move.ts';
import { reasonText } from './reason-text.ts';
import { urgentReasons } from './reasons.ts';
import { type DeskState, isHeld, type OpenState, type StateAt } from './state.ts';

/** A person is needed: opens a case, or tells those who have it that it is asked for once more. */
export function request(state: DeskState, event: EventOf<'requested'>, context: DeskContext): Move | Refusal {
  if (event.by !== null && !context.staff.has(event.by)) return { refused: 'staff-not-allowed' };
  if (state.at !== 'bot' && state.consultationId === event.consultationId) return { refused: 'already-known' };
  if (state.at === 'bot' || state.at === 'returning') return open(state, event, context);
  return again(state, event);
}

function open(state: DeskState, event: EventOf<'requested'>, context: DeskContext): Move {
  const { consultationId, reason, by } = event;
  const promise = by === null ? promiseOf(context, reason) : null;
  // Brought back to the bot and asked for again before it spoke: the position is still the old one.
  const position = event.position ?? (state.at === 'returning' ? state.position : null);
  const { epoch, revision, reachable, timers, sendings } = state;
  const next: DeskState = {
    at: 'requested',
    ...{ epoch, revision, reachable, timers, sendings, consultationId, reason, position },
    since: context.now,
    promised: promise?.by ?? null,
    unanswered: by === null,
    card: null,
    startedBy: by,
    attempt: 0,
  };
  const told: readonly Wish[] = promise === null ? [] : [{ do: 'tell', text: promise.text, epoch }];
  return {
    next,
    wishes: [...told, postCard(consultationId, revision + 1, 0), log('opened', by, reason)],
    renew: ['post'],
  };
}

/** Nobody opens a second case beside the first. */
function again(state: Exclude<OpenState, { at: 'returning' }>, event: EventOf<'requested'>): Move {
  const { consultationId } = state;
  const urgent = urgentReasons.has(event.reason);
  const next: DeskState = event.by === null ? { ...hearing(state), unanswered: true } : state;
  const to = isHeld(state) ? [state.owner] : [];
  return { next, wishes: [{ do: 'note', consultationId, text: reasonText(event.reason), to, aloud: urgent }] };
}

/** The card of a case, to be posted. After three tries in vain it goes to the other channel, and on being tried. */
export function postCard(consultationId: string, revision: number, attempt: number): Wish {
  return { do: 'post-card', consultationId, revision, fallback: attempt >= 3 };
}

/** The card is in the channel; the case waits to be claimed, or is held already by the one who started it. */
export function posted(state: DeskState, event: EventOf<'posted'>, context: DeskContext): Move | Refusal {
  if (state.at === 'bot' || state.consultationId !== event.consultationId) return { refused: 'over' };
  if (state.card === event.card) return { refused: 'already-known' };
  if (state.card !== null) return { next: state, wishes: [{ do: 'retire-card', card: event.card }] };
  const { consultationId, reason, startedBy, revision } = state;
  const known = { ...matterOf(state), card: event.card };
  // A card that is gone one day still leads to its case: people go on writing in its thread.
  const entry = log('posted', null, event.card);
  if (state.at !== 'requested') {
    return {
      next: { ...state, card: event.card },
      wishes: [{ do: 'update-card', consultationId, revision }, entry],
    };
  }
  if (startedBy !== null && context.staff.has(startedBy)) {
    const next: DeskState = { ...known, at: 'claimed', owner: startedBy };
    return { next, wishes: [entry, log('claimed', startedBy)] };
  }
  const alert: readonly Wish[] = urgentReasons.has(reason)
    ? [{ do: 'note', consultationId, text: reasonText(reason), to: [], aloud: true }]
    : [];
  return { next: { ...known, at: 'queued', rung: 0 }, wishes: [entry, ...alert] };
}

/** The channel did not take the card; the timer tries again. */
export function postFailed(state: DeskState, event: EventOf<'post-failed'>): Move | Refusal {
  if (state.at !== 'requested' || state.consultationId !== event.consultationId) return { refused: 'over' };
  return { next: { ...state, attempt: Math.min(3, state.attempt + 1) }, wishes: [] };
}

/** The card is gone, and with it the thread: a new one is posted, wherever the case stands. */
export function cardGone(state: DeskState, event: EventOf<'card-gone'>): Move | Refusal {
  if (state.at === 'bot' || state.consultationId !== event.consultationId) return { refused: 'over' };
  // Its first card is on its way, and has a timer of its own.
  if (state.card !== event.card || state.at === 'requested') return { refused: 'already-known' };
  const { consultationId, revision } = state;
  return { next: { ...state, card: null }, wishes: [postCard(consultationId, revision, 0)] };
}

/** Not known to be posted: once more. */
export function postAgain(state: StateAt<'requested'>): Move {
  const attempt = Math.min(3, state.attempt + 1);
  return { next: { ...state, attempt }, wishes: [postCard(state.consultationId, state.revision, attempt)] };
}
