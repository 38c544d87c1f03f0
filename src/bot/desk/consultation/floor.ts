import type { DeskState } from './state.ts';
import { isHeld } from './state.ts';

/** Who may speak to the owner of the firm. */
export type Holder = 'bot' | `staff:${string}`;

/** The bot, or the staff member who holds the case. Never both. */
export function holderOf(state: DeskState): Holder {
  return isHeld(state) ? `staff:${state.owner}` : 'bot';
}

/**
 * A row of the outbox as the fence sees it. `bot`: from a dialogue; `desk`: a sentence of the machine's own (`tell`,
 * `resume`, `ask-satisfaction`), which is said in whatever place it was written for; `staff`: by this person.
 */
export type OutgoingRow = { readonly id: string; readonly epoch: number } & (
  | { readonly voice: 'bot' | 'desk' }
  /** `sends`: the messages in it, each of which has to be let go. */
  | { readonly voice: 'staff'; readonly staff: string; readonly sends: readonly string[] }
);

/**
 * Whether a row may leave now. Asked in the transaction that takes the row, however old the row is: what was written
 * under another epoch stays, and a refusal is final. A dialogue is silent while a person holds the case, whatever it wrote; what a staff member
 * wrote leaves only once the machine has let it go.
 */
export function mayLeave(row: OutgoingRow, state: DeskState): boolean {
  if (row.epoch !== state.epoch) return false;
  if (row.voice !== 'staff') return row.voice === 'desk' || holderOf(state) === 'bot';
  const holds = isHeld(state) && state.owner === row.staff && state.reachable;
  const isLetGo = (sendId: string): boolean =>
    state.sendings.some(({ id, phase, by }) => id === sendId && phase === 'leaving' && by === row.staff);
  return holds && row.sends.length > 0 && row.sends.every(isLetGo);
}
