import type { FetchedContent } from '../ports.ts';

/** A block, view or element of Block Kit as it goes out. */
export type SlackJson = Readonly<Record<string, unknown>>;

/** Codes of refusals: what a caller can do something about has a name of its own. */
export type SlackRefusedCode =
  /** The parent is gone. What was posted without it is deleted again. */
  | 'thread-gone'
  /** The same, and the stray message could not be deleted: a person has to. */
  | 'thread-gone-left-behind'
  | 'channel-archived'
  | 'not-in-channel'
  | 'message-gone'
  | 'person-not-in-channel'
  | 'person-unknown'
  | 'trigger-expired'
  | 'view-gone'
  | 'view-changed'
  | 'file-gone'
  | 'file-too-large'
  | 'file-of-no-known-kind'
  | 'slack-message-invalid'
  | 'slack-scope-missing'
  | 'slack-refused'
  | 'host-not-allowed';

/** How a call ended. `unknown`: it may have been shown, and Slack cannot be asked. */
export type SlackResult<T> =
  | ({ readonly result: 'sent' } & T)
  | { readonly result: 'later'; readonly code: string; readonly afterMs?: number; readonly ambiguous: boolean }
  | { readonly result: 'unknown'; readonly code: string }
  | { readonly result: 'refused'; readonly code: SlackRefusedCode };

/** The name of a message. */
export type SlackMessageName = { readonly channel: string; readonly ts: string };

/** What a message shows; `text` is for notifications and screen readers, and already escaped. */
export type SlackContent = { readonly text: string; readonly blocks: readonly SlackJson[] };

/** A message to post. */
export type SlackPost = SlackContent & {
  /** Our own name for it, by which it is found again. */
  readonly id: string;
  readonly channel: string;
  /** The parent's `ts`. */
  readonly thread: string | null;
  /** An answer that stands in the channel, too. */
  readonly aloud?: boolean;
  /** An earlier attempt may have shown it, not before this moment; null: this is surely the first. */
  readonly since: Date | null;
};

/** A file to put into a channel or thread. */
export type SlackUpload = {
  readonly channel: string;
  readonly thread: string | null;
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Escaped words that stand with the file. */
  readonly comment?: string;
  /** What a picture shows, for people who do not see it. */
  readonly alt?: string;
  /** Slack's id of the file of an earlier try, which may have come through. */
  readonly earlier?: string | null;
  /** Told Slack's id of the file before anybody can see it, so that a later try can look for it. */
  readonly begun?: (file: string) => Promise<void>;
};

/** Who somebody is. Only `member` may do what is meant for staff. */
export type SlackUserFacts = {
  readonly name: string;
  readonly standing: 'member' | 'guest' | 'outside' | 'gone' | 'bot';
};

/** Slack for people who work in it. Every call names the account; results are data, nothing is thrown. */
export type SlackDesk = {
  /** Posts in the order of the calls, channel by channel. */
  readonly post: (account: string, post: SlackPost) => Promise<SlackResult<SlackMessageName>>;
  readonly update: (
    account: string,
    message: SlackMessageName & SlackContent,
  ) => Promise<SlackResult<SlackMessageName>>;
  /** Seen by one person, perhaps never; it cannot be changed or found again. */
  readonly ephemeral: (
    account: string,
    note: SlackContent & { readonly channel: string; readonly user: string; readonly thread: string | null },
  ) => Promise<SlackResult<object>>;
  readonly openModal: (
    account: string,
    modal: { readonly trigger: string; readonly view: SlackJson },
  ) => Promise<SlackResult<{ readonly viewId: string; readonly hash: string }>>;
  readonly updateModal: (
    account: string,
    modal: { readonly viewId: string; readonly hash?: string; readonly view: SlackJson },
  ) => Promise<SlackResult<{ readonly viewId: string; readonly hash: string }>>;
  readonly publishHome: (
    account: string,
    home: { readonly user: string; readonly view: SlackJson },
  ) => Promise<SlackResult<object>>;
  readonly upload: (
    account: string,
    upload: SlackUpload,
  ) => Promise<SlackResult<SlackMessageName & { readonly file: string }>>;
  /** Deletes what we posted below a message and shows `instead` in its place; what people wrote stays. */
  readonly clearThread: (
    account: string,
    thread: SlackMessageName & { readonly instead: SlackContent },
  ) => Promise<SlackResult<object>>;
  /** Deletes a file of ours, in every place in which it stands. */
  readonly removeFile: (account: string, file: string) => Promise<SlackResult<object>>;
  /** A file that somebody sent, whole, up to 30 MB and of a kind that people open; never a page to log in. */
  readonly download: (
    account: string,
    file: string,
  ) => Promise<SlackResult<FetchedContent & { readonly name: string }>>;
  readonly userOf: (account: string, user: string) => Promise<SlackResult<SlackUserFacts>>;
  /** The conversation of the app with one person alone. */
  readonly directWith: (account: string, user: string) => Promise<SlackResult<{ readonly conversation: string }>>;
  /** A channel by its name without `#`, or by its id, which is given back as it is. */
  readonly channelNamed: (account: string, name: string) => Promise<SlackResult<{ readonly channel: string }>>;
};
