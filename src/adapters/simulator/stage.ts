import type { Act } from './bodies.ts';
import type { SlackAct } from './slack-acts.ts';
import type { TwinPhoto } from './twin-face.ts';

/** A person with a phone, as the page lists them. */
export type StageOwner = {
  readonly id: string;
  readonly name: string;
  readonly following: boolean;
  readonly blocked: boolean;
};

/** One message on the phone. `message` is LINE's own object, or for the owner's messages one of the same form. */
export type StageEntry = {
  readonly id: string;
  readonly from: 'owner' | 'bot';
  /** ISO instant. */
  readonly at: string;
  readonly message: unknown;
  readonly unsent: boolean;
  readonly quotedId: string | null;
  readonly read: boolean;
};

/** What an owner sees. */
export type StageScreen = {
  readonly owner: StageOwner;
  /** The three dots that show an answer is on its way. */
  readonly busy: boolean;
  readonly entries: readonly StageEntry[];
};

/** One exchange with the platform, for the drawer. `status` is null when no answer came. */
export type StageCall = {
  readonly id: number;
  readonly at: string;
  readonly kind: 'api' | 'webhook';
  readonly method: string;
  readonly path: string;
  readonly status: number | null;
  readonly body: unknown;
};

/** Faults of LINE that the page can switch on. */
export type StageFaults = {
  readonly '429': boolean;
  readonly '500': boolean;
  readonly lost: boolean;
  readonly redeliver: boolean;
};

/** Somebody in the workspace, as everybody sees them. */
export type StageMember = {
  readonly id: string;
  readonly name: string;
  /** What stands behind an @. */
  readonly handle: string;
  readonly isGuest: boolean;
  readonly isStranger: boolean;
};

/** A file in a message. */
export type StageFile = {
  readonly id: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly contentType: string;
};

/** One message. `threadTs` names the one it answers; `ephemeral`: only the person who looks sees it. */
export type StagePost = {
  readonly ts: string;
  readonly threadTs: string | null;
  readonly user: string;
  readonly isApp: boolean;
  readonly text: string;
  readonly blocks: readonly unknown[];
  readonly edited: boolean;
  readonly broadcast: boolean;
  readonly ephemeral: boolean;
  readonly files: readonly StageFile[];
  readonly reactions: readonly { readonly name: string; readonly count: number }[];
};

/** A channel or direct conversation with everything that one person sees in it, in the order of time. */
export type StageChannel = {
  readonly id: string;
  readonly name: string;
  readonly kind: 'channel' | 'group' | 'im';
  readonly archived: boolean;
  readonly joined: boolean;
  readonly members: number;
  readonly posts: readonly StagePost[];
};

/** A modal or home tab. */
export type StageView = {
  readonly id: string;
  readonly hash: string;
  readonly view: unknown;
  readonly errors: Readonly<Record<string, string>>;
};

/** The workspace as one person sees it. */
export type StageWorkspace = {
  readonly me: string;
  readonly app: { readonly id: string; readonly name: string };
  readonly members: readonly StageMember[];
  readonly channels: readonly StageChannel[];
  /** The lowest first. */
  readonly modals: readonly StageView[];
  readonly home: StageView | null;
};

/** What changes on the stage, as the page is told. */
export type StageChange = 'line' | 'slack' | 'clock' | 'faults' | 'calls';

/** Something that the page asked for and that does not exist or cannot be done; `code` is shown. */
export class StageError extends Error {
  readonly code: string;
  constructor(code: string, message = code) {
    super(message);
    this.name = 'StageError';
    this.code = code;
  }
}

/** LINE's side of the simulator. */
export type LineStage = {
  readonly owners: () => readonly StageOwner[];
  readonly addOwner: (name: string) => Promise<StageOwner>;
  /** @throws {StageError} owner-unknown */
  readonly screen: (owner: string) => StageScreen;
  /** @throws {StageError} owner-unknown, and whatever the phone refuses */
  readonly act: (owner: string, act: Act) => Promise<void>;
  /** Newest first. */
  readonly calls: () => readonly StageCall[];
  readonly faults: () => StageFaults;
  readonly setFaults: (change: Partial<StageFaults>) => StageFaults;
  readonly photo: (id: string) => TwinPhoto | null;
  /** Returns how to stop listening. */
  readonly subscribe: (listener: (change: StageChange) => void) => () => void;
};

/** Slack's side of the simulator. */
export type SlackStage = {
  /** `user`: who looks; somebody unknown sees what the first one sees. */
  readonly workspace: (user: string) => StageWorkspace;
  /** How the app answered: a status, or a word where nothing was asked. @throws {StageError} what Slack refuses */
  readonly act: (user: string, act: SlackAct) => Promise<{ readonly status: number | string }>;
  /** A file that this person can see. */
  readonly file: (user: string, id: string) => TwinPhoto | null;
  readonly subscribe: (listener: (change: StageChange) => void) => () => void;
};
