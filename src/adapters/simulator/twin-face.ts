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
  readonly fileIds: readonly string[];
  readonly isBroadcast: boolean;
  readonly editedTs: string | null;
  readonly reactions: readonly { readonly name: string; readonly users: readonly string[] }[];
};

/** Something that one person alone sees. */
export type TwinEphemeral = Pick<TwinPost, 'ts' | 'threadTs' | 'text' | 'blocks'> & { readonly channel: string };

/** A channel of the twin of Slack. */
export type TwinChannel = {
  readonly id: string;
  readonly name: string;
  readonly kind: 'channel' | 'group' | 'im';
  readonly isArchived: () => boolean;
  readonly members: () => readonly string[];
  readonly messages: () => readonly TwinPost[];
};

/** A modal or home tab of the twin. */
export type TwinView = {
  readonly id: string;
  readonly hash: string;
  readonly view: Json;
  readonly errors: Readonly<Record<string, string>>;
};

/** What the twin says became of something. */
export type TwinDelivered = { readonly status: number | string };

type Where = { readonly channel: string; readonly ts: string };
type Value = string | readonly string[];
type Values = Readonly<Record<string, Value>>;
type Press = (
  actionId: string,
  options?: { readonly blockId?: string; readonly value?: Value; readonly values?: Values },
) => Promise<TwinDelivered>;

/** A person of the twin's workspace. */
export type TwinUser = {
  readonly id: string;
  readonly name: string;
  readonly realName: string;
  readonly isRestricted: boolean;
  readonly teamId: string;
  /** The conversation with the app, opened when there is none. */
  readonly direct: () => string;
  readonly say: (channel: string, text: string, thread?: string) => Promise<TwinDelivered>;
  readonly upload: (
    channel: string,
    files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
    options?: { readonly text?: string; readonly thread?: string },
  ) => Promise<TwinDelivered>;
  readonly edit: (message: Where, text: string) => Promise<TwinDelivered>;
  readonly delete: (message: Where) => Promise<TwinDelivered>;
  readonly press: (message: Where, ...press: Parameters<Press>) => Promise<TwinDelivered>;
  readonly pressInView: (viewId: string, ...press: Parameters<Press>) => Promise<TwinDelivered>;
  readonly submit: (viewId: string, values?: Values) => Promise<TwinDelivered>;
  readonly close: (viewId: string) => Promise<TwinDelivered>;
  readonly command: (command: string, text?: string, channel?: string) => Promise<TwinDelivered>;
  readonly join: (channel: string) => Promise<TwinDelivered>;
  readonly openHome: () => Promise<TwinDelivered>;
  readonly modals: () => readonly TwinView[];
  readonly home: () => TwinView | undefined;
  readonly ephemerals: () => readonly TwinEphemeral[];
};

/** A file of the twin; `bytes` is null until it is uploaded. */
export type TwinFile = {
  readonly name: string;
  readonly mimetype: string;
  readonly bytes: Uint8Array | null;
};

/** The twin of Slack, as far as the page shows it. */
export type SlackTwinFace = {
  readonly teamId: string;
  readonly botUserId: string;
  readonly addUser: (user: { readonly name: string; readonly realName: string }) => TwinUser;
  readonly users: () => readonly TwinUser[];
  readonly channels: () => readonly TwinChannel[];
  readonly channel: (id: string) => TwinChannel | undefined;
  readonly file: (id: string) => TwinFile | undefined;
  readonly subscribe: (listener: () => void) => () => void;
};
