import type { Wish } from './effect.ts';
import type { EventOf, MediaLoss } from './event.ts';
import { log, type Move, type Refusal } from './move.ts';
import { claimedBy } from './requeue.ts';
import { type DeskState, isHeld, type OpenState, type Sending } from './state.ts';

/** The owner wrote. The bot hears it too while it has the floor; a case that is open shows it to its people. */
export function ownerWrote(state: DeskState, event: EventOf<'owner-wrote'>): Move | Refusal {
  const { messageId } = event;
  return heard(state, event, {
    // What is still to be fetched is shown when it is there.
    shown: (consultationId) => (event.follows === true ? [] : [{ do: 'show-message', consultationId, messageId }]),
    entry: log('owner-wrote', null, messageId),
  });
}

/** The owner changed a message: what it says now counts as if it had just been written. */
export function ownerEdited(state: DeskState, event: EventOf<'owner-edited'>): Move | Refusal {
  const { messageId, editId } = event;
  return heard(state, event, {
    shown: (consultationId) => [{ do: 'show-edit', consultationId, messageId, editId }],
    entry: log('owner-edited', null, editId),
  });
}

/** The owner took a message back. Whatever case it stood in, over or not, it is shown no more; nothing else moves. */
export function ownerUnsent(state: DeskState, { messageId }: EventOf<'owner-unsent'>): Move | Refusal {
  return { next: state, wishes: [{ do: 'hide-message', messageId }, log('owner-unsent', null, messageId)] };
}

type Saying = { readonly shown: (consultationId: string) => readonly Wish[]; readonly entry: Wish };

function heard(state: DeskState, event: { readonly danger: boolean }, { shown, entry }: Saying): Move {
  // What the bot answers is the dialogue's affair.
  if (state.at === 'bot' || state.at === 'returning') return { next: state, wishes: [] };
  const danger = event.danger ? dangerWishes(state) : [];
  const wishes = [...shown(state.consultationId), ...danger, ...back(state), entry];
  // An answer on its way was written without this message.
  const sendings = state.sendings.map((one): Sending => ({ ...one, covers: false }));
  return { next: { ...hearing(state), unanswered: true, sendings }, wishes };
}

/** What the owner sent is there to be shown, or its loss to be told. The case has heard of it before. */
export function ownerSent(state: DeskState, { messageId, lost }: EventOf<'owner-sent'>): Move | Refusal {
  if (state.at === 'bot') return { refused: 'over' };
  const { consultationId } = state;
  const show: Wish = { do: 'show-message', consultationId, messageId };
  return { next: state, wishes: lost === null ? [show] : noteOn(state, lossNotes[lost]) };
}

const lossNotes: Readonly<Record<MediaLoss, string>> = {
  large: 'thread.lost-large',
  refused: 'thread.lost-refused',
  gone: 'thread.lost-gone',
};

/** It is the holder's turn again, whatever the case was waiting for. */
export function hearing(state: Exclude<OpenState, { at: 'returning' }>): Exclude<OpenState, { at: 'returning' }> {
  if (state.at === 'snoozed' || state.at === 'waiting_customer' || state.at === 'resolved') {
    return claimedBy(state, state.owner);
  }
  return state;
}

function back(state: OpenState): readonly Wish[] {
  if (state.at !== 'snoozed' && state.at !== 'waiting_customer' && state.at !== 'resolved') return [];
  const { consultationId, owner } = state;
  const text = { key: 'desk.note-owner-wrote' };
  const entry = log(state.at === 'resolved' ? 'reopened' : 'woken', null, owner);
  return [{ do: 'note', consultationId, text, to: [owner], aloud: false }, entry];
}

/** Danger is answered at once, whoever has the floor: where the bot has it, its dialogue does so by itself. */
function dangerWishes(state: OpenState): readonly Wish[] {
  const { consultationId, epoch } = state;
  const text = { key: 'desk.reason-safety' };
  const alarm: Wish = { do: 'note', consultationId, text, to: isHeld(state) ? [state.owner] : [], aloud: true };
  return isHeld(state) ? [alarm, { do: 'tell', text: { key: 'report.safety' }, epoch }] : [alarm];
}

/** Nothing can arrive any more: what has not left is dropped, and the people of the case are told. */
export function ownerBlocked(state: DeskState): Move | Refusal {
  if (!state.reachable) return { refused: 'already-known' };
  if (state.at === 'returning') return { next: silent(state), wishes: [log('returned', null, 'blocked')] };
  const sendings = state.sendings.filter(({ phase }) => phase === 'leaving');
  const kept = sendings.length === state.sendings.length;
  // Last words that cannot arrive are none.
  const open = state.at === 'resolved' && !kept ? claimedBy(state, state.owner) : state;
  return { next: { ...open, reachable: false, sendings }, wishes: noteOn(state, 'desk.note-blocked') };
}

function silent({ epoch, revision, timers, sendings }: OpenState): DeskState {
  return { at: 'bot', epoch, revision, reachable: false, timers, sendings };
}

/** The owner has let us in again. */
export function ownerUnblocked(state: DeskState): Move | Refusal {
  if (state.reachable) return { refused: 'already-known' };
  return { next: { ...state, reachable: true }, wishes: noteOn(state, 'desk.note-unblocked') };
}

function noteOn(state: DeskState, key: string): readonly Wish[] {
  if (state.at === 'bot') return [];
  const { consultationId } = state;
  return [{ do: 'note', consultationId, text: { key }, to: isHeld(state) ? [state.owner] : [], aloud: false }];
}
