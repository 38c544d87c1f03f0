type Json = Readonly<Record<string, unknown>>;

/** What the twin offers for failing on purpose. */
export type FaultPlan = {
  readonly plan: (endpoint: string, fault: 'rate-429' | '500' | 'drop-after', times?: number) => void;
  readonly clear: () => void;
};

/** One message of a chat on the twin. `at` is in milliseconds. */
export type TwinEntry = {
  readonly id: string;
  readonly from: 'owner' | 'bot';
  readonly at: number;
  readonly message: Json;
  readonly quotedMessageId: string | null;
  readonly quickReplies: readonly unknown[];
  readonly unsent: boolean;
  readonly read: boolean;
};

/** A photo as an owner sends it. */
export type TwinPhoto = { readonly bytes: Uint8Array; readonly contentType: string };

/** A person on the twin of LINE, as the page plays them. */
export type TwinOwner = {
  readonly userId: string;
  readonly displayName: string;
  readonly isFriend: () => boolean;
  readonly isBlocking: () => boolean;
  /** The three dots are on the screen. */
  readonly isLoading: () => boolean;
  readonly follow: () => Promise<unknown>;
  readonly block: () => Promise<unknown>;
  readonly unblock: () => Promise<unknown>;
  readonly text: (text: string, options?: { readonly quotedMessageId?: string }) => Promise<unknown>;
  readonly sticker: (sticker: {
    readonly packageId: string;
    readonly stickerId: string;
    readonly keywords: readonly string[];
  }) => Promise<unknown>;
  readonly image: (bytes: Uint8Array, contentType: string) => Promise<unknown>;
  readonly imageSet: (photos: readonly TwinPhoto[]) => Promise<unknown>;
  readonly file: (bytes: Uint8Array, fileName: string) => Promise<unknown>;
  readonly location: (place: {
    readonly title: string;
    readonly address: string;
    readonly latitude: number;
    readonly longitude: number;
  }) => Promise<unknown>;
  readonly unsend: (messageId: string) => Promise<unknown>;
  readonly tap: (label: string, picked?: string) => Promise<unknown>;
  readonly tapAt: (messageId: string, actionIndex: number, picked?: string) => Promise<unknown>;
  readonly screen: () => readonly TwinEntry[];
};

/** One call of the twin's API; `status` is null when the connection broke. */
export type TwinCall = {
  readonly id: number;
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly status: number | null;
  readonly body: unknown;
};

/** One delivery of a webhook. */
export type TwinWebhook = {
  readonly id: number;
  readonly at: number;
  readonly status: number | 'failed';
  readonly body: unknown;
};

/** What changes on the twin: calls and webhooks, or else something on a phone. */
export type TwinEvent = { readonly kind: string };

/** The twin of LINE, as far as the page shows it. */
export type LineTwinFace = {
  readonly addOwner: (owner: { readonly displayName: string }) => TwinOwner;
  readonly owner: (userId: string) => TwinOwner | undefined;
  readonly owners: () => readonly TwinOwner[];
  /** The bytes behind a message. */
  readonly content: (messageId: string) => TwinPhoto | undefined;
  readonly subscribe: (listener: (event: TwinEvent) => void) => () => void;
  readonly calls: readonly TwinCall[];
  readonly webhooks: readonly TwinWebhook[];
  readonly faults: FaultPlan & { readonly redeliver: (times: number) => void };
};

/** A message of the twin of Slack. */
export type TwinPost = {
  readonly ts: string;
  readonly threadTs: string | null;
  readonly user: string;
  readonly isApp: boolean;
  readonly text: string;
  readonly blocks: readonly Json[];
};

/** A channel of the twin of Slack. */
export type TwinChannel = {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly members: () => readonly string[];
  readonly messages: () => readonly TwinPost[];
};

/** A person of the twin's workspace. */
export type TwinUser = {
  readonly id: string;
  readonly name: string;
  readonly say: (channel: string, text: string, thread?: string) => Promise<unknown>;
  readonly press: (
    message: { readonly channel: string; readonly ts: string },
    actionId: string,
    options?: { readonly blockId?: string; readonly value?: string },
  ) => Promise<unknown>;
  readonly join: (channel: string) => Promise<unknown>;
};

/** The twin of Slack, as far as the page shows it. */
export type SlackTwinFace = {
  readonly addUser: (user: { readonly name: string }) => TwinUser;
  readonly users: () => readonly TwinUser[];
  readonly channels: () => readonly TwinChannel[];
  readonly channel: (id: string) => TwinChannel | undefined;
  readonly subscribe: (listener: () => void) => () => void;
};
