import type { AdjustableClock } from '../adapters/clock/adjustable-clock.ts';
import type { SlackAccount } from '../adapters/slack/client.ts';
import type { Logger } from '../bot/log.ts';
import type { ProgrammeDocument } from '../bot/programme/document.ts';
import type { Config, Environment } from '../config.ts';
import { listProgrammes } from '../db/repositories/programmes.ts';
import { createLineAccounts, type LineAccount, type LineAccounts, readLineAccounts } from './line-accounts.ts';
import type { Simulator, SimulatorOptions } from './simulator.ts';
import { createSlackAccounts, readSlackAccounts, type SlackAccounts } from './slack-accounts.ts';
import type { Storage } from './storage.ts';

export type AccountOptions = {
  readonly config: Config;
  readonly environment: Environment;
  readonly storage: Storage;
  readonly log: Logger;
  readonly clock: AdjustableClock;
};

/** The accounts of the platforms. Where nobody gave any for LINE, the simulator plays what is missing. */
export type Accounts = {
  readonly simulator: Simulator | null;
  readonly line: LineAccounts;
  readonly slack: SlackAccounts;
  /** Address of Slack's Web API. */
  readonly slackApiUrl: string;
};

/** Finds the accounts in the settings and the programmes; starts the simulator where there are none. */
export async function openAccounts(options: AccountOptions): Promise<Accounts> {
  const { config, storage, log, clock } = options;
  const programmes = (await listProgrammes(storage.database)).map((one) => one.document);
  const lines = realLines(options, programmes);
  const apps = realApps(options, programmes);
  const alone = lines.length === 0 && config.environment !== 'production';
  // Phones belong to the ledger they wrote into: they are kept beside our own database, and nowhere else.
  const folder = storage.where === config.dataDir ? config.dataDir : null;
  const simulator = alone ? await openSimulator({ storage, clock, log, folder }) : null;
  const played = apps.length === 0 ? simulator : null;
  return {
    simulator,
    line: createLineAccounts(simulator === null ? lines : [simulator.account]),
    slack: createSlackAccounts(played === null ? apps : [played.slackAccount]),
    slackApiUrl: played?.twin.slack.apiUrl ?? config.slack.apiUrl,
  };
}

type Documents = readonly ProgrammeDocument[];

function realLines({ config, environment, log }: AccountOptions, programmes: Documents): readonly LineAccount[] {
  const { accounts, missing } = readLineAccounts(config, environment, programmes);
  for (const code of missing) log.warn('line-account-missing', { programme: code, code: 'setting-invalid' });
  return accounts;
}

function realApps({ config, environment, log }: AccountOptions, programmes: Documents): readonly SlackAccount[] {
  const { apps, missing } = readSlackAccounts(config, environment, programmes);
  for (const code of missing) log.warn('slack-account-missing', { programme: code, code: 'setting-invalid' });
  return apps;
}

/** Loaded only where it is used: a service with real accounts holds nothing of it. */
async function openSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { startSimulator } = await import('./simulator.ts');
  return startSimulator(options);
}
