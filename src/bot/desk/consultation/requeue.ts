import type { Wish } from './effect.ts';
import { type Move, matterOf } from './move.ts';
import type { HeldState, StateAt } from './state.ts';

/** Back to the queue, by its holder or because the holder is gone. */
export function requeue(state: HeldState, wishes: readonly Wish[]): Move {
  return { next: { ...matterOf(state), at: 'queued', rung: 0 }, wishes };
}

/** The same case on the desk of this person. */
export function claimedBy(state: HeldState, owner: string): StateAt<'claimed'> {
  return { ...matterOf(state), at: 'claimed', owner };
}

/** A line in the case's thread, for one person. */
export function noteTo(consultationId: string, key: string, to: string): Wish {
  return { do: 'note', consultationId, text: { key }, to: [to], aloud: false };
}
