/** How many calls an endpoint takes at once, and in how many milliseconds an empty bucket fills again. */
export type Rate = { readonly calls: number; readonly perMs: number };

/** One bucket for each endpoint. */
export type TokenBuckets = { readonly take: (endpoint: string, rate: Rate) => boolean; readonly clear: () => void };

/** Builds full buckets. @param now milliseconds */
export function createTokenBuckets(now: () => number): TokenBuckets {
  const buckets = new Map<string, { left: number; at: number }>();
  return {
    take: (endpoint, rate) => {
      const at = now();
      const bucket = buckets.get(endpoint) ?? { left: rate.calls, at };
      const filled = (Math.max(0, at - bucket.at) / rate.perMs) * rate.calls;
      bucket.left = Math.min(rate.calls, bucket.left + filled);
      bucket.at = at;
      buckets.set(endpoint, bucket);
      if (bucket.left < 1) return false;
      bucket.left -= 1;
      return true;
    },
    clear: () => buckets.clear(),
  };
}
