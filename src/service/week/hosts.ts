import type { OutboundReport } from '../../adapters/outbound/guard.ts';
import type { Clock } from '../../bot/ports.ts';
import type { Database } from '../../db/connection.ts';
import { addHosts } from '../../db/week/around.ts';
import type { HostCount } from '../../engine/week/input.ts';
import { dayInJapan } from '../day.ts';

type Counted = { readonly database: Database; readonly clock: Clock; readonly report: () => OutboundReport };

/**
 * Adds what this process has connected to since the last time to the counts of the day. What could not be written is
 * written the next time; of a process that is killed the last minute is not counted.
 */
export function createHostCounts({ database, clock, report }: Counted): () => Promise<void> {
  const written = new Map<string, HostCount>();
  return async () => {
    const grown = totalsOf(report()).flatMap((now) => {
      const before = written.get(now.host);
      const contacted = now.contacted - (before?.contacted ?? 0);
      const refused = now.refused - (before?.refused ?? 0);
      return contacted > 0 || refused > 0 ? [{ now, more: { host: now.host, contacted, refused } }] : [];
    });
    await addHosts(
      database,
      dayInJapan(clock.now()),
      grown.map(({ more }) => more),
    );
    for (const { now } of grown) written.set(now.host, now);
  };
}

function totalsOf({ contacted, refused }: OutboundReport): readonly HostCount[] {
  const hosts = [...new Set([...contacted, ...refused].map(({ host }) => host))];
  const count = (list: OutboundReport['contacted'], host: string): number =>
    list.find((one) => one.host === host)?.count ?? 0;
  return hosts.map((host) => ({ host, contacted: count(contacted, host), refused: count(refused, host) }));
}
