import type { Metrics } from '../adapters/http/metrics.ts';

/** What the core reports while it works. */
export type Counts = {
  readonly turned: (what: { readonly kind: string; readonly result: 'turned' | 'failed' }) => void;
  readonly delivered: (what: { readonly by: 'reply' | 'push' | 'none'; readonly result: string }) => void;
};

/** Counts into the metrics of this process. */
export function countInto(metrics: Metrics): Counts {
  return {
    turned: ({ kind, result }) => metrics.turns.inc({ flow: kind, result }),
    delivered: ({ by, result }) => {
      metrics.deliveries.inc({ platform: 'line', result });
      if (by === 'push' && result === 'sent') metrics.pushes.inc({ platform: 'line' });
    },
  };
}
