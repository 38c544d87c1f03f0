import type { OutboxRow, Settlement } from '../ports.ts';
import type { SendFailure } from './consultation/event.ts';

/** What became of the words of a staff member. `code` null: they have arrived. */
export type SendingOutcome = {
  readonly programmeId: string;
  readonly conversationId: string;
  readonly sendId: string;
  readonly code: SendFailure | null;
};

/** What the desk has to hear of a row's end; null while it is not over, and for what no staff member wrote. */
export function sendingOutcome(row: OutboxRow, settlement: Settlement): SendingOutcome | null {
  if (row.voice !== 'staff') return null;
  const { id: sendId, programmeId, conversationId } = row;
  switch (settlement.as) {
    case 'sent':
      return { sendId, programmeId, conversationId, code: null };
    case 'unknown':
      return { sendId, programmeId, conversationId, code: 'unknown' };
    case 'fenced':
      return { sendId, programmeId, conversationId, code: 'fenced' };
    case 'dead':
    case 'held':
      return { sendId, programmeId, conversationId, code: failureOf(settlement.code) };
    default:
      return null;
  }
}

function failureOf(code: string): SendFailure {
  return code === 'person-blocked' ? 'blocked' : 'refused';
}
