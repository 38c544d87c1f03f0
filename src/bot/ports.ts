import type { OutgoingRow } from './desk/consultation/floor.ts';
import type { DeskAtTurn, DeskStep } from './desk/turn/turn.ts';
import type { RecordEffect } from './effect.ts';
import type { EventContent, InboundEvent, Relay, Sheet } from './event.ts';
import type { Facts, Locale } from './facts.ts';
import type { StoredState } from './flow.ts';
import type { MessageView } from './message.ts';

/** One event as an adapter decoded it, before anyone knows whose conversation it is. */
export type ReceivedEvent = {
  readonly id: string;
  readonly at: string;
  readonly redelivered: boolean;
  readonly platform: 'line' | 'slack';
  /** The bot's own account there (LINE `destination`). */
  readonly channel: string;
  /** Who or what to answer: a user, group or room of the platform. */
  readonly person: string;
  readonly replyToken: string | null;
  readonly content: EventContent;
  /** The event as it came, for types and properties nobody knows yet. */
  readonly raw: unknown;
};

/** Offered to adapters by the core: returns once every event is safely stored, or throws and nothing is. */
export type ReceiveEvents = (events: readonly ReceivedEvent[]) => Promise<void>;

/** What a platform will be sent, frozen: the same bytes for every attempt. */
export type FrozenMessages = { readonly messages: readonly unknown[] };

/** How a delivery ended. */
export type DeliveryResult =
  | { readonly result: 'sent'; readonly messageIds: readonly string[] }
  /** The platform may or may not have shown it, and cannot be asked. */
  | { readonly result: 'unknown'; readonly code: string }
  /** The reply token is gone, so a push is the way. */
  | { readonly result: 'token-gone' }
  | { readonly result: 'later'; readonly code: string; readonly afterMs?: number; readonly ambiguous: boolean }
  | { readonly result: 'quota'; readonly code: string }
  | { readonly result: 'refused'; readonly code: string };

/** One call to the platform. `key` is a UUID, kept for every attempt of the same message. */
export type Delivery = {
  readonly key: string;
  readonly channel: string;
  readonly person: string;
  readonly messages: readonly unknown[];
  readonly by: { readonly reply: string } | 'push';
  /**
   * An earlier attempt may have shown it, not before this moment; null: this is surely the first. For platforms that
   * do not compare keys.
   */
  readonly since: Date | null;
};

/** A picture or file as it came. */
export type FetchedContent = { readonly bytes: Uint8Array; readonly contentType: string };

/** A picture or file that is to be kept: the message it came with, and the id it will have. */
export type PhotoTask = { readonly messageId: string; readonly mediaId: string; readonly relay?: Relay };

/**
 * What the people of a case may see of a kept picture: `plain` as it is, `bill` never, as it shows numbers that name the
 * customer, `shareable` the copy of a bill without these.
 */
export type MediaSort = 'plain' | 'bill' | 'shareable';

/** A picture as it is kept, and the message with which it goes when that is taken back. */
export type KeptMedia = FetchedContent & Omit<PhotoTask, 'relay'> & Seen;

/** `unread`: a bill about whose figures no dialogue asks. */
type Seen = { readonly sort?: MediaSort; readonly unread?: boolean };

/** A table that is to be read. */
export type SheetTask = { readonly messageId: string };

/** Reads the cells of a workbook or of CSV. @throws {ExternalError} content-not-a-table */
export type SheetReader = (bytes: Uint8Array) => Promise<readonly Sheet[]>;

/** What is expected of something sent: each has its own limits. */
export type ContentUse = 'picture' | 'table' | 'file';

/** A chat platform as the core needs it. */
export type ChatPlatform = {
  /** Turns views into the platform's messages and checks them against its limits. Pure. @throws {ExternalError} */
  readonly render: (views: readonly MessageView[], locale: Locale) => FrozenMessages;
  readonly deliver: (delivery: Delivery) => Promise<DeliveryResult>;
  /** Shows that an answer is being worked on; failures do not matter. */
  readonly showBusy: (channel: string, person: string, seconds: number) => Promise<void>;
  readonly leave: (channel: string, group: string) => Promise<void>;
  /** What somebody sent, whole. @throws {ExternalError} later: not ready yet or unreachable; never: gone or refused */
  readonly fetchContent: (channel: string, messageId: string, use: ContentUse) => Promise<FetchedContent>;
};

/** The present moment; the only way the core learns it. */
export type Clock = { readonly now: () => Date };

