import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import { createChartDrawer } from '../adapters/chart/drawer.ts';
import { type AdjustableClock, createAdjustableClock } from '../adapters/clock/adjustable-clock.ts';
import { buildHttpApp } from '../adapters/http/app.ts';
import { createMetrics, type Metrics } from '../adapters/http/metrics.ts';
import { officePages } from '../adapters/http/office/office.ts';
import { ownPages } from '../adapters/http/own/own.ts';
import { uploadPage } from '../adapters/http/upload.ts';
import { createLinePlatform, type LinePlatformOptions } from '../adapters/line/platform.ts';
import { lineWebhook } from '../adapters/line/webhook.ts';
import type { OutboundReport } from '../adapters/outbound/guard.ts';
import { readSheets } from '../adapters/sheet/sheet-reader.ts';
import type { BillReader } from '../bot/bill.ts';
import type { Logger } from '../bot/log.ts';
import { writeText } from '../bot/text/write.ts';
import type { Config, Environment } from '../config.ts';
import { endAllLeases } from '../db/repositories/leases.ts';
import { loadMedia } from '../db/repositories/media.ts';
import { createProgrammeShelf } from '../db/turns/programmes.ts';
import { type Accounts, openAccounts } from './accounts.ts';
import { createBillDesk } from './bill-reader.ts';
import { type Core, createCore } from './core.ts';
import { countInto, webhookCounts } from './counts.ts';
import type { DeskPlatforms } from './desk/start.ts';
import type { DoorOptions } from './desk-door/options.ts';
import { deskOptions } from './desk-options.ts';
import { goneWords } from './gone-words.ts';
import { startHousekeeping } from './housekeeping.ts';
import { learnChannels } from './learn-channels.ts';
import type { NoticeOptions } from './notices.ts';
import { createOfficePageDesk } from './office/page-desk.ts';
import { ownPageMakers } from './own-page.ts';
import { readyReport } from './ready.ts';
import { type ReminderOptions, startReminders } from './reminders.ts';
import { tablePath } from './signed-paths.ts';
import type { Simulator } from './simulator.ts';
import { createSlack, type Slack, type SlackOptions } from './slack.ts';
import { openStaffDoor, type StaffDoor } from './slack-door.ts';
import { startWork, stopWork, type Work } from './start-work.ts';
import type { Storage } from './storage.ts';
import { uploadWords } from './upload-words.ts';
import { watchQueues } from './watch-queues.ts';

export type ServiceOptions = {
  readonly config: Config;
  readonly environment: Environment;
  readonly storage: Storage;
  readonly log: Logger;
  readonly metrics?: Metrics;
  /** Tests and the simulator move it; else it shows the real time. */
  readonly clock?: AdjustableClock;
  readonly pollMs?: number;
  /** Tests put words into its mouth; else photographs are really read. */
  readonly readBill?: BillReader;
  /** What this process connected to so far, for the weekly summary. */
  readonly outbound?: () => OutboundReport;
};

/** The running service. */
export type Service = Work & {
  readonly url: string;
  readonly simulator: Simulator | null;
  /** Takes events as if a platform had delivered them. */
  readonly receive: Core['receive'];
  /** Answers what is in hand, then stops. The storage stays open: whoever opened it closes it. */
  readonly stop: () => Promise<void>;
};

type Parts = ServiceOptions & {
  readonly clock: AdjustableClock;
  readonly metrics: Metrics;
  readonly accounts: Accounts;
  readonly simulator: Simulator | null;
};

/** Starts what ROLE asks for: the webhooks and pages, the worker, or both. */
export async function startService(options: ServiceOptions): Promise<Service> {
  const clock = options.clock ?? createAdjustableClock();
  const metrics = options.metrics ?? createMetrics();
  const accounts = await openAccounts({ ...options, clock });
  const { simulator } = accounts;
  const parts: Parts = { ...options, clock, metrics, accounts, simulator };
  const line = lineOptions(parts);
  const slack = createSlack(slackOptions(parts));
  const bills = createBillDesk(parts);
  const platforms = { line: createLinePlatform(line), slack: slack.platform };
  const readBill = options.readBill ?? bills.read;
  const core = createCore({ ...parts, platforms, readBill, counts: countInto(metrics), ...rolesOf(options.config) });
  const drawer = createChartDrawer();
  let work: Work = { worker: null, desk: null, reports: null, weeks: null };
  const door = staffDoor(parts, {
    ...{ desk: slack.desk, platforms, draw: drawer.draw },
    onStep: () => work.desk?.wake(),
    onReport: () => work.reports?.wake(),
  });
  const app = await buildApp(parts, { core, slack, door, drawChart: drawer.draw });
  if (options.storage.isOwn) await endAllLeases(options.storage.database, clock.now());
  work = startWork(parts, { core, slack, platforms, drawChart: drawer.draw });
  const url = await app.listen({ host: options.config.host, port: options.config.port });
  simulator?.connect(url);
  const endKeeping = startKeeping(parts, core, slack);
  void learnChannels(parts, line);
  return {
    url,
    simulator,
    ...work,
    receive: core.receive,
    stop: async () => {
      endKeeping();
      await app.close();
      await door.close();
      await stopWork(work);
      await drawer.close();
      await bills.close();
      await simulator?.twin.close();
    },
  };
}

