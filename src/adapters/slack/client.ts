import { webApi } from '@slack/bolt';

/** One app in one workspace, with what it takes to speak for it. */
export type SlackAccount = { readonly label: string; readonly signingSecret: string; readonly botToken: string };

/** Where Slack is and with which token an account speaks to it; none: the account is not ours (any more). */
export type SlackAccess = {
  /** `account` is `T….A…`. */
  readonly accounts: (account: string) => Pick<SlackAccount, 'botToken'> | undefined;
  readonly apiUrl: string;
  /** How long Slack may take to answer, in milliseconds; 10 s unless given. The SDK itself would wait for ever. */
  readonly timeoutMs?: number;
};

export type SlackClient = webApi.WebClient;

const CALL_TIMEOUT_MS = 10_000;
const nothing = (): void => undefined;
/** The SDK's own lines would quote what is sent. */
const silent: webApi.Logger = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  getLevel: () => webApi.LogLevel.ERROR,
  setName: nothing,
};

/**
 * The SDK's client for an account; null when nobody gave us a token for it. It tries nothing twice by itself: a post
 * whose answer was lost would appear twice.
 */
export function slackClient(access: SlackAccess, account: string): SlackClient | null {
  const token = access.accounts(account)?.botToken ?? '';
  if (token === '') return null;
  const { apiUrl, timeoutMs = CALL_TIMEOUT_MS } = access;
  return new webApi.WebClient(token, {
    slackApiUrl: withSlash(apiUrl),
    timeout: timeoutMs,
    rejectRateLimitedCalls: true,
    retryConfig: { retries: 0 },
    logger: silent,
  });
}

function withSlash(url: string): string {
  return url.endsWith('/') ? url : `${url}/`;
}
