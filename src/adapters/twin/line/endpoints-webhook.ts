import type { HostAnswer } from '../http-host.ts';
import { deliverOnce } from './deliver-once.ts';
import { refuse } from './refusal.ts';
import { type Call, hourly, json, type Route } from './route.ts';

function endpoint({ state }: Call): HostAnswer {
  if (state.webhookUrl === '') return refuse(404, 'Webhook endpoint not found');
  return { status: 200, body: { endpoint: state.webhookUrl, active: true } };
}

/** LINE sends a webhook without events and tells how it was answered. */
async function test({ state }: Call): Promise<HostAnswer> {
  if (state.webhookUrl === '') return refuse(404, 'Webhook endpoint not found');
  const bytes = Buffer.from(JSON.stringify({ destination: state.botUserId, events: [] }));
  const { status, failure } = await deliverOnce(state, bytes);
  const [statusCode, reason] = status === 'failed' ? [0, failure?.toUpperCase() ?? ''] : [status, String(status)];
  const timestamp = new Date(state.now()).toISOString();
  const isGood = failure === null;
  return {
    status: 200,
    body: { success: isGood, timestamp, statusCode, reason: isGood ? 'OK' : reason, detail: String(statusCode) },
  };
}

const webhook = /^\/v2\/bot\/channel\/webhook\/endpoint$/;

/** Where LINE delivers, and its test. @source https://developers.line.biz/en/reference/messaging-api/#test-webhook-endpoint */
export const webhookRoutes: readonly Route[] = [
  { name: 'webhook-endpoint', method: 'GET', path: webhook, handle: endpoint },
  {
    name: 'webhook-test',
    method: 'POST',
    path: /^\/v2\/bot\/channel\/webhook\/test$/,
    takes: json,
    rate: hourly(60),
    handle: test,
  },
];
