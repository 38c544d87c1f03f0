import type { Text } from '../../message.ts';
import type { SendFailure } from './event.ts';
import type { Resolution } from './reasons.ts';
import type { Position, Timer, TimerName } from './state.ts';

/** What the record of cases keeps of a step; content is referred to by id, never quoted. */
export type LogEntry = {
  readonly what:
    | 'opened'
    | 'posted'
    | 'claimed'
    | 'released'
    | 'requeued'
    | 'transfer-asked'
    | 'transferred'
    | 'transfer-ended'
    | 'snoozed'
    | 'woken'
    | 'owner-wrote'
    | 'owner-edited'
    /** What stood in the message is erased wherever the record has it. */
    | 'owner-unsent'
    | 'send-asked'
    | 'send-confirmed'
    | 'send-undone'
    | 'sent'
    | 'send-failed'
    | 'resolved'
    | 'reopened'
    | 'returned'
    | 'alerted'
    /** What staff write beside the case: a note, its newest words, that it is gone, what was made of it, a promise. */
    | 'noted'
    | 'note-changed'
    | 'note-removed'
    | 'note-drafted'
    | 'promised';
  readonly by: string | null;
  /** A message, a staff member, a code: whatever of our own the entry is about. */
  readonly about: string | null;
};

/** What a step wants done, after its state is stored and at least once; `key` makes a repeat harmless. */
export type DeskEffect = { readonly key: string } & (
  | /** `fallback`: the usual channel did not take it. */ {
      readonly do: 'post-card';
      readonly consultationId: string;
      readonly revision: number;
      readonly fallback: boolean;
    }
  | { readonly do: 'update-card'; readonly consultationId: string; readonly revision: number }
  /** A second card of the same case, posted because the first answer was lost. */
  | { readonly do: 'retire-card'; readonly card: string }
  /** Internal, in the case's thread; `aloud` also alerts the channel, `to` names whom it calls. */
  | {
      readonly do: 'note';
      readonly consultationId: string;
      readonly text: Text;
      readonly to: readonly string[];
      readonly aloud: boolean;
    }
  /** Seen by one staff member only. */
  | { readonly do: 'answer'; readonly to: string; readonly text: Text }
  /** Shows a draft to its author as the owner will see it, with what the check found. */
  | { readonly do: 'preview'; readonly to: string; readonly sendId: string }
  /** For the seconds in which a message can still be taken back: tells its author so. */
  | { readonly do: 'offer-undo'; readonly to: string; readonly sendId: string }
  /** What became of a message of the staff, shown at the message in the thread. */
  | {
      readonly do: 'mark';
      readonly sendId: string;
      readonly as: 'sent' | SendFailure;
      /** It went along with another, where the push is counted. */
      readonly along?: true;
    }
  /** Shows what the owner wrote in the case's thread. */
  | { readonly do: 'show-message'; readonly consultationId: string; readonly messageId: string }
  /** Shows the new words of a message of the owner's, and marks the old ones. */
  | {
      readonly do: 'show-edit';
      readonly consultationId: string;
      readonly messageId: string;
      readonly editId: string;
    }
  /** The owner took a message back: it goes wherever staff see it, also from the card of a case that is over. */
  | { readonly do: 'hide-message'; readonly messageId: string }
  /** Into the outbox, by this staff member under this epoch: `mayLeave` decides. `others` leave with it, after it. */
  | {
      readonly do: 'relay';
      readonly sendId: string;
      readonly others?: readonly string[];
      readonly by: string;
      readonly epoch: number;
    }
  /** A sentence of the bot's own, under this epoch. */
  | { readonly do: 'tell'; readonly text: Text; readonly epoch: number }
  | { readonly do: 'set-timer'; readonly timer: Timer }
  | { readonly do: 'clear-timer'; readonly name: TimerName; readonly about: string | null }
  | { readonly do: 'log'; readonly entry: LogEntry }
  /** Says what has changed, and asks the very question of this position again; the answer is `returned`. */
  | {
      readonly do: 'resume';
      readonly consultationId: string;
      readonly position: Position | null;
      readonly resolution: Resolution;
      readonly epoch: number;
    }
  | { readonly do: 'ask-satisfaction'; readonly consultationId: string; readonly epoch: number }
);

/** An effect before the step has given it its key. */
export type Wish = DeskEffect extends infer E ? (E extends unknown ? Omit<E, 'key'> : never) : never;
