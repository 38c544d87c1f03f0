/** How often each host was contacted or refused. */
export type HostCount = { readonly host: string; readonly count: number };

/** Counts by name, for a bounded number of names. */
export type Tally = { readonly add: (host: string) => void; readonly list: () => HostCount[] };

/** Names come from outside, so beyond this many they share one row. */
const MOST_NAMES = 500;
const OTHERS = '(others)';

/** An empty tally. */
export const createTally = (): Tally => {
  const counts = new Map<string, number>();
  return {
    add: (host) => {
      const name = counts.has(host) || counts.size < MOST_NAMES ? host : OTHERS;
      counts.set(name, (counts.get(name) ?? 0) + 1);
    },
    list: () =>
      [...counts]
        .map(([host, count]) => ({ host, count }))
        .sort((a, b) => b.count - a.count || a.host.localeCompare(b.host)),
  };
};
