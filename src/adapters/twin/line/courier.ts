import { deliverOnce } from './deliver-once.ts';
import type { LineState } from './state.ts';
import type { Delivered, Json } from './types.ts';
import type { WebhookFaultBox } from './webhook-faults.ts';

/** In which order held webhooks go out. */
export type ReleaseOrder = 'as-held' | 'reversed' | 'shuffled' | readonly number[];

/** Carries events to the bot. */
export type Courier = {
  /** One webhook with these events; resolves when it is answered and every copy too. */
  readonly send: (events: readonly Json[]) => Promise<Delivered['status']>;
  /** Sends bytes as they are. */
  readonly sendRaw: (bytes: Buffer, signature?: string) => Promise<Delivered['status']>;
  /** Ends a hold: one after the other, in this order. */
  readonly release: (order?: ReleaseOrder) => Promise<readonly Delivered['status'][]>;
  readonly held: () => number;
  /** Resolves when nothing is on its way. */
  readonly idle: () => Promise<void>;
  readonly clear: () => void;
};

function marked(events: readonly Json[]): readonly Json[] {
  return events.map((event) => ({ ...event, deliveryContext: { isRedelivery: true } }));
}

function bytesOf(state: LineState, events: readonly Json[]): Buffer {
  return Buffer.from(JSON.stringify({ destination: state.botUserId, events }));
}

const succeeded = (status: number | 'failed'): boolean => status !== 'failed' && status >= 200 && status < 300;

function ordered(count: number, order: ReleaseOrder, next: () => number): readonly number[] {
  const indexes = Array.from({ length: count }, (_, index) => index);
  if (typeof order !== 'string') return order;
  if (order === 'reversed') return indexes.reverse();
  if (order === 'as-held') return indexes;
  return indexes
    .map((index) => ({ index, key: next() }))
    .sort((a, b) => a.key - b.key)
    .map(({ index }) => index);
}

/** First attempt, retries while it fails, then the copies that a fault asks for. */
async function carry(state: LineState, faults: WebhookFaultBox, events: readonly Json[]): Promise<number | 'failed'> {
  const { redelivered, duplicates } = faults.takeCopies();
  const first = bytesOf(state, events);
  const again = bytesOf(state, marked(events));
  let { status } = await deliverOnce(state, first);
  for (let left = faults.attempts(); left > 0 && !succeeded(status); left -= 1) {
    status = (await deliverOnce(state, again)).status;
  }
  for (let left = duplicates; left > 0; left -= 1) await deliverOnce(state, first);
  for (let left = redelivered; left > 0; left -= 1) await deliverOnce(state, again);
  return status;
}

/** Builds the courier. */
export function createCourier(state: LineState, faults: WebhookFaultBox): Courier {
  const onTheWay = new Set<Promise<unknown>>();
  let held: (readonly Json[])[] = [];
  const track = async <T>(work: Promise<T>): Promise<T> => {
    onTheWay.add(work);
    try {
      return await work;
    } finally {
      onTheWay.delete(work);
    }
  };
  return {
    send: async (events) => {
      if (!faults.isHolding()) return track(carry(state, faults, events));
      held.push(events);
      return 'held';
    },
    sendRaw: async (bytes, signature) => (await track(deliverOnce(state, bytes, signature))).status,
    release: async (order = 'as-held') => {
      faults.endHold();
      const waiting = held;
      held = [];
      const statuses: Delivered['status'][] = [];
      for (const index of ordered(waiting.length, order, state.seeded.next)) {
        statuses.push(await track(carry(state, faults, waiting[index] ?? [])));
      }
      return statuses;
    },
    held: () => held.length,
    idle: async () => {
      while (onTheWay.size > 0) await Promise.allSettled([...onTheWay]);
    },
    clear: () => {
      held = [];
    },
  };
}
