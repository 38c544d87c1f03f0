import { createHmac } from 'node:crypto';
import type { SlackState } from './state.ts';
import type { RecordedSlackRequest } from './types.ts';

/** Slack waits this long for an answer, milliseconds. */
const TIMEOUT_MS = 3_000;

/** What is sent to the app. */
export type AppRequest = {
  readonly kind: RecordedSlackRequest['kind'];
  readonly contentType: string;
  readonly raw: string;
  /** As it is written down. */
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Which retry this is; 0 = the first attempt. */
  readonly retry?: number;
  /** Another signature than the right one; '' = none. */
  readonly signature?: string;
  /** Moves the timestamp of the signature, seconds. */
  readonly skewSeconds?: number;
};

/** `reason`: as in `x-slack-retry-reason`; null after a 2xx. */
export type AppAnswer = RecordedSlackRequest & { readonly reason: string | null; readonly noRetry: boolean };

/** `v0=` hex(HMAC-SHA256(secret, `v0:{timestamp}:{body}`)). */
export function signSlack(secret: string, timestamp: number, raw: string): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${raw}`).digest('hex')}`;
}

type Outcome = Pick<AppAnswer, 'status' | 'answer' | 'reason' | 'noRetry'>;

async function post(state: SlackState, request: AppRequest): Promise<Outcome> {
  const timestamp = Math.floor(state.now() / 1000) + (request.skewSeconds ?? 0);
  const signature = request.signature ?? signSlack(state.signingSecret, timestamp, request.raw);
  const signed =
    signature === '' ? {} : { 'x-slack-signature': signature, 'x-slack-request-timestamp': `${timestamp}` };
  try {
    const response = await fetch(state.appUrl, {
      method: 'POST',
      headers: { 'content-type': request.contentType, ...signed, ...request.headers },
      body: request.raw,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const answer = await response.text();
    const noRetry = response.headers.get('x-slack-no-retry') === '1';
    return { status: response.status, answer, reason: response.ok ? null : 'http_error', noRetry };
  } catch (error) {
    const isLate = error instanceof Error && error.name === 'TimeoutError';
    return { status: 'failed', answer: '', reason: isLate ? 'http_timeout' : 'connection_failed', noRetry: false };
  }
}

/** Sends one request to the app, signed, and writes it down. */
export async function requestApp(state: SlackState, request: AppRequest): Promise<AppAnswer> {
  const at = state.now();
  const nowhere: Outcome = { status: 'failed', answer: '', reason: 'connection_failed', noRetry: false };
  const { status, answer, reason, noRetry } = state.appUrl === '' ? nowhere : await post(state, request);
  const { kind, body, retry = 0 } = request;
  const recorded: RecordedSlackRequest = { id: state.requests.length + 1, at, kind, retry, body, status, answer };
  state.requests.push(recorded);
  state.listeners.say({ kind: 'request', request: recorded });
  return { ...recorded, reason, noRetry };
}
