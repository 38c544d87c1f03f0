import type { Wish } from './effect.ts';
import type { EventOf } from './event.ts';
import { log, type Move, matterOf, type Refusal } from './move.ts';
import { type Resolution, urgentReasons } from './reasons.ts';
import { claimedBy, noteTo, requeue } from './requeue.ts';
import type { DeskState, HeldState, OpenState, Sending, StateAt } from './state.ts';

const onItsWay = ({ phase }: Sending): boolean => phase !== 'draft';

/** The holder ends the case. Its last words still leave first; while the owner waits for some, nothing is answered. */
export function resolve(state: HeldState, event: EventOf<'resolve'>): Move | Refusal {
  if (state.at === 'resolved') return { refused: 'already-known' };
  const pending = state.sendings.filter((one) => onItsWay(one) && one.epoch === state.epoch);
  const answered = !state.unanswered || pending.some(({ covers }) => covers);
  if (event.resolution === 'answered' && !answered) return { refused: 'unanswered' };
  const entry = log('resolved', event.by, event.resolution);
  if (pending.length === 0) return giveBack(state, event.resolution, [entry]);
  const next: DeskState = { ...matterOf(state), at: 'resolved', owner: state.owner, resolution: event.resolution };
  return { next: { ...next, sendings: state.sendings.filter(onItsWay) }, wishes: [entry] };
}

/** To the bot, which says what has changed and asks its question again; whoever has blocked it is told nothing. */
export function giveBack(state: OpenState, resolution: Resolution, wishes: readonly Wish[]): Move {
  if (!state.reachable) return { next: quiet(state), wishes: [...wishes, log('returned', null, 'blocked')] };
  const next: DeskState = { ...matterOf(state), at: 'returning', unanswered: false, resolution, attempt: 0 };
  return { next, wishes: [...wishes, resume(next)] };
}

/** No case any more. */
function quiet({ epoch, revision, reachable, timers, sendings }: OpenState): StateAt<'bot'> {
  return { at: 'bot', epoch, revision, reachable, timers, sendings };
}

/** What the bot has to do to take up its dialogue again. */
export function resume({ consultationId, position, resolution, epoch }: StateAt<'returning'>): Wish {
  return { do: 'resume', consultationId, position, resolution, epoch };
}

/** In a case that is ended: back to the bot as soon as nothing is on its way any more. */
export function settleResolved(move: Move): Move {
  const { next, wishes } = move;
  if (next.at !== 'resolved' || next.sendings.some(({ epoch }) => epoch === next.epoch)) return move;
  return giveBack(next, next.resolution, wishes);
}

/** The dialogue goes on. Whoever got an answer is asked, once, whether it helped; after trouble nobody is. */
export function returned(state: DeskState, event: EventOf<'returned'>): Move | Refusal {
  if (state.at !== 'returning' || state.consultationId !== event.consultationId) return { refused: 'over' };
  const { consultationId, epoch, resolution, reason } = state;
  const asks = resolution === 'answered' && !urgentReasons.has(reason);
  const ask: readonly Wish[] = asks ? [{ do: 'ask-satisfaction', consultationId, epoch }] : [];
  return { next: quiet(state), wishes: [...ask, log('returned')] };
}

/** Not known to have happened: once more, and after three times in vain the case ends, as the bot has the floor anyway. */
export function returnAgain(state: StateAt<'returning'>): Move {
  if (state.attempt >= 3) return { next: quiet(state), wishes: [log('returned', null, 'unknown')] };
  const next: DeskState = { ...state, attempt: state.attempt + 1 };
  return { next, wishes: [resume(state)] };
}

/** The holder did nothing for long: somebody else takes over where the owner waits, else the bot does. */
export function leaseOver(state: StateAt<'claimed'>): Move {
  const { consultationId, owner } = state;
  if (!state.unanswered) return giveBack(state, 'idle', [log('resolved', null, 'idle')]);
  const note: Wish = { do: 'note', consultationId, text: { key: 'desk.note-lease' }, to: [owner], aloud: true };
  return requeue(state, [note, log('requeued', null, owner)]);
}

/** The owner did not answer: the bot takes over, and hears whatever comes. */
export function idleOver(state: StateAt<'waiting_customer'>): Move {
  return giveBack(state, 'idle', [log('resolved', null, 'idle')]);
}

/** The outcome of the last words is still not known: where the owner waits for them, the holder has to look. */
export function settleOver(state: StateAt<'resolved'>): Move {
  if (!state.unanswered || state.resolution !== 'answered') return giveBack(state, state.resolution, []);
  const { consultationId, owner } = state;
  const note = noteTo(consultationId, 'desk.perhaps-sent', owner);
  return { next: claimedBy(state, owner), wishes: [note, log('reopened', null, owner)] };
}
