import type { OutboxRow, Settlement } from '../ports.ts';
import type { SendFailure } from './consultation/event.ts';

/** What became of the words of a staff member. `code` null: they have arrived. */
export type SendingOutcome = {
  readonly programmeId: string;
  readonly conversationId: string;
  readonly sendId: string;
  readonly code: SendFailure | null;
  /** It was in a row with another, which stands for the push. */
  readonly along: boolean;
};

type Row = Pick<OutboxRow, 'programmeId' | 'conversationId' | 'sends'>;

/** The same end for every message of a row. */
export function outcomesOf(
  { programmeId, conversationId, sends }: Row,
  code: SendFailure | null,
): readonly SendingOutcome[] {
  return sends.map((sendId, at) => ({ programmeId, conversationId, sendId, code, along: at > 0 }));
}

/** What the desk has to hear of a row's end; nothing while it is not over, and of what no staff member wrote. */
export function sendingOutcomes(row: OutboxRow, settlement: Settlement): readonly SendingOutcome[] {
  switch (settlement.as) {
    case 'sent':
      return outcomesOf(row, null);
    case 'unknown':
      return outcomesOf(row, 'unknown');
    case 'fenced':
      return outcomesOf(row, 'fenced');
    case 'dead':
    case 'held':
      return outcomesOf(row, failureOf(settlement.code));
    default:
      return [];
  }
}

function failureOf(code: string): SendFailure {
  return code === 'person-blocked' ? 'blocked' : 'refused';
}
