/** What goes wrong between LINE and the bot's webhook. */
export type WebhookFaults = {
  /** The next webhook comes `times` more, marked as redelivered. */
  readonly redeliver: (times?: number) => void;
  /** The next webhook comes `times` more without any mark, as networks do it. */
  readonly duplicate: (times?: number) => void;
  /** From now on webhooks wait until they are released. */
  readonly hold: () => void;
  /** Attempts after one that failed, as the switch in LINE's console; 0 (off) at first. */
  readonly setRedelivery: (attempts: number) => void;
};

/** The faults with what the courier asks of them. */
export type WebhookFaultBox = WebhookFaults & {
  readonly takeCopies: () => { readonly redelivered: number; readonly duplicates: number };
  readonly isHolding: () => boolean;
  readonly endHold: () => void;
  readonly attempts: () => number;
  readonly clear: () => void;
};

/** Builds the box without a fault in it. */
export function createWebhookFaults(): WebhookFaultBox {
  let redelivered = 0;
  let duplicates = 0;
  let holding = false;
  let attempts = 0;
  return {
    redeliver: (times = 1) => {
      redelivered += times;
    },
    duplicate: (times = 1) => {
      duplicates += times;
    },
    hold: () => {
      holding = true;
    },
    setRedelivery: (count) => {
      attempts = count;
    },
    takeCopies: () => {
      const copies = { redelivered, duplicates };
      redelivered = 0;
      duplicates = 0;
      return copies;
    },
    isHolding: () => holding,
    endHold: () => {
      holding = false;
    },
    attempts: () => attempts,
    clear: () => {
      redelivered = 0;
      duplicates = 0;
      holding = false;
      attempts = 0;
    },
  };
}
