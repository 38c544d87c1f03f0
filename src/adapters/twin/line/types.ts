/** How the twin of LINE is set up; all has a default. */
export type LineTwinOptions = {
  readonly channelSecret?: string;
  readonly accessToken?: string;
  /** Milliseconds since 1970; tests jump with it. */
  readonly now?: () => number;
  readonly seed?: number;
  /** Counted messages a month; null = as many as one likes. */
  readonly monthlyLimit?: number | null;
  readonly port?: number;
  /** false: pictures may come from http addresses, as the twin's own page serves them. */
  readonly requireHttpsMedia?: boolean;
  /** false: no limit of calls a second. */
  readonly rateLimits?: boolean;
  /** What `memory` of an earlier twin gave. */
  readonly memory?: Uint8Array;
};

/** Message objects and other bodies, as they came. */
export type Json = Readonly<Record<string, unknown>>;

/** What became of an event. `held`: kept back by a fault; `none`: the tap caused no event. */
export type Delivered = {
  readonly eventId: string;
  readonly status: number | 'failed' | 'held' | 'none';
  readonly messageId?: string;
};

/** Something to tap. */
export type VisibleAction = {
  readonly label: string;
  /** The type of the action: postback, message, uri, … */
  readonly kind: string;
  readonly action: Json;
};

/** One message in a chat. `at` is in milliseconds, `by` is the sender's id. */
export type PhoneEntry = {
  readonly id: string;
  readonly from: 'owner' | 'bot';
  readonly by: string;
  readonly at: number;
  readonly message: Json;
  /** What a person would read aloud. */
  readonly text: string;
  readonly quoteToken: string | null;
  readonly quotedMessageId: string | null;
  /** Null for what an owner wrote. */
  readonly tokenKind: 'reply' | 'push' | null;
  /** The quick replies that the phone shows now. */
  readonly quickReplies: readonly VisibleAction[];
  readonly unsent: boolean;
  readonly edited: boolean;
  /** Read by the bot. */
  readonly read: boolean;
};

/** One call of the API. `answer` is null when the connection broke. */
export type RecordedCall = {
  readonly id: number;
  readonly at: number;
  readonly endpoint: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly status: number | null;
  readonly answer: unknown;
  readonly requestId: string;
  /** The fault that was planned for it. */
  readonly fault: string | null;
};

/** One delivery of a webhook. */
export type RecordedWebhook = {
  readonly id: number;
  readonly at: number;
  readonly body: unknown;
  readonly status: number | 'failed';
  /** LINE's own class of a failure. */
  readonly failure: 'could_not_connect' | 'request_timeout' | 'error_status_code' | null;
};

/** What changes on the twin. */
export type TwinEvent =
  | { readonly kind: 'entry' | 'changed'; readonly chatId: string; readonly messageId: string }
  | { readonly kind: 'loading'; readonly chatId: string; readonly seconds: number }
  | { readonly kind: 'friend'; readonly userId: string }
  | { readonly kind: 'opened'; readonly userId: string; readonly uri: string }
  | { readonly kind: 'call'; readonly call: RecordedCall }
  | { readonly kind: 'webhook'; readonly webhook: RecordedWebhook };
