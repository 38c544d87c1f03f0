import type { Metrics } from '../adapters/http/metrics.ts';
import type { Clock } from '../bot/ports.ts';
import type { Counted } from '../bot/usecases/deliver.ts';
import { queueState } from './ready.ts';
import type { Storage } from './storage.ts';

/** What the core reports while it works. */
export type Counts = {
  readonly turned: (what: { readonly kind: string; readonly result: 'turned' | 'failed' }) => void;
  readonly delivered: (what: Counted) => void;
};

/** Counts into the metrics of this process. */
export function countInto(metrics: Metrics): Counts {
  return {
    turned: ({ kind, result }) => metrics.turns.inc({ flow: kind, result }),
    delivered: ({ platform, by, result }) => {
      metrics.deliveries.inc({ platform, result });
      // Slack counts nothing.
      if (platform === 'line' && by === 'push' && result === 'sent') metrics.pushes.inc({ platform });
    },
  };
}

/** What the webhook of LINE reports. */
export function webhookCounts(metrics: Metrics) {
  return {
    add: (what: 'events' | 'standby' | 'unknown' | 'ignored' | 'rejected', count: number): void => {
      if (what === 'unknown') metrics.unknownEvents.inc({ platform: 'line' }, count);
      else metrics.webhookEvents.inc({ platform: 'line', kind: what }, count);
    },
  };
}

type Watched = { readonly storage: Pick<Storage, 'database'>; readonly clock: Clock; readonly metrics: Metrics };

/** The queues are asked when somebody reads the metrics, not before. */
export function watchQueues({ storage, clock, metrics }: Watched): void {
  metrics.beforeScrape(async () => {
    const state = await queueState(storage.database, clock);
    metrics.outboxDepth.set(state.outboxDepth);
    metrics.outboxOldestSeconds.set(state.oldestSeconds ?? 0);
    metrics.deadRows.set({ queue: 'inbox' }, state.deadInbox);
    metrics.deadRows.set({ queue: 'outbox' }, state.deadOutbox);
    metrics.deadRows.set({ queue: 'desk' }, state.deadDesk);
  });
}
