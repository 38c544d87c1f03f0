import type { Metrics } from '../adapters/http/metrics.ts';
import type { OutboundReport } from '../adapters/outbound/guard.ts';
import type { Logger } from '../bot/log.ts';
import type { Clock } from '../bot/ports.ts';
import type { Worker } from '../bot/usecases/worker.ts';
import type { Config } from '../config.ts';
import type { Accounts } from './accounts.ts';
import type { Core } from './core.ts';
import type { DeskLoop } from './desk/loop.ts';
import { type DeskPlatforms, startDesk } from './desk/start.ts';
import { type ReportLoop, startReports } from './report/jobs/loop.ts';
import type { DrawPicture } from './report/make.ts';
import type { Slack } from './slack.ts';
import type { Storage } from './storage.ts';
import { startWeeks, type WeekLoops } from './week/start.ts';

/** What goes on in a worker; null where only webhooks come in. */
export type Work = {
  readonly worker: Worker | null;
  readonly desk: DeskLoop | null;
  /** Makes the reports that are asked for on Slack. */
  readonly reports: ReportLoop | null;
  /** Posts the weekly summaries, and counts hosts, also where only webhooks come in. */
  readonly weeks: WeekLoops | null;
};

type Given = {
  readonly config: Pick<Config, 'role'>;
  readonly storage: Storage;
  readonly clock: Clock;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly accounts: Accounts;
  readonly pollMs?: number;
  readonly outbound?: () => OutboundReport;
};

type Reached = {
  readonly core: Core;
  readonly slack: Slack;
  readonly platforms: DeskPlatforms;
  readonly drawChart: DrawPicture;
};

/** What a worker does: it turns and delivers, carries out what the desk decides, and makes reports. */
export function startWork(given: Given, { core, slack, platforms, drawChart: draw }: Reached): Work {
  if (given.config.role === 'web') return { worker: null, desk: null, reports: null, weeks: startWeeks(given, null) };
  const worker = core.startWorker();
  const { storage, ...rest } = given;
  return {
    worker,
    desk: startDesk({ ...given, slack: slack.desk, platforms, onQueued: worker.wake }),
    reports: startReports({ ...rest, ...storage, slack: slack.desk, draw }),
    weeks: startWeeks(given, { slack: slack.desk, drawChart: draw }),
  };
}

/** Finishes what is in hand; a report is left for the next process. */
export async function stopWork({ worker, desk, reports, weeks }: Work): Promise<void> {
  await weeks?.stop();
  await reports?.stop();
  await desk?.stop();
  await worker?.stop();
}
