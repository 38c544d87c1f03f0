import { codeOf } from '../../bot/errors.ts';
import type { Clock } from '../../bot/ports.ts';
import type { ProgrammeDocument } from '../../bot/programme/document.ts';
import { type Config, type Environment, slackCredentials } from '../../config.ts';
import { readLineAccounts } from '../line-accounts.ts';
import { type CheckResult, ok, warn } from './check.ts';
import { checkSkew, httpSkew } from './clock.ts';
import { checkLineAccount } from './line.ts';
import { checkSlack, type SlackApp } from './slack.ts';

/** What the platforms are asked with. */
export type PlatformSettings = {
  readonly config: Config;
  readonly environment: Environment;
  readonly programmes: readonly ProgrammeDocument[];
  readonly clock: Clock;
};

/** Asks LINE and Slack about every account there are credentials for; a platform without any is not contacted. */
export async function checkPlatforms(settings: PlatformSettings): Promise<readonly CheckResult[]> {
  const [line, slack] = await Promise.all([checkLine(settings), checkSlackApps(settings)]);
  return [...line, ...slack];
}

function withoutCredentials({ environment }: Config): string {
  return `no credentials: ${environment === 'production' ? 'not used' : 'the simulator takes its place'}`;
}

async function checkLine({
  config,
  environment,
  programmes,
  clock,
}: PlatformSettings): Promise<readonly CheckResult[]> {
  const { accounts } = readLineAccounts(config, environment, programmes);
  if (accounts.length === 0) return [ok('line', withoutCredentials(config))];
  const found = await Promise.all(accounts.map((one) => checkLineAccount(one, config.line, config.publicUrl)));
  return [...found.flat(), await checkPlatformClock('LINE', config.line.apiBaseUrl, clock)];
}

async function checkSlackApps(settings: PlatformSettings): Promise<readonly CheckResult[]> {
  const { config, clock } = settings;
  const apps = slackApps(settings);
  if (apps.length === 0) return [ok('slack', withoutCredentials(config))];
  const found = await Promise.all(apps.map((app) => checkSlack(config.slack.apiUrl, app)));
  return [...found.flat(), await checkPlatformClock('Slack', config.slack.apiUrl, clock)];
}

/** The tokens of the installation and of programmes with an app of their own, each once with its channels. */
function slackApps({ config, environment, programmes }: PlatformSettings): readonly SlackApp[] {
  const channels = new Map<string, Set<string>>();
  const standard = config.slack.credentials?.botToken.reveal();
  if (standard !== undefined) channels.set(standard, new Set());
  for (const programme of programmes) {
    const token = tokenOf(programme, environment);
    if (token === null) continue;
    const own = channels.get(token) ?? new Set();
    channels.set(token, own.add(programme.consultantChannel).add(programme.officialsChannel));
  }
  return [...channels].map(([botToken, own]) => ({ botToken, channels: [...own] }));
}

function tokenOf({ slack }: ProgrammeDocument, environment: Environment): string | null {
  try {
    const names = { signingSecret: slack.secretVariable, botToken: slack.tokenVariable };
    return slackCredentials(environment, names).botToken.reveal();
  } catch {
    // Named and not given: the check of the programmes says so.
    return null;
  }
}

async function checkPlatformClock(platform: string, url: string, clock: Clock): Promise<CheckResult> {
  try {
    const skew = await httpSkew(url, clock);
    return skew === null ? ok(`clock ${platform}`, 'it does not tell the time') : checkSkew(platform, skew);
  } catch (error) {
    return warn(`clock ${platform}`, `no answer: ${codeOf(error)}`, 'see whether this machine reaches it');
  }
}
