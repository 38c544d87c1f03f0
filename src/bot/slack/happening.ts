/** Somebody on Slack. Guests look like members here: who needs to know asks `userOf`. */
export type SlackPerson = {
  readonly team: string;
  readonly user: string;
  /** Of another workspace than the app's. */
  readonly outside: boolean;
};

/** Where something happened. A message is named by conversation and `ts` together, never by `ts` alone. */
export type SlackPlace = {
  readonly conversation: string;
  /** `im`: with the app alone; `mpim`: several people and the app; `unknown`: Slack did not say. */
  readonly kind: 'channel' | 'group' | 'im' | 'mpim' | 'unknown';
  /** The parent's `ts` where it is an answer. */
  readonly thread: string | null;
  /** People of other organisations read along. */
  readonly shared: boolean;
};

/** A file as a message names it. */
export type SlackFile = {
  readonly id: string;
  readonly name: string;
  readonly mimetype: string;
  readonly bytes: number;
};

/** The modal or home tab in which something was pressed or sent. */
export type SlackViewRef = {
  readonly id: string;
  readonly callback: string;
  readonly metadata: string;
  readonly hash: string;
};

/** A button that was pressed, or what was chosen in a menu. */
export type SlackAction = {
  readonly id: string;
  readonly block: string;
  readonly values: readonly string[];
};

/** What somebody filled in, by the block's id; `[]` is an empty field. */
export type SlackValues = Readonly<Record<string, readonly string[]>>;

/** What happened on Slack, as far as it concerns us. Anything nobody knows yet stays `other`. */
export type SlackHappened =
  | {
      readonly kind: 'message';
      readonly place: SlackPlace;
      readonly ts: string;
      readonly text: string;
      readonly files: readonly SlackFile[];
      /** The app was named. */
      readonly mentioned: boolean;
    }
  | { readonly kind: 'edited'; readonly place: SlackPlace; readonly ts: string; readonly text: string }
  | {
      readonly kind: 'deleted';
      readonly place: SlackPlace;
      readonly ts: string;
      /** What went with it. */
      readonly files: readonly string[];
    }
  /** Something that the app had posted is gone. Slack does not say who deleted it. */
  | { readonly kind: 'own-deleted'; readonly place: SlackPlace; readonly ts: string }
  | {
      readonly kind: 'pressed';
      readonly action: SlackAction;
      readonly place: SlackPlace | null;
      /** The message with the button. */
      readonly ts: string | null;
      readonly view: SlackViewRef | null;
      /** Opens one modal within three seconds. */
      readonly trigger: string | null;
    }
  | {
      readonly kind: 'submitted';
      readonly view: SlackViewRef;
      readonly values: SlackValues;
      readonly trigger: string | null;
    }
  | { readonly kind: 'closed'; readonly view: SlackViewRef }
  | {
      readonly kind: 'shortcut';
      readonly callback: string;
      readonly place: SlackPlace | null;
      readonly ts: string | null;
      readonly trigger: string | null;
    }
  | {
      readonly kind: 'command';
      readonly command: string;
      readonly text: string;
      readonly place: SlackPlace;
      readonly trigger: string | null;
    }
  | { readonly kind: 'home-opened'; readonly tab: string; readonly place: SlackPlace }
  | { readonly kind: 'came' | 'went'; readonly place: SlackPlace }
  /** A channel changed; `app-out`: the app is not in it any more. */
  | {
      readonly kind: 'channel';
      readonly what: 'archived' | 'unarchived' | 'deleted' | 'renamed' | 'app-in' | 'app-out';
      readonly place: SlackPlace;
    }
  | { readonly kind: 'uninstalled' }
  | { readonly kind: 'other'; readonly type: string };

/** One thing that happened, with the names under which it can come again. */
export type SlackHappening = {
  /** The app in its workspace, `T….A…`. */
  readonly account: string;
  /** Whichever of these was seen before, it is the same thing: Slack repeats with other event ids, too. */
  readonly keys: readonly [string, ...string[]];
  /** ISO instant. */
  readonly at: string;
  readonly by: SlackPerson | null;
} & SlackHappened;

/** What Slack is answered at once; errors of a form stand by the id of their block. */
export type SlackAnswer =
  | { readonly answer: 'nothing' }
  /** To the one who asked alone; `text` is escaped and stands for the blocks in notifications. */
  | {
      readonly answer: 'text';
      readonly text: string;
      readonly blocks?: readonly Readonly<Record<string, unknown>>[];
    }
  | { readonly answer: 'errors'; readonly errors: Readonly<Record<string, string>> }
  | { readonly answer: 'update' | 'push'; readonly view: Readonly<Record<string, unknown>> }
  | { readonly answer: 'clear' };

/**
 * Offered to the adapter by whoever deals with it: returns once the happening is safely stored, or throws and nothing
 * is. A few hundred milliseconds are what it may take: Slack waits for three seconds in all.
 */
export type TakeHappening = (happening: SlackHappening) => Promise<SlackAnswer>;
