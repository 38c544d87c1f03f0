import type { Reason } from '../desk/consultation/reasons.ts';
import type { Facts } from '../facts.ts';
import { line, type Move, sayText } from './talk.ts';

/**
 * Hands over to a person: the desk says what happens next, and the open question stands. In the lobby there is no desk
 * yet, and nobody who could be asked.
 */
export function askPerson<B>(here: B, { programme }: Facts, reason: Reason): Move<B> {
  if (programme === null) return { stay: sayText(line('common.person-unknown')) };
  return { quiet: here, effects: [{ do: 'ask-person', reason }] };
}
