/** What goes wrong between Slack and the app, and with files. */
export type SlackEventFaults = {
  /** The next event comes `times` more, with retry headers. */
  readonly retry: (times?: number, reason?: string) => void;
  /** The next event comes `times` more, with another event id and no mark. */
  readonly duplicate: (times?: number) => void;
  /** Whether `app_mention` comes before its `message`. */
  readonly mentionFirst: (isFirst: boolean) => void;
  /** From now on events wait until they are released. */
  readonly hold: () => void;
  /** The next uploads are answered with ok and shared nowhere. */
  readonly dropUploads: (times?: number) => void;
};

/** The faults with what the twin asks of them. */
export type SlackEventFaultBox = SlackEventFaults & {
  readonly takeCopies: () => { readonly retries: number; readonly reason: string; readonly duplicates: number };
  readonly isMentionFirst: () => boolean;
  readonly isHolding: () => boolean;
  readonly endHold: () => void;
  readonly takeDroppedUpload: () => boolean;
  readonly clear: () => void;
};

const CALM = { retries: 0, reason: 'http_timeout', duplicates: 0, mentionFirst: false, holding: false, uploads: 0 };

/** Builds the box without a fault in it. */
export function createSlackEventFaults(): SlackEventFaultBox {
  const now = { ...CALM };
  return {
    retry: (times = 1, reason = 'http_timeout') => {
      now.retries += times;
      now.reason = reason;
    },
    duplicate: (times = 1) => {
      now.duplicates += times;
    },
    mentionFirst: (isFirst) => {
      now.mentionFirst = isFirst;
    },
    hold: () => {
      now.holding = true;
    },
    dropUploads: (times = 1) => {
      now.uploads += times;
    },
    takeCopies: () => {
      const { retries, reason, duplicates } = now;
      Object.assign(now, { retries: 0, duplicates: 0 });
      return { retries, reason, duplicates };
    },
    isMentionFirst: () => now.mentionFirst,
    isHolding: () => now.holding,
    endHold: () => {
      now.holding = false;
    },
    takeDroppedUpload: () => {
      if (now.uploads === 0) return false;
      now.uploads -= 1;
      return true;
    },
    clear: () => {
      Object.assign(now, CALM);
    },
  };
}
