import type { Sheet } from './event.ts';
import type { Locale } from './facts.ts';

/**
 * One permission to hand a table in: into which conversation, for which firm, and its own id, which the first table
 * uses up.
 */
export type UploadLink = {
  readonly conversationId: string;
  readonly businessId: string;
  readonly linkId: string;
};

/** How a link stands. `gone`: the firm was erased or left, or the person blocked the account. */
export type UploadStanding = { readonly state: 'open' | 'used'; readonly locale: Locale } | { readonly state: 'gone' };

/** Takes tables that come in by the owner's page into the conversation, as if they had been sent there. */
export type UploadDesk = {
  readonly look: (link: UploadLink) => Promise<UploadStanding>;
  /** Stores the table in the inbox, once per link. */
  readonly take: (link: UploadLink, sheets: readonly Sheet[]) => Promise<'taken' | 'used' | 'gone'>;
};

/**
 * How long a link holds. Less than the 30 days for which used links are remembered: a forgotten one would open again.
 */
export const uploadDays = 7;
