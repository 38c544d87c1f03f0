import { z } from 'zod';
import { type CheckResult, codeOf, fail, ok } from './check.ts';

const answer = z.looseObject({
  ok: z.boolean(),
  team: z.string().optional(),
  user: z.string().optional(),
  error: z.string().optional(),
});

/** What Slack's auth.test answered. */
export type SlackAnswer = z.infer<typeof answer>;

const patienceMs = 5_000;

/** Asks Slack who the token speaks for, and judges the answer. @source https://docs.slack.dev/reference/methods/auth.test */
export async function checkSlack(apiUrl: string, botToken: string): Promise<CheckResult> {
  try {
    const response = await fetch(new URL('auth.test', apiUrl.endsWith('/') ? apiUrl : `${apiUrl}/`), {
      method: 'POST',
      headers: { authorization: `Bearer ${botToken}` },
      signal: AbortSignal.timeout(patienceMs),
    });
    return judgeSlack(answer.parse(await response.json()));
  } catch (error) {
    return fail('slack', `no answer: ${codeOf(error)}`, 'see whether this machine reaches Slack; then try again');
  }
}

/** Judges Slack's answer. */
export function judgeSlack({ ok: isGood, team, user, error }: SlackAnswer): CheckResult {
  if (isGood) return ok('slack', `${user ?? '-'} in ${team ?? '-'} answers to its token`);
  return fail(
    'slack',
    `Slack refuses the token: ${error ?? 'unknown'}`,
    'install the app again and set SLACK_BOT_TOKEN',
  );
}
