import type { DeskContext } from './context.ts';
import type { EventOf } from './event.ts';
import { log, type Move, matterOf, type Refusal } from './move.ts';
import { claimedBy } from './requeue.ts';
import type { DeskState, HeldState, OpenState, StateAt } from './state.ts';

/** Offers the case to a colleague. Until it is accepted its holder goes on holding it, and may answer. */
export function transfer(state: HeldState, event: EventOf<'transfer'>, context: DeskContext): Move | Refusal {
  if (state.at === 'resolved' || state.at === 'transferring') return { refused: 'not-now' };
  if (event.to === state.owner || !context.staff.has(event.to)) return { refused: 'staff-not-allowed' };
  const { consultationId, owner } = state;
  const next: DeskState = { ...matterOf(state), at: 'transferring', owner, to: event.to };
  const text = { key: 'desk.note-transfer' };
  return {
    next,
    wishes: [
      { do: 'note', consultationId, text, to: [event.to], aloud: true },
      log('transfer-asked', owner, event.noteId ?? event.to),
    ],
  };
}

/** The colleague takes it: from here on only the colleague speaks. */
export function accept(state: OpenState, event: EventOf<'accept'>): Move | Refusal {
  if (state.at !== 'transferring') return { refused: 'not-now' };
  if (state.to !== event.by) return { refused: 'not-yours' };
  return { next: claimedBy(state, event.by), wishes: [log('transferred', event.by)], renew: ['lease', 'silent'] };
}

/** The colleague cannot, or the holder takes it back. */
export function decline(state: OpenState, event: EventOf<'decline'>): Move | Refusal {
  if (state.at !== 'transferring') return { refused: 'not-now' };
  if (state.to !== event.by && state.owner !== event.by) return { refused: 'not-yours' };
  return transferOver(state, event.by);
}

/** Nothing came of it: the case stays with its holder, who is told. */
export function transferOver(state: StateAt<'transferring'>, by: string | null): Move {
  const { consultationId, owner } = state;
  const text = { key: 'desk.note-transfer-over' };
  return {
    next: claimedBy(state, owner),
    wishes: [{ do: 'note', consultationId, text, to: [owner], aloud: false }, log('transfer-ended', by, state.to)],
  };
}
