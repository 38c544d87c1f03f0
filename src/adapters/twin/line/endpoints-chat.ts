import { z } from 'zod';
import type { HostAnswer } from '../http-host.ts';
import { deliverOnce } from './deliver-once.ts';
import { USER_ID } from './recipients.ts';
import { check, type Detail, refuse, refuseBody } from './refusal.ts';
import { type Call, hourly, json, type Route } from './route.ts';

const loadingBody = z.strictObject({ chatId: z.string('May not be empty'), loadingSeconds: z.int().optional() });

function loadingFaults(body: unknown): readonly Detail[] {
  const parsed = loadingBody.safeParse(body);
  if (!parsed.success) return check(loadingBody, body);
  const { chatId, loadingSeconds = 20 } = parsed.data;
  const faults: Detail[] = [];
  const property = 'loadingSeconds';
  if (loadingSeconds < 5 || loadingSeconds > 60) faults.push({ message: 'Must be between 5 and 60', property });
  if (loadingSeconds % 5 !== 0) faults.push({ message: 'must be a multiple of five', property });
  if (!USER_ID.test(chatId)) {
    const message = 'Only user id is acceptable, please confirm if there are any group/room ids or illegal ids.';
    faults.push({ message, property: 'chatId' });
  }
  return faults;
}

/** Never an error for people who block the account: they just do not see it. */
function loading({ state, body }: Call): HostAnswer {
  const faults = loadingFaults(body);
  if (faults.length > 0) return refuseBody(faults);
  const { chatId, loadingSeconds = 20 } = loadingBody.parse(body);
  const chat = state.chats.get(chatId);
  if (chat === undefined) return refuse(400, 'Failed to display the loading animation');
  if (state.persons.get(chatId)?.isBlocking !== true) {
    chat.loadingUntil = state.now() + loadingSeconds * 1000;
    state.listeners.say({ kind: 'loading', chatId, seconds: loadingSeconds });
  }
  return { status: 202, body: {} };
}

const readBody = z.strictObject({ markAsReadToken: z.string('May not be empty').min(1, 'May not be empty') });

/** Marks the message and all before it. */
function markAsRead({ state, body }: Call): HostAnswer {
  const faults = check(readBody, body);
  if (faults.length > 0) return refuseBody(faults);
  const known = state.readTokens.get(readBody.parse(body).markAsReadToken);
  const chat = known === undefined ? undefined : state.chats.get(known.chatId);
  if (known === undefined || chat === undefined) {
    return refuse(400, 'Invalid markAsReadToken. Tokens must be used by the bot that received them via Webhook.');
  }
  for (const entry of chat.entries) {
    if (entry.from === 'owner') entry.read = true;
    if (entry.id === known.messageId) break;
  }
  state.listeners.say({ kind: 'changed', chatId: chat.id, messageId: known.messageId });
  return { status: 200, body: {} };
}

function endpoint({ state }: Call): HostAnswer {
  if (state.webhookUrl === '') return refuse(404, 'Not found');
  return { status: 200, body: { endpoint: state.webhookUrl, active: true } };
}

const endpointBody = z.strictObject({ endpoint: z.url().max(500) });

function setEndpoint({ state, body }: Call): HostAnswer {
  const parsed = endpointBody.safeParse(body);
  if (!parsed.success) return refuse(400, 'Invalid webhook endpoint URL');
  state.webhookUrl = parsed.data.endpoint;
  return { status: 200, body: {} };
}

const REASONS = {
  could_not_connect: 'COULD_NOT_CONNECT',
  request_timeout: 'REQUEST_TIMEOUT',
  error_status_code: 'ERROR_STATUS_CODE',
};

/** Sends a webhook without events and tells how it went. */
async function testEndpoint({ state }: Call): Promise<HostAnswer> {
  if (state.webhookUrl === '') return refuse(404, 'Not found');
  const empty = Buffer.from(JSON.stringify({ destination: state.botUserId, events: [] }));
  const { status, failure } = await deliverOnce(state, empty);
  const statusCode = status === 'failed' ? 0 : status;
  const reason = failure === null ? 'OK' : REASONS[failure];
  const body = {
    success: failure === null,
    timestamp: new Date(state.now()).toISOString(),
    statusCode,
    reason,
    detail: String(status),
  };
  return { status: 200, body };
}

const webhookPath = /^\/v2\/bot\/channel\/webhook\/endpoint$/;

/** The loading animation, read marks and the webhook's address. */
export const chatRoutes: readonly Route[] = [
  {
    name: 'loading',
    method: 'POST',
    path: /^\/v2\/bot\/chat\/loading\/start$/,
    takes: json,
    rate: { calls: 100, perMs: 1_000 },
    handle: loading,
  },
  { name: 'mark-as-read', method: 'POST', path: /^\/v2\/bot\/chat\/markAsRead$/, takes: json, handle: markAsRead },
  { name: 'webhook-endpoint', method: 'GET', path: webhookPath, handle: endpoint },
  { name: 'webhook-endpoint-set', method: 'PUT', path: webhookPath, takes: json, handle: setEndpoint },
  {
    name: 'webhook-test',
    method: 'POST',
    path: /^\/v2\/bot\/channel\/webhook\/test$/,
    rate: hourly(60),
    handle: testEndpoint,
  },
];
