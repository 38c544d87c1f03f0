import type { z } from 'zod';
import type { Logger } from '../../bot/log.ts';
import type { SlackResult } from '../../bot/slack/desk.ts';
import { type SlackAccess, type SlackClient, slackClient } from './client.ts';
import { failureOf, noAccount, slackWord } from './failure.ts';

/** Where Slack is, and where failures are written down. */
export type SlackParts = SlackAccess & { readonly log: Logger };

/** One call: its name for the log, how it is made, and what of its answer is needed. */
export type Call<T> = {
  readonly method: string;
  readonly run: (client: SlackClient) => Promise<unknown>;
  readonly answer: z.ZodType<T>;
};

/** Carries out one call. Never throws for what Slack or the network does; an answer of another form counts as lost. */
export async function call<T extends object>(
  parts: SlackParts,
  account: string,
  { method, run, answer }: Call<T>,
): Promise<SlackResult<T>> {
  const client = slackClient(parts, account);
  if (client === null) return noAccount;
  try {
    const found = answer.safeParse(await run(client));
    if (found.success) return { result: 'sent', ...found.data };
    parts.log.error('slack-answer-unreadable', { platform: 'slack', method });
    return { result: 'later', code: 'slack-unavailable', ambiguous: true };
  } catch (error) {
    const failed = failureOf(error);
    parts.log.warn('slack-call-failed', { platform: 'slack', method, code: failed.code, reason: slackWord(error) });
    return failed;
  }
}
