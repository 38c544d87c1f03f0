import type { BillSeen, FurtherBill, StripIds } from './bill.ts';
import type { Resolution } from './desk/consultation/reasons.ts';
import type { FigureSeen, Pledge } from './desk/packet/facts.ts';

/**
 * Where a conversation lives. Flows pass it on unread: who stands behind it (a LINE user id, a Slack user)
 * is known to the adapters and, encrypted, to the database.
 */
export type Address = {
  readonly programmeId: string;
  readonly platform: 'line' | 'slack';
  readonly channel: string;
  readonly conversationId: string;
};

/** A stretch of the text that is a platform emoji and must never be read as characters (UTF-16 offsets). */
export type EmojiSpan = { readonly from: number; readonly to: number };

/** The people of a case see a picture `too`, beside the dialogue that asks about its figures, or they `only`. */
export type Relay = 'too' | 'only';

/** One sheet of a workbook, row by row; empty cells are ''. */
export type Sheet = { readonly name: string; readonly cells: readonly (readonly string[])[] };

/** What happened, in words every platform shares. */
export type EventContent =
  | {
      readonly kind: 'text';
      readonly messageId: string;
      readonly text: string;
      readonly emojis?: readonly EmojiSpan[];
      readonly quotedMessageId?: string;
      /** By which the platform lets this message be quoted, in this conversation only. */
      readonly quoteToken?: string;
    }
  | { readonly kind: 'choice'; readonly data: string; readonly params?: Readonly<Record<string, string>> }
  | {
      readonly kind: 'photo';
      readonly messageId: string;
      readonly set?: { readonly id: string; readonly index: number | null; readonly total: number | null };
    }
  | { readonly kind: 'file'; readonly messageId: string; readonly fileName: string; readonly bytes: number }
  | { readonly kind: 'sticker'; readonly messageId: string; readonly words: readonly string[] }
  /** `words`: what the platform says of the place, and where it lies. */
  | { readonly kind: 'location'; readonly messageId: string; readonly words?: string }
  | {
      readonly kind: 'media';
      readonly messageId: string;
      readonly type: 'video' | 'audio';
      readonly seconds?: number;
    }
  | { readonly kind: 'followed'; readonly again: boolean }
  | { readonly kind: 'unfollowed' }
  | { readonly kind: 'unsent'; readonly messageId: string }
  | { readonly kind: 'edited'; readonly messageId: string; readonly text: string }
  /** Something in a group or room; what was written there is never passed on. */
  | { readonly kind: 'group'; readonly what: 'joined' | 'message' | 'other' }
  /** A picture was fetched and read; nothing of one that is no bill is kept. */
  | {
      readonly kind: 'photo-kept';
      readonly messageId: string;
      readonly mediaId: string;
      readonly bill: BillSeen;
      readonly strips: StripIds;
      /** Further bills in the same picture. */
      readonly others?: readonly FurtherBill[];
      readonly relay?: Relay;
    }
  /** `code` says why: content-gone, content-too-large, content-not-an-image, content-too-many-pixels … */
  | { readonly kind: 'photo-lost'; readonly messageId: string; readonly code: string; readonly relay?: Relay }
  /** A file for the people of a case was fetched and kept. */
  | { readonly kind: 'file-kept'; readonly messageId: string; readonly mediaId: string }
  /** `code` says why: content-gone, content-too-large, content-of-no-known-kind, content-a-page … */
  | { readonly kind: 'file-lost'; readonly messageId: string; readonly code: string }
  /** The cells of a workbook or CSV that somebody sent. */
  | { readonly kind: 'sheet-read'; readonly messageId: string; readonly sheets: readonly Sheet[] }
  /** `code` says why: content-gone, content-too-large, content-not-a-table … */
  | { readonly kind: 'sheet-lost'; readonly messageId: string; readonly code: string }
  | { readonly kind: 'timer'; readonly key: string }
  /** The desk has given the conversation back; `before` and `after`: the figures that a staff member changed meanwhile. */
  | {
      readonly kind: 'returned';
      readonly consultationId: string;
      readonly resolution: Resolution;
      readonly before: readonly FigureSeen[];
      readonly after: readonly FigureSeen[];
      readonly promises: readonly Pledge[];
      /** Photographs of bills that staff saw meanwhile, and from which nothing was registered. */
      readonly bills?: number;
    }
  /** An event or message type nobody knew when this was written. */
  | { readonly kind: 'other'; readonly type: string };

/** One thing that happened in one conversation. `at` is the platform's time of the event, ISO with zone. */
export type InboundEvent = { readonly id: string; readonly at: string; readonly from: Address } & EventContent;
