/** How the twin of Slack is set up; all has a default. */
export type SlackTwinOptions = {
  readonly signingSecret?: string;
  readonly botToken?: string;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  readonly seed?: number;
  readonly port?: number;
  /** What the app may do; a method outside answers `missing_scope`. */
  readonly scopes?: readonly string[];
  /** true: about one post a second and channel, with a burst of ten. */
  readonly rateLimits?: boolean;
  /** What `memory` of an earlier twin gave. */
  readonly memory?: Uint8Array;
};

/** Objects as they came or as they go out. */
export type Json = Readonly<Record<string, unknown>>;

/** One message. Its name is the channel and the `ts` together. */
export type SlackMessage = {
  readonly channel: string;
  readonly ts: string;
  /** The parent's `ts` for an answer in a thread. */
  readonly threadTs: string | null;
  /** The user who wrote it; the app's own posts bear the app's user. */
  readonly user: string;
  readonly isApp: boolean;
  readonly text: string;
  readonly blocks: readonly Json[];
  readonly metadata: Json | null;
  readonly fileIds: readonly string[];
  /** Shown in the channel too. */
  readonly isBroadcast: boolean;
  readonly editedTs: string | null;
  readonly reactions: readonly { readonly name: string; readonly users: readonly string[] }[];
};

/** Something that one person alone sees; it is in no history, and can be pressed. */
export type SlackEphemeral = {
  readonly channel: string;
  readonly ts: string;
  readonly user: string;
  readonly threadTs: string | null;
  readonly text: string;
  readonly blocks: readonly Json[];
};

/** A modal or a home tab, as it is on somebody's screen. */
export type SlackView = {
  readonly id: string;
  /** The modal below, where this one lies on another. */
  readonly previousId: string | null;
  readonly user: string;
  readonly hash: string;
  readonly view: Json;
  /** What the app said is wrong, by block. */
  readonly errors: Readonly<Record<string, string>>;
};

/** One call of the Web API. */
export type RecordedSlackCall = {
  readonly id: number;
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly args: Json;
  readonly status: number | null;
  readonly answer: unknown;
  readonly fault: string | null;
};

/** One request to the app. `'failed'`: no connection, or no answer within three seconds. */
export type RecordedSlackRequest = {
  readonly id: number;
  readonly at: number;
  readonly kind: 'event' | 'interaction' | 'command' | 'other';
  readonly retry: number;
  readonly body: unknown;
  readonly status: number | 'failed';
  readonly answer: string;
};

/** What became of an event or a press. */
export type SlackDelivered = {
  readonly status: number | 'failed' | 'held' | 'none';
  /** The message's name, where there is one. */
  readonly ts?: string;
  readonly triggerId?: string;
  /** What the app answered at once. */
  readonly answer?: string;
};

/** What changes on the twin. */
export type SlackTwinEvent =
  | { readonly kind: 'message' | 'changed' | 'deleted'; readonly channel: string; readonly ts: string }
  | { readonly kind: 'ephemeral'; readonly ephemeral: SlackEphemeral }
  | { readonly kind: 'view'; readonly user: string; readonly viewId: string }
  | { readonly kind: 'channel'; readonly channel: string }
  | { readonly kind: 'call'; readonly call: RecordedSlackCall }
  | { readonly kind: 'request'; readonly request: RecordedSlackRequest };
