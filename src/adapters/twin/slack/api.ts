import { type Fault, type FaultQueue, waitAsFault } from '../faults.ts';
import type { HostAnswer, HostHandle, HostRequest } from '../http-host.ts';
import { createTokenBuckets, type TokenBuckets } from '../token-bucket.ts';
import type { SlackStage } from './messages.ts';
import type { Method } from './method.ts';
import { chatMethods } from './methods-chat.ts';
import { conversationMethods } from './methods-conversations.ts';
import { fileMethods } from './methods-files.ts';
import { viewMethods } from './methods-views.ts';
import { parseArguments } from './parse-arguments.ts';
import { SlackRefusal } from './refusal.ts';
import { sideDoor } from './side-doors.ts';
import type { SlackState } from './state.ts';
import type { Json } from './types.ts';

const METHODS: Readonly<Record<string, Method>> = {
  ...chatMethods,
  ...conversationMethods,
  ...viewMethods,
  ...fileMethods,
};

const RETRY_AFTER_SECONDS = 30;
/** Refusals that a careful app meets as well. */
const NOT_VIOLATIONS = new Set([
  'ratelimited',
  'is_archived',
  'not_in_channel',
  'channel_not_found',
  'message_not_found',
  'file_not_found',
  'thread_not_found',
]);

function limited(seconds: number): HostAnswer {
  return { status: 429, headers: { 'retry-after': String(seconds) }, body: { ok: false, error: 'ratelimited' } };
}

function checkToken(state: SlackState, { headers }: HostRequest, args: Json): void {
  const given = headers['authorization']?.replace(/^Bearer /, '') ?? args['token'];
  if (given === undefined) throw new SlackRefusal('not_authed');
  if (given !== state.botToken) throw new SlackRefusal('invalid_auth');
}

function refused({ state }: SlackStage, method: string, { code, messages }: SlackRefusal): HostAnswer {
  if (!NOT_VIOLATIONS.has(code)) state.violations.push(`${method}: ${code} ${messages.join(' ')}`.trim());
  const details = messages.length === 0 ? {} : { errors: messages, response_metadata: { messages } };
  return { status: 200, body: { ok: false, error: code, ...details } };
}

type Parts = { readonly stage: SlackStage; readonly buckets: TokenBuckets };

/** @throws {SlackRefusal} whatever the method refuses */
function run({ stage, buckets }: Parts, name: string, request: HostRequest): HostAnswer {
  const { state } = stage;
  const args = parseArguments(request);
  const method = METHODS[name];
  if (args === null) throw new SlackRefusal('invalid_json');
  if (method === undefined) throw new SlackRefusal('unknown_method');
  checkToken(state, request, args);
  const missing = method.scopes.filter((scope) => !state.scopes.has(scope));
  if (missing.length > 0) throw new SlackRefusal('missing_scope', missing);
  const lane = `${name} ${String(args['channel'])}`;
  const isFull = state.rateLimits && name === 'chat.postMessage' && !buckets.take(lane, { calls: 10, perMs: 10_000 });
  if (isFull) return limited(1);
  // Slack names the token's scopes with every answer.
  const headers = { 'x-oauth-scopes': [...state.scopes].join(',') };
  return { status: 200, headers, body: { ok: true, ...method.run({ ...stage, args }) } };
}

function answer(parts: Parts, name: string, request: HostRequest): HostAnswer {
  try {
    return run(parts, name, request);
  } catch (error) {
    if (error instanceof SlackRefusal) return refused(parts.stage, name, error);
    throw error;
  }
}

function faultAnswer(fault: Fault | null): HostAnswer | null {
  if (fault?.kind === 'rate-429' || fault?.kind === 'quota-429')
    return limited(fault.retryAfter ?? RETRY_AFTER_SECONDS);
  return fault?.kind === '500' ? { status: 500, body: { ok: false, error: 'internal_error' } } : null;
}

function record(
  state: SlackState,
  about: { request: HostRequest; name: string; fault: Fault | null },
  given: HostAnswer | null,
): void {
  const { request, name, fault } = about;
  const { token: _token, ...args } = parseArguments(request) ?? {};
  const call = {
    id: state.calls.length + 1,
    at: state.now(),
    method: name,
    path: request.path,
    args: request.path.startsWith('/upload/') ? {} : args,
    status: given?.status ?? null,
    answer: given?.body instanceof Uint8Array ? `${given.body.byteLength} bytes` : (given?.body ?? null),
    fault: fault?.kind ?? null,
  };
  state.calls.push(call);
  state.listeners.say({ kind: 'call', call });
}

/** Slack's Web API, and its addresses for files and later answers. Faults are planned by the method's name. */
export function createSlackApi(stage: SlackStage, faults: FaultQueue): HostHandle {
  const parts: Parts = { stage, buckets: createTokenBuckets(stage.state.now) };
  return async (request) => {
    const isMethod = request.path.startsWith('/api/');
    const name = isMethod ? request.path.slice('/api/'.length) : (request.path.split('/')[1] ?? '');
    const fault = faults.take(name);
    const about = { request, name, fault };
    if (fault?.kind === 'drop-before') {
      record(stage.state, about, null);
      return 'drop';
    }
    await waitAsFault(fault);
    const done = isMethod ? () => answer(parts, name, request) : () => sideDoor(stage, request);
    const given = faultAnswer(fault) ?? (await done());
    record(stage.state, about, given);
    return fault?.kind === 'drop-after' ? 'drop' : given;
  };
}
