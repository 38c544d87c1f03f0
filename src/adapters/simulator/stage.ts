import type { Act } from './bodies.ts';
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

/** One post in a channel. `threadTs` names the post it answers. */
export type StagePost = {
  readonly ts: string;
  readonly threadTs: string | null;
  readonly by: string;
  readonly isApp: boolean;
  readonly text: string;
  readonly blocks: readonly unknown[];
};

/** A channel with everything posted in it. */
export type StageChannel = { readonly id: string; readonly name: string; readonly posts: readonly StagePost[] };

/** An action of a consultant on a post's button or menu. */
export type StagePress = {
  readonly channel: string;
  readonly ts: string;
  readonly blockId: string | null;
  readonly actionId: string | null;
  readonly chosen: string | null;
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
  readonly channels: () => readonly StageChannel[];
  readonly post: (post: {
    readonly channel: string;
    readonly text: string;
    readonly threadTs?: string;
  }) => Promise<void>;
  readonly press: (press: StagePress) => Promise<void>;
  readonly subscribe: (listener: (change: StageChange) => void) => () => void;
};
