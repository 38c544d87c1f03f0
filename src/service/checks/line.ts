import {
  type LineBotInfo,
  type LineQuota,
  type LineWebhookTest,
  lineBotInfo,
  lineQuota,
  lineWebhookEndpoint,
  testLineWebhook,
} from '../../adapters/line/account.ts';
import { codeOf } from '../../bot/errors.ts';
import type { Config } from '../../config.ts';
import type { LineAccount } from '../line-accounts.ts';
import { type CheckResult, fail, ok, warn } from './check.ts';

/** What LINE says about one account. */
export type LineFacts = {
  readonly bot: LineBotInfo;
  readonly webhook: { readonly endpoint: string; readonly active: boolean } | null;
  /** What LINE's own test delivery found; null where no delivery is switched on. */
  readonly tested: LineWebhookTest | null;
  readonly quota: LineQuota;
};

type Addresses = Config['line'];

/** Asks LINE about an account and judges it; an account that cannot be asked is one failing line. */
export async function checkLineAccount(
  account: LineAccount,
  line: Addresses,
  publicUrl: string | null,
): Promise<readonly CheckResult[]> {
  try {
    return judgeLine(await readLineFacts(account, line), publicUrl);
  } catch (error) {
    return [lineUnreachable(account.label, codeOf(error))];
  }
}

async function readLineFacts(account: LineAccount, line: Addresses): Promise<LineFacts> {
  const { apiBaseUrl, dataApiBaseUrl } = line;
  const access = { accounts: () => account, apiBaseUrl, dataApiBaseUrl };
  const [bot, webhook, quota] = await Promise.all([
    lineBotInfo(access, account.label),
    lineWebhookEndpoint(access, account.label),
    lineQuota(access, account.label),
  ]);
  // LINE allows the test some times an hour: a refused test says nothing about the account.
  const tested = webhook?.active === true ? await testLineWebhook(access, account.label).catch(() => null) : null;
  return { bot, webhook, tested, quota };
}

/** The line for an account that LINE would not talk about. */
export function lineUnreachable(label: string, code: string): CheckResult {
  const what = `${label}: ${code}`;
  if (code === 'line-refused') return fail('line', what, 'issue a new channel access token in the LINE console');
  return fail('line', what, 'see whether this machine reaches LINE, and status pages; then try again');
}

/** Judges the token, the chat mode, the webhook and the quota of one account. */
export function judgeLine(
  { bot, webhook, tested, quota }: LineFacts,
  publicUrl: string | null,
): readonly CheckResult[] {
  const delivery = tested === null ? [] : [checkDelivery(tested)];
  return [checkBot(bot), checkWebhook(webhook, publicUrl), ...delivery, checkQuota(quota)];
}

function checkDelivery({ success, status, reason }: LineWebhookTest): CheckResult {
  if (success) return ok('line delivery', 'a test webhook was delivered and answered');
  const remedy =
    status === 401 || status === 403
      ? 'the channel secret differs: set the one of this channel'
      : 'see that the service runs and that its address is reached from outside with a valid certificate';
  return fail('line delivery', `LINE cannot deliver: ${reason} (${status ?? 'no answer'})`, remedy);
}

function checkBot({ basicId, displayName, chatMode }: LineBotInfo): CheckResult {
  const what = `${displayName ?? '-'} (${basicId ?? '-'}) answers to its token`;
  if (chatMode !== 'chat') return ok('line', what);
  return warn(
    'line',
    `${what}, but chat is on: LINE lets staff answer unseen`,
    'switch chat off in the account manager',
  );
}

function checkWebhook(webhook: LineFacts['webhook'], publicUrl: string | null): CheckResult {
  const wanted = `${publicUrl ?? 'https://…'}/line/webhook`;
  if (webhook === null) return fail('line webhook', 'no address is set', `set ${wanted} in the LINE console`);
  if (!webhook.active) return fail('line webhook', 'switched off', 'switch "Use webhook" on in the LINE console');
  if (publicUrl !== null && webhook.endpoint !== wanted) {
    return warn('line webhook', `LINE delivers to ${webhook.endpoint}`, `set ${wanted}, or correct PUBLIC_URL`);
  }
  // LINE tells nobody whether redelivery is on, so it stays on the list of things to look at.
  return ok('line webhook', `${webhook.endpoint} is on; redelivery cannot be asked for, see the README`);
}

const warnFrom = 0.8;

function checkQuota({ limit, used }: LineQuota): CheckResult {
  if (limit === null) return ok('line quota', `${used} messages pushed this month, no limit`);
  const what = `${used} of ${limit} messages pushed this month`;
  const remedy = 'take a larger plan; replies go on, reminders wait for next month';
  if (used >= limit) return fail('line quota', what, remedy);
  return used >= limit * warnFrom ? warn('line quota', what, remedy) : ok('line quota', what);
}
