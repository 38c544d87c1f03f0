import type { FastifyPluginAsync } from 'fastify';
import type { Metrics } from '../adapters/http/metrics.ts';
import { slackAccountOf } from '../adapters/slack/account.ts';
import { createSlackDesk } from '../adapters/slack/desk.ts';
import { createLanes } from '../adapters/slack/lanes.ts';
import { createSlackPlatform, type SlackPlatformOptions } from '../adapters/slack/platform.ts';
import { type SlackWebhookOptions, slackWebhook } from '../adapters/slack/webhook.ts';
import type { Logger } from '../bot/log.ts';
import type { ChatPlatform, Clock } from '../bot/ports.ts';
import type { SlackDesk } from '../bot/slack/desk.ts';
import { writeText } from '../bot/text/write.ts';
import type { SlackAccounts } from './slack-accounts.ts';

export type SlackOptions = {
  readonly accounts: SlackAccounts;
  readonly apiUrl: string;
  /** '' = our pictures cannot be reached, and are described. */
  readonly publicUrl: string;
  readonly clock: Clock;
  readonly log: Logger;
  readonly metrics: Metrics;
  /** Milliseconds between two tries to reach Slack at the start. */
  readonly retryMs?: number;
};

/** Slack's side of the service. */
export type Slack = {
  readonly platform: ChatPlatform;
  readonly desk: SlackDesk;
  readonly webhook: (doors: Pick<SlackWebhookOptions, 'receive' | 'take' | 'isStaff'>) => FastifyPluginAsync;
  /** Asks Slack who the tokens speak for, again and again until it answers; returns how to stop. */
  readonly startLearning: () => () => void;
};

const RETRY_MS = 30_000;

/** Puts Slack together. Nothing is asked of it here: the service starts whether it can be reached or not. */
export function createSlack(options: SlackOptions): Slack {
  const { accounts, apiUrl, publicUrl, clock, log, metrics } = options;
  const parts: SlackPlatformOptions = { accounts: accounts.accountOf, apiUrl, publicUrl, write: writeText, log };
  const lanes = createLanes();
  return {
    platform: createSlackPlatform(parts, lanes),
    desk: createSlackDesk(parts, lanes),
    webhook: (doors) =>
      slackWebhook({
        ...doors,
        apps: accounts.all,
        learn: accounts.learn,
        clock,
        log,
        counters: { add: (kind, count) => metrics.webhookEvents.inc({ platform: 'slack', kind }, count) },
      }),
    startLearning: () => startLearning(parts, options),
  };
}

/**
 * A worker that has not been spoken to must know which token belongs to which conversation. A refused token is not
 * asked about again: only a person can change that, and `doctor` names it.
 */
function startLearning(parts: SlackPlatformOptions, { accounts, log, retryMs = RETRY_MS }: SlackOptions): () => void {
  const timers = new Set<NodeJS.Timeout>();
  let isOver = false;
  const learn = async (label: string): Promise<void> => {
    const found = await slackAccountOf(parts, label);
    if (isOver) return;
    if (found.result === 'sent') {
      accounts.learn(label, found.account);
      return;
    }
    log.warn('slack-account-not-reached', { platform: 'slack', code: found.code });
    if (found.result !== 'later') return;
    const timer = setTimeout(
      () => {
        timers.delete(timer);
        void learn(label);
      },
      Math.max(retryMs, found.afterMs ?? 0),
    );
    timer.unref();
    timers.add(timer);
  };
  for (const { label } of accounts.all()) void learn(label);
  return () => {
    isOver = true;
    for (const timer of timers) clearTimeout(timer);
  };
}
