import type { Metrics } from '../adapters/http/metrics.ts';
import type { Counted } from '../bot/usecases/deliver.ts';

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
