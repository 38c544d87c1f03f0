import type { Text } from '../../message.ts';
import type { Refusal } from './move.ts';

const keys: Readonly<Record<Exclude<Refusal['refused'], 'held'>, string>> = {
  'not-yours': 'desk.refused-not-yours',
  'not-now': 'desk.refused-not-now',
  stale: 'desk.refused-stale',
  over: 'desk.refused-over',
  'staff-not-allowed': 'desk.refused-staff',
  'owner-blocked': 'desk.refused-blocked',
  'findings-open': 'desk.refused-findings',
  'already-left': 'desk.refused-left',
  unanswered: 'desk.refused-unanswered',
  'unknown-send': 'desk.refused-unknown-send',
  'send-exists': 'desk.refused-unknown-send',
  'too-many': 'desk.refused-too-many',
  'timer-over': 'desk.refused-over',
  'already-known': 'desk.refused-known',
};

/** What a staff member is told whose act changed nothing. `who`: the name of the one who holds the case. */
export function refusalText({ refused }: Refusal, who: string): Text {
  if (refused === 'held') return { key: 'desk.refused-held', params: { who } };
  return { key: keys[refused] };
}
