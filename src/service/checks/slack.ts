import { z } from 'zod';
import wanted from '../../adapters/slack/scopes.json' with { type: 'json' };
import { codeOf } from '../../bot/errors.ts';
import { type CheckResult, fail, ok, warn } from './check.ts';

const answer = z.looseObject({
  ok: z.boolean(),
  team: z.string().optional(),
  user: z.string().optional(),
  error: z.string().optional(),
});

/** What Slack's auth.test answered; `scopes` of the token where Slack named them. */
export type SlackAnswer = z.infer<typeof answer> & { readonly scopes?: readonly string[] };

const channelFacts = z.looseObject({
  name: z.string().optional(),
  is_member: z.boolean().optional(),
  is_archived: z.boolean().optional(),
});
const channelAnswer = z.looseObject({
  ok: z.boolean(),
  error: z.string().optional(),
  channel: channelFacts.optional(),
});
const listAnswer = z.looseObject({
  ok: z.boolean(),
  error: z.string().optional(),
  channels: z.array(channelFacts).optional(),
  response_metadata: z.looseObject({ next_cursor: z.string().optional() }).optional(),
});

/** What Slack said about a channel. */
export type SlackChannelAnswer = z.infer<typeof channelAnswer>;

/** A token, and the channels of the programmes that use it, by name or id (`C0123456789`). */
export type SlackApp = { readonly botToken: string; readonly channels: readonly string[] };

const patienceMs = 5_000;

/**
 * Asks Slack who the token speaks for, what it may do and whether it is in the programmes' channels.
 * @source https://docs.slack.dev/reference/methods/auth.test
 */
export async function checkSlack(apiUrl: string, { botToken, channels }: SlackApp): Promise<readonly CheckResult[]> {
  try {
    const response = await call(apiUrl, 'auth.test', { botToken });
    const named = response.headers.get('x-oauth-scopes')?.split(',');
    const scopes = named === undefined ? {} : { scopes: named.map((scope) => scope.trim()) };
    const found = judgeSlack({ ...answer.parse(await response.json()), ...scopes });
    if (found.some(({ status }) => status === 'fail')) return found;
    return [...found, ...(await Promise.all(channels.map((channel) => checkChannel(apiUrl, { botToken, channel }))))];
  } catch (error) {
    return [fail('slack', `no answer: ${codeOf(error)}`, 'see whether this machine reaches Slack; then try again')];
  }
}

type Asked = { readonly botToken: string; readonly form?: Readonly<Record<string, string>> };

function call(apiUrl: string, method: string, { botToken, form }: Asked): Promise<Response> {
  return fetch(new URL(method, apiUrl.endsWith('/') ? apiUrl : `${apiUrl}/`), {
    method: 'POST',
    headers: { authorization: `Bearer ${botToken}` },
    ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
    signal: AbortSignal.timeout(patienceMs),
  });
}

type Place = { readonly botToken: string; readonly channel: string };

async function checkChannel(apiUrl: string, { botToken, channel }: Place): Promise<CheckResult> {
  if (!/^[CG][A-Z0-9]{8,}$/.test(channel)) return findByName(apiUrl, { botToken, channel });
  const response = await call(apiUrl, 'conversations.info', { botToken, form: { channel } });
  return judgeSlackChannel(channel, channelAnswer.parse(await response.json()));
}

/** Slack finds channels by id alone; a name is looked up among all that the app can see. */
async function findByName(apiUrl: string, { botToken, channel }: Place): Promise<CheckResult> {
  const wantedName = channel.replace(/^#/, '');
  let cursor = '';
  do {
    const form = { types: 'public_channel,private_channel', limit: '200', cursor };
    const response = await call(apiUrl, 'conversations.list', { botToken, form });
    const page = listAnswer.parse(await response.json());
    if (!page.ok) return judgeSlackChannel(channel, { ok: false, error: page.error });
    const found = page.channels?.find(({ name }) => name === wantedName);
    if (found !== undefined) return judgeSlackChannel(channel, { ok: true, channel: found });
    cursor = page.response_metadata?.next_cursor ?? '';
  } while (cursor !== '');
  return judgeSlackChannel(channel, { ok: false, error: 'channel_not_found' });
}

/** Judges what Slack said about a token. */
export function judgeSlack({ ok: isGood, team, user, error, scopes }: SlackAnswer): readonly CheckResult[] {
  if (!isGood) {
    const remedy = 'install the app again and set SLACK_BOT_TOKEN';
    return [fail('slack', `Slack refuses the token: ${error ?? 'unknown'}`, remedy)];
  }
  const speaks = ok('slack', `${user ?? '-'} in ${team ?? '-'} answers to its token`);
  return scopes === undefined ? [speaks] : [speaks, judgeScopes(scopes)];
}

function judgeScopes(given: readonly string[]): CheckResult {
  const missing = Object.keys(wanted).filter((scope) => !given.includes(scope));
  if (missing.length === 0) return ok('slack scopes', `all ${Object.keys(wanted).length} that are needed`);
  return fail('slack scopes', `missing: ${missing.join(', ')}`, 'add them to the app and install it again');
}

/** Judges what Slack said about a channel of a programme. */
export function judgeSlackChannel(
  channel: string,
  { ok: isGood, error, channel: found }: SlackChannelAnswer,
): CheckResult {
  const name = 'slack channel';
  if (!isGood && error !== 'channel_not_found')
    return warn(name, `${channel}: ${error ?? 'unknown'}`, 'try again later');
  if (!isGood) return fail(name, `${channel} is not there, or private`, 'correct the programme, or invite the app');
  if (found?.is_archived === true) return fail(name, `${channel} is archived`, 'unarchive it, or name another');
  if (found?.is_member !== true) return fail(name, `the app is not in ${channel}`, 'invite it: /invite @hakaru');
  return ok(name, `the app is in ${channel}`);
}
