import { createListeners, type Listeners } from '../listeners.ts';
import type { TwinMaps } from '../memory.ts';
import { createSeeded, type Seeded } from '../seeded.ts';
import type { LineTwinOptions, PhoneEntry, RecordedCall, RecordedWebhook, TwinEvent } from './types.ts';

/** Somebody with LINE on the phone. */
export type Person = {
  readonly userId: string;
  readonly displayName: string;
  readonly language: string;
  isFriend: boolean;
  isBlocking: boolean;
  lastWroteAt: number | null;
};

/** An entry with what changes later. */
export type StoredEntry = {
  -readonly [K in keyof Omit<PhoneEntry, 'quickReplies' | 'text'>]: PhoneEntry[K];
} & { quickRepliesGone: boolean };

/** A chat with the account: its id is the user's, group's or room's. */
export type Chat = {
  readonly id: string;
  readonly kind: 'user' | 'group' | 'room';
  readonly name: string;
  readonly entries: StoredEntry[];
  readonly members: Set<string>;
  /** The account is in it (groups and rooms). */
  isBotIn: boolean;
  loadingUntil: number;
};

/** A reply token; times in milliseconds. */
export type ReplyToken = {
  readonly chatId: string;
  readonly eventAt: number;
  deliveredAt: number | null;
  isUsed: boolean;
};

/** Bytes behind a message. `pendingPolls`: how often they are still asked for in vain. */
export type Content = {
  readonly chatId: string;
  readonly kind: string;
  readonly bytes: Uint8Array;
  readonly contentType: string;
  pendingPolls: number;
  state: 'there' | 'gone' | 'expired' | 'failed';
};

/** A request that was accepted under a retry key. */
export type AcceptedRequest = {
  readonly at: number;
  readonly request: string;
  readonly requestId: string;
  readonly sentMessages: unknown;
};

/** A rich menu. */
export type RichMenu = { readonly definition: object; image: { readonly bytes: Buffer; readonly type: string } | null };

/** Everything the twin remembers. */
export type LineState = {
  readonly now: () => number;
  readonly seeded: Seeded;
  readonly channelSecret: string;
  readonly accessToken: string;
  readonly botUserId: string;
  readonly monthlyLimit: number | null;
  readonly requireHttpsMedia: boolean;
  readonly rateLimits: boolean;
  readonly listeners: Listeners<TwinEvent>;
  readonly persons: Map<string, Person>;
  readonly chats: Map<string, Chat>;
  readonly replyTokens: Map<string, ReplyToken>;
  readonly quoteTokens: Map<string, string>;
  readonly readTokens: Map<string, { readonly chatId: string; readonly messageId: string }>;
  readonly contents: Map<string, Content>;
  readonly acceptedRequests: Map<string, AcceptedRequest>;
  /** Counted messages by month, `2026-11`. */
  readonly consumption: Map<string, number>;
  readonly richMenus: Map<string, RichMenu>;
  /** User id or `all` → rich menu id. */
  readonly menuOf: Map<string, string>;
  readonly calls: RecordedCall[];
  readonly webhooks: RecordedWebhook[];
  readonly violations: string[];
  webhookUrl: string;
};

/** Builds the memory of a twin that nobody has used yet. */
export function createLineState(options: LineTwinOptions): LineState {
  const seeded = createSeeded(options.seed ?? 1);
  return {
    now: options.now ?? Date.now,
    seeded,
    channelSecret: options.channelSecret ?? seeded.hex(32),
    accessToken: options.accessToken ?? `twin-${seeded.hex(40)}`,
    botUserId: `U${seeded.hex(32)}`,
    monthlyLimit: options.monthlyLimit ?? null,
    requireHttpsMedia: options.requireHttpsMedia ?? true,
    rateLimits: options.rateLimits ?? true,
    listeners: createListeners<TwinEvent>(),
    persons: new Map(),
    chats: new Map(),
    replyTokens: new Map(),
    quoteTokens: new Map(),
    readTokens: new Map(),
    contents: new Map(),
    acceptedRequests: new Map(),
    consumption: new Map(),
    richMenus: new Map(),
    menuOf: new Map(),
    calls: [],
    webhooks: [],
    violations: [],
    webhookUrl: '',
  };
}

/** What outlives a restart: people, chats and what belongs to their messages. */
export function lastingMaps(state: LineState): TwinMaps {
  const { persons, chats, replyTokens, quoteTokens, readTokens, contents } = state;
  const { acceptedRequests, consumption, richMenus, menuOf } = state;
  return {
    ...{ persons, chats, replyTokens, quoteTokens, readTokens, contents },
    ...{ acceptedRequests, consumption, richMenus, menuOf },
  };
}

/** Forgets everybody and everything but the account's credentials and its webhook. */
export function clearLineState(state: LineState): void {
  for (const map of Object.values(lastingMaps(state))) map.clear();
  for (const list of [state.calls, state.webhooks, state.violations]) list.length = 0;
}