/** An event claimed from the inbox with its conversation locked and its facts loaded. */
export type Turn = {
  readonly event: InboundEvent;
  readonly stored: StoredState | null;
  readonly facts: Facts;
  /** Seed for the ids of this turn: the same event draws the same ids. */
  readonly seed: string;
  /** The event can be answered for free. */
  readonly canReply: boolean;
  /** The person was told within the last hour that something failed. */
  readonly apologisedLately: boolean;
  /** The programme's desk in this conversation; null in the lobby, and `unreadable` when a person has to look at it. */
  readonly desk: DeskAtTurn | 'unreadable' | null;
};

/** What the outbox can be asked to do. */
export type TaskName = 'say' | 'leave-group' | 'keep-photo' | 'keep-file' | 'read-sheet';

/** Something for the outbox, its messages already frozen. */
export type QueuedTask = {
  readonly task: TaskName;
  readonly messages: readonly unknown[];
  /** What `keep-photo` and `keep-file` fetch. */
  readonly photo?: PhotoTask;
  readonly sheet?: SheetTask;
  readonly notBefore: string | null;
  /** The readings that the messages show. */
  readonly about: readonly string[];
  /** The desk speaks, in a sentence of its own; else it is a dialogue. */
  readonly voice?: 'desk';
};

/** What a turn came to: the next state and everything to be written and sent. */
export type TurnOutcome = {
  readonly next: StoredState | null;
  readonly records: readonly RecordEffect[];
  readonly tasks: readonly QueuedTask[];
  /** What the turn did to the desk. */
  readonly desk: readonly DeskStep[];
  /** Set when the turn failed for good: nothing of it is written but the apology. */
  readonly deadCode: string | null;
};

/** A row of the outbox in this process's hands. */
export type OutboxRow = {
  readonly id: string;
  readonly programmeId: string;
  readonly conversationId: string;
  readonly platform: 'line' | 'slack';
  readonly channel: string;
  readonly person: string;
  readonly task: TaskName;
  readonly messages: readonly unknown[];
  readonly photo: PhotoTask | null;
  readonly sheet: SheetTask | null;
  readonly attempts: number;
  readonly replyToken: string | null;
  /** When the platform last delivered the event with this token, and when the event happened. */
  readonly tokenReceivedAt: Date | null;
  readonly eventAt: Date | null;
  readonly createdAt: Date;
  /** An earlier attempt by reply may have gone through, and the platform cannot be asked. */
  readonly replyInDoubt: boolean;
  readonly voice: OutgoingRow['voice'];
  /** The messages of a staff member in it, by which the desk knows them; of others' words none. */
  readonly sends: readonly string[];
};

/** What became of a row. */
export type Settlement =
  | { readonly id: string; readonly programmeId: string; readonly as: 'sent'; readonly messageIds: readonly string[] }
  | {
      readonly id: string;
      readonly programmeId: string;
      readonly as: 'dead' | 'unknown' | 'held' | 'fenced';
      readonly code: string;
    }
  | {
      readonly id: string;
      readonly programmeId: string;
      readonly as: 'later';
      readonly code: string;
      readonly dueAt: Date;
      readonly replyInDoubt: boolean;
    }
  /** Its answer comes in as an event, in the same transaction as what was fetched. */
  | {
      readonly id: string;
      readonly programmeId: string;
      readonly as: 'answered';
      readonly conversationId: string;
      readonly content: EventContent;
      readonly kept: readonly KeptMedia[];
      /** The reply token that nobody has used yet, with the moment of its delivery. */
      readonly token: { readonly value: string; readonly receivedAt: Date } | null;
    }
  /** Gives the row back untouched: an earlier one of its conversation has to go first. */
  | { readonly id: string; readonly programmeId: string; readonly as: 'released' };

/** The inbox and the conversations, as the core turns them. */
export type Turns = {
  /**
   * Claims the oldest open event of up to `limit` conversations, turns each and writes everything in one
   * transaction. Returns the outbox rows that this process may send at once.
   */
  readonly run: (
    limit: number,
    turn: (turn: Turn) => TurnOutcome,
  ) => Promise<{ readonly claimed: number; readonly rows: readonly OutboxRow[] }>;
};

/** The outbox, as the core empties it. */
export type Outbox = {
  readonly claimDue: (limit: number) => Promise<readonly OutboxRow[]>;
  readonly settle: (settlements: readonly Settlement[]) => Promise<void>;
  /** Renews the leases of rows that take long. Those that another process has taken over stay with it. */
  readonly hold: (ids: readonly string[]) => Promise<void>;
  /**
   * Counts one push against the month's plan and renews the lease for the time it takes. `taken`: the lease had run
   * out and another process has the row, or has sent it; `fenced`: somebody else has the floor by now. Whoever hears
   * either must send nothing.
   */
  readonly reservePush: (row: OutboxRow) => Promise<'reserved' | 'plan-used-up' | 'taken' | 'fenced'>;
};
