import { createHmac } from 'node:crypto';
import { z } from 'zod';
import type { LineState } from './state.ts';
import type { RecordedWebhook } from './types.ts';

/** LINE waits this long for an answer, milliseconds. @source https://developers.line.biz/en/docs/messaging-api/check-webhook-error-statistics/ */
const TIMEOUT_MS = 2_000;

const withTokens = z.looseObject({ events: z.array(z.looseObject({ replyToken: z.string().optional() })) });

/** The minute of a reply token starts anew with every delivery. */
function startMinutes(state: LineState, body: unknown): void {
  const parsed = withTokens.safeParse(body);
  for (const { replyToken } of parsed.success ? parsed.data.events : []) {
    const token = replyToken === undefined ? undefined : state.replyTokens.get(replyToken);
    if (token !== undefined) token.deliveredAt = state.now();
  }
}

function parsed(bytes: Buffer): unknown {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    return value;
  } catch {
    return bytes.toString('utf8');
  }
}

/** base64(HMAC-SHA256(channel secret, raw body)). */
export function signLine(secret: string, bytes: Buffer): string {
  return createHmac('sha256', secret).update(bytes).digest('base64');
}

type Outcome = Pick<RecordedWebhook, 'status' | 'failure'>;

async function post(url: string, bytes: Buffer, signature: string): Promise<Outcome> {
  const signed = signature === '' ? {} : { 'x-line-signature': signature };
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8', 'user-agent': 'LineBotWebhook/2.0', ...signed },
      body: new Uint8Array(bytes),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await response.arrayBuffer();
    return { status: response.status, failure: response.ok ? null : 'error_status_code' };
  } catch (error) {
    const isLate = error instanceof Error && error.name === 'TimeoutError';
    return { status: 'failed', failure: isLate ? 'request_timeout' : 'could_not_connect' };
  }
}

/** Sends one body to the bot once; '' as signature leaves the header away. */
export async function deliverOnce(
  state: LineState,
  bytes: Buffer,
  signature = signLine(state.channelSecret, bytes),
): Promise<RecordedWebhook> {
  const body = parsed(bytes);
  startMinutes(state, body);
  const at = state.now();
  const outcome: Outcome =
    state.webhookUrl === ''
      ? { status: 'failed', failure: 'could_not_connect' }
      : await post(state.webhookUrl, bytes, signature);
  const recorded: RecordedWebhook = { id: state.webhooks.length + 1, at, body, ...outcome };
  state.webhooks.push(recorded);
  state.listeners.say({ kind: 'webhook', webhook: recorded });
  return recorded;
}
