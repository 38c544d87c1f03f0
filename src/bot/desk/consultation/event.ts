import type { Reason, Resolution } from './reasons.ts';
import type { Position, TimerName } from './state.ts';

/** Something a staff member does. `by` is our own id of the person, whom the caller has recognised. */
type Staff = { readonly by: string; readonly consultationId: string };

/** What also somebody can do who does not hold the case. */
export type CallerEvent = Staff &
  (
    | {
        /** `seen`: the revision on the card that was pressed. */ readonly kind: 'claim';
        readonly seen: number;
      }
    | { readonly kind: 'accept' }
    /** Also by the one who passed it on, to take it back. */
    | { readonly kind: 'decline' }
    | { readonly kind: 'wake' }
  );

/** What only the one who holds the case can do. */
export type HolderEvent = Staff &
  (
    | { readonly kind: 'release' }
    | { readonly kind: 'transfer'; readonly to: string; readonly noteId: string | null }
    /** `until` is a moment; the owner's next message ends it earlier. */
    | { readonly kind: 'snooze'; readonly until: string }
    | {
        readonly kind: 'send-asked';
        readonly sendId: string;
        readonly asks: boolean;
        readonly findings: readonly string[];
        /** Written in a form, which shows it before it leaves. */
        readonly inForm?: true;
      }
    /** `confirmed`: the findings that were confirmed, one by one. */
    | { readonly kind: 'send-confirmed'; readonly sendId: string; readonly confirmed: readonly string[] }
    | { readonly kind: 'send-undone'; readonly sendId: string }
    | { readonly kind: 'resolve'; readonly resolution: Exclude<Resolution, 'idle'> }
  );

/** What a staff member can do with a case. */
export type StaffEvent = CallerEvent | HolderEvent;

/** How it came that a message of a staff member did not reach the owner; `unknown`: it may have. */
export type SendFailure = 'fenced' | 'blocked' | 'refused' | 'unknown';

/** Why something that an owner sent cannot be seen: too large, of a kind that nobody takes, no longer to be had. */
export type MediaLoss = 'large' | 'refused' | 'gone';

/** What comes from the owner, the bot, the platforms and the clock. */
export type WorldEvent =
  | {
      readonly kind: 'requested';
      readonly consultationId: string;
      readonly reason: Reason;
      readonly position: Position | null;
      /** Who started it; null when it was the owner or the bot. */
      readonly by: string | null;
    }
  | { readonly kind: 'posted'; readonly consultationId: string; readonly card: string }
  | { readonly kind: 'post-failed'; readonly consultationId: string }
  /** The card is not where it was: deleted, or its channel is closed to us. Null: a card is missed that never was. */
  | { readonly kind: 'card-gone'; readonly consultationId: string; readonly card: string | null }
  /** `follows`: a picture or file, which is still to be fetched; `owner-sent` says when it is there. */
  | {
      readonly kind: 'owner-wrote';
      readonly messageId: string;
      readonly danger: boolean;
      readonly follows?: true;
    }
  /** What an owner sent beside words has been kept, or was lost. */
  | { readonly kind: 'owner-sent'; readonly messageId: string; readonly lost: MediaLoss | null }
  /** `editId`: our id of the change, by which its words are found. */
  | {
      readonly kind: 'owner-edited';
      readonly messageId: string;
      readonly editId: string;
      readonly danger: boolean;
    }
  | { readonly kind: 'owner-unsent'; readonly messageId: string }
  | { readonly kind: 'owner-blocked' }
  | { readonly kind: 'owner-unblocked' }
  /** `along`: in one push with another message, where it is counted. */
  | { readonly kind: 'sent'; readonly sendId: string; readonly along?: true }
  | { readonly kind: 'send-failed'; readonly sendId: string; readonly code: SendFailure }
  /** The bot has taken up its dialogue again. */
  | { readonly kind: 'returned'; readonly consultationId: string }
  /** The person may no longer see cases: deactivated, or the training has run out. */
  | { readonly kind: 'staff-gone'; readonly staffId: string }
  | { readonly kind: 'timer-fired'; readonly name: TimerName; readonly about: string | null; readonly due: string }
  /** The process has started: timers are set again, and what may not have been carried out is repeated. */
  | { readonly kind: 'restarted' };

/** Everything that can happen to the desk of one conversation. */
export type DeskEvent = StaffEvent | WorldEvent;

export type EventOf<K extends DeskEvent['kind']> = Extract<DeskEvent, { readonly kind: K }>;
