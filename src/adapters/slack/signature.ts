import { isValidSlackRequest } from '@slack/bolt';
import { RejectedRequest } from '../../bot/errors.ts';
import type { SlackAccount } from './client.ts';

/** Slack's own limit against requests that were recorded and are played again. */
const MAX_SKEW_SECONDS = 300;

function headerOf(headers: Readonly<Record<string, unknown>>, name: string): string {
  const value = headers[name];
  return typeof value === 'string' ? value : '';
}

/** Bolt's check takes any time to come, so that a signed request could be kept for years. */
function refuseSkew(timestamp: string, now: Date): number {
  const seconds = /^\d{1,12}$/.test(timestamp) ? Number(timestamp) : Number.NaN;
  const isNear = Math.abs(Math.floor(now.getTime() / 1000) - seconds) <= MAX_SKEW_SECONDS;
  if (!isNear) throw new RejectedRequest('slack-request-stale', 401);
  return seconds;
}

/** What a signature is checked with. */
export type Signed = {
  readonly rawBody: Buffer;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly now: Date;
};

/**
 * Finds the app whose secret signed exactly these bytes, not more than five minutes from now in either direction.
 * Bytes that are no UTF-8 fit no signature; an empty secret fits none either.
 * @throws {RejectedRequest} slack-signature-missing, slack-request-stale, slack-signature-invalid
 * @source https://docs.slack.dev/authentication/verifying-requests-from-slack
 */
export function verifySlackSignature({ rawBody, headers, now }: Signed, apps: readonly SlackAccount[]): SlackAccount {
  const signature = headerOf(headers, 'x-slack-signature');
  const timestamp = headerOf(headers, 'x-slack-request-timestamp');
  if (signature === '' || timestamp === '') throw new RejectedRequest('slack-signature-missing', 401);
  const signed = { 'x-slack-signature': signature, 'x-slack-request-timestamp': refuseSkew(timestamp, now) };
  const body = rawBody.toString('utf8');
  const signer = apps.find(({ signingSecret }) =>
    isValidSlackRequest({ signingSecret, body, headers: signed, nowMilliseconds: now.getTime() }),
  );
  if (signer === undefined) throw new RejectedRequest('slack-signature-invalid', 401);
  return signer;
}
