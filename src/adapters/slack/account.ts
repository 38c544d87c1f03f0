import { z } from 'zod';
import type { SlackResult } from '../../bot/slack/desk.ts';
import { accountName } from './account-name.ts';
import { call, type SlackParts } from './call.ts';

const tested = z.looseObject({ team_id: z.string(), bot_id: z.string() });
const bot = z.looseObject({ bot: z.looseObject({ app_id: z.string() }) });

/** Which app in which workspace a token speaks for (`T….A…`). `label` stands for the account until it is known. */
export async function slackAccountOf(
  parts: SlackParts,
  label: string,
): Promise<SlackResult<{ readonly account: string }>> {
  const who = await call(parts, label, {
    method: 'auth.test',
    run: (client) => client.auth.test(),
    answer: tested,
  });
  if (who.result !== 'sent') return who;
  const what = await call(parts, label, {
    method: 'bots.info',
    run: (client) => client.bots.info({ bot: who.bot_id }),
    answer: bot,
  });
  return what.result === 'sent' ? { result: 'sent', account: accountName(who.team_id, what.bot.app_id) } : what;
}
