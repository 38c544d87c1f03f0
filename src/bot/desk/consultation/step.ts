import { resolve, returned } from './close.ts';
import type { DeskContext } from './context.ts';
import type { CallerEvent, DeskEvent, HolderEvent, StaffEvent, WorldEvent } from './event.ts';
import { restarted, timerFired } from './fire.ts';
import { ownerBlocked, ownerEdited, ownerSent, ownerUnblocked, ownerUnsent, ownerWrote } from './hear.ts';
import { claim, release, staffGone } from './hold.ts';
import { type Move, type Refusal, type Stepped, settle } from './move.ts';
import { cardGone, posted, postFailed, request } from './open.ts';
import { accept, decline, transfer } from './pass.ts';
import { snooze, wakeByHand } from './pause.ts';
import { sendAsked, sendConfirmed, sendFailed, sendUndone, sent } from './send.ts';
import { type DeskState, type HeldState, isHeld, type OpenState } from './state.ts';

/** The desk of one conversation: what happened, and what is to be done. Nothing is done here. */
export function step(state: DeskState, event: DeskEvent, context: DeskContext): Stepped | Refusal {
  const move =
    'by' in event && event.kind !== 'requested' ? byStaff(state, event, context) : byWorld(state, event, context);
  return 'refused' in move ? move : settle(state, move, context);
}

function byWorld(state: DeskState, event: WorldEvent, context: DeskContext): Move | Refusal {
  switch (event.kind) {
    case 'requested':
      return request(state, event, context);
    case 'posted':
      return posted(state, event, context);
    case 'post-failed':
      return postFailed(state, event);
    case 'card-gone':
      return cardGone(state, event);
    case 'owner-wrote':
      return ownerWrote(state, event);
    case 'owner-sent':
      return ownerSent(state, event);
    case 'owner-edited':
      return ownerEdited(state, event);
    case 'owner-unsent':
      return ownerUnsent(state, event);
    case 'owner-blocked':
      return ownerBlocked(state);
    case 'owner-unblocked':
      return ownerUnblocked(state);
    case 'sent':
      return sent(state, event);
    case 'send-failed':
      return sendFailed(state, event, context);
    case 'returned':
      return returned(state, event);
    case 'staff-gone':
      return staffGone(state, event);
    case 'timer-fired':
      return timerFired(state, event, context);
    case 'restarted':
      return restarted(state);
  }
}

/** Every act of a person is checked anew: whether the person may, whether the case is the one that was meant. */
function byStaff(state: DeskState, event: StaffEvent, context: DeskContext): Move | Refusal {
  if (!context.staff.has(event.by)) return { refused: 'staff-not-allowed' };
  if (state.at === 'bot' || state.consultationId !== event.consultationId) return { refused: 'over' };
  return isCaller(event) ? byCaller(state, event) : byHolder(state, event, context);
}

function isCaller(event: StaffEvent): event is CallerEvent {
  return event.kind === 'claim' || event.kind === 'accept' || event.kind === 'decline' || event.kind === 'wake';
}

function byCaller(state: OpenState, event: CallerEvent): Move | Refusal {
  switch (event.kind) {
    case 'claim':
      return claim(state, event);
    case 'accept':
      return accept(state, event);
    case 'decline':
      return decline(state, event);
    case 'wake':
      return wakeByHand(state, event);
  }
}

/** What only the one who holds the case may do. */
function byHolder(state: OpenState, event: HolderEvent, context: DeskContext): Move | Refusal {
  if (!isHeld(state)) return { refused: 'not-yours' };
  if (state.owner !== event.by) return { refused: 'held', by: state.owner };
  return ofHolder(state, event, context);
}

function ofHolder(state: HeldState, event: HolderEvent, context: DeskContext): Move | Refusal {
  switch (event.kind) {
    case 'release':
      return release(state, event);
    case 'transfer':
      return transfer(state, event, context);
    case 'snooze':
      return snooze(state, event, context);
    case 'send-asked':
      return sendAsked(state, event);
    case 'send-confirmed':
      return sendConfirmed(state, event);
    case 'send-undone':
      return sendUndone(state, event);
    case 'resolve':
      return resolve(state, event);
  }
}