/** What goes on beside the requests; the returned function ends it. */
function startKeeping(parts: Parts, core: Core, slack: Slack): () => void {
  const { storage, clock, log, config, metrics } = parts;
  watchQueues({ database: storage.database, clock, metrics });
  const reminders = config.role === 'web' ? [] : [startReminders(reminderOptions(parts, core))];
  const ends = [...reminders, startHousekeeping({ database: storage.database, clock, log }), slack.startLearning()];
  return () => {
    for (const end of ends) end();
  };
}

type Staffed = Pick<DoorOptions, 'onStep' | 'onReport' | 'draw'> & {
  readonly desk: Slack['desk'];
  readonly platforms: DeskPlatforms;
};

function staffDoor(parts: Parts, { desk, ...given }: Staffed): StaffDoor {
  const publicUrl = publicUrlOf(parts);
  return openStaffDoor({ ...parts, ...given, publicUrl, slack: desk, accounts: parts.accounts.slack });
}

function rolesOf({ role }: Config) {
  return { workersElsewhere: role === 'web', webElsewhere: role === 'worker' };
}

function reminderOptions({ storage, clock, log, metrics }: Parts, core: Core): ReminderOptions & NoticeOptions {
  const { database, vault } = storage;
  const held = (programme: string, count: number): void => metrics.remindersHeld.set({ programme }, count);
  return { database, vault, clock, log, receive: core.receive, held, knowledge: createProgrammeShelf().knowledge };
}

function lineOptions({ config, accounts, simulator, log }: Parts): LinePlatformOptions {
  return {
    accounts: accounts.line.accountOf,
    apiBaseUrl: simulator?.twin.line.url ?? config.line.apiBaseUrl,
    dataApiBaseUrl: simulator?.twin.line.url ?? config.line.dataApiBaseUrl,
    publicUrl: publicUrlOf({ config, simulator }),
    write: writeText,
    log,
  };
}

function publicUrlOf({ config, simulator }: Pick<Parts, 'config' | 'simulator'>): string {
  return config.publicUrl ?? simulator?.publicUrl ?? '';
}

function slackOptions({ accounts, clock, log, metrics, config, simulator }: Parts): SlackOptions {
  const { slack, slackApiUrl: apiUrl } = accounts;
  return { accounts: slack, apiUrl, publicUrl: publicUrlOf({ config, simulator }), clock, log, metrics };
}

type Inside = {
  readonly core: Core;
  readonly slack: Slack;
  readonly door: StaffDoor;
  readonly drawChart: ReturnType<typeof createChartDrawer>['draw'];
};

async function buildApp(parts: Parts, { core, slack, door, drawChart }: Inside): Promise<FastifyInstance> {
  const { storage, clock, metrics, accounts, log, simulator, config } = parts;
  const webhook = lineWebhook({
    channels: accounts.line.secrets,
    receive: core.receive,
    log,
    counters: webhookCounts(metrics),
  });
  const { uploads: desk } = core;
  const page = uploadPage({ key: storage.pageKey, desk, readSheets, clock, words: uploadWords, log });
  const own = ownPages({
    ...ownPageMakers,
    key: storage.pageKey,
    desk: core.ownPages,
    tableAt: tablePath(storage, clock),
    clock,
    drawChart,
    log,
  });
  const office = officePages({
    key: storage.pageKey,
    desk: createOfficePageDesk({ ...deskOptions(storage, clock), draw: drawChart }),
    clock,
    write: writeText,
    log,
  });
  const staff = slack.webhook({ receive: core.receive, take: door.take, isStaff: door.isStaff });
  const plugins: FastifyPluginAsync[] = config.role === 'worker' ? [] : [webhook, staff, page, own, office];
  if (simulator !== null) plugins.push(simulator.page);
  return buildHttpApp({
    plugins,
    health: { ready: () => readyReport(storage.database, clock) },
    metrics,
    log,
    media: {
      key: storage.mediaKey,
      load: (id) => loadMedia(storage.database, storage.vault, { id, now: clock.now() }),
      goneWords,
      drawChart,
    },
  });
}
