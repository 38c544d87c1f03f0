import type { Metrics } from '../../adapters/http/metrics.ts';
import type { OutboundReport } from '../../adapters/outbound/guard.ts';
import type { Logger } from '../../bot/log.ts';
import type { Clock } from '../../bot/ports.ts';
import type { SlackDesk } from '../../bot/slack/desk.ts';
import type { Accounts } from '../accounts.ts';
import { createHostCounts } from './hosts.ts';
import type { WeekStorage } from './load.ts';
import { everyMinute, lookAtWeeks } from './loop.ts';
import type { WeekOptions } from './options.ts';

/** The summaries and the counts of hosts, until they are stopped. */
export type WeekLoops = { readonly stop: () => Promise<void> };

type Given = {
  readonly storage: WeekStorage;
  readonly clock: Clock;
  readonly log: Logger;
  readonly metrics: Pick<Metrics, 'summariesLate'>;
  readonly accounts: Pick<Accounts, 'slack'>;
  /** What this process connected to so far; where nothing guards its connections, nothing is counted. */
  readonly outbound?: () => OutboundReport;
};

/** Where summaries go; null in a process that only takes webhooks: it counts hosts and nothing else. */
type Posting = { readonly slack: SlackDesk; readonly drawChart: WeekOptions['drawChart'] } | null;

/** Starts them over the service's storage. */
export function startWeeks(given: Given, posting: Posting): WeekLoops {
  const { storage, clock, log, outbound: report, metrics, accounts } = given;
  const count = report === undefined ? null : createHostCounts({ database: storage.database, clock, report });
  const ends = [
    ...(count === null ? [] : [everyMinute(log, { failed: 'hosts-not-counted', run: count })]),
    ...(posting === null
      ? []
      : [
          everyMinute(log, {
            failed: 'weeks-not-looked-at',
            run: () =>
              lookAtWeeks({
                ...{ storage, clock, log, ...posting, accountOf: accounts.slack.named },
                late: (programme, late) => metrics.summariesLate.set({ programme }, late),
              }),
          }),
        ]),
  ];
  return {
    stop: async () => {
      for (const end of ends) await end();
      // Of the last minute; a database that is gone already is no trouble here.
      await count?.().catch(() => undefined);
    },
  };
}
