import { type Fault, type FaultQueue, waitAsFault } from '../faults.ts';
import type { HostAnswer, HostHandle, HostRequest } from '../http-host.ts';
import { createTokenBuckets, type TokenBuckets } from '../token-bucket.ts';
import { record } from './record.ts';
import { refuse } from './refusal.ts';
import { type Route, usualRate } from './route.ts';
import type { LineState } from './state.ts';

const MAX_BYTES = 2 * 1024 * 1024;

const FAULT_ANSWERS = {
  'rate-429': refuse(429, 'The API rate limit has been exceeded. Try again later.'),
  'quota-429': refuse(429, 'You have reached your monthly limit.'),
  '500': refuse(500, 'Internal server error'),
} as const;

type Parts = {
  readonly state: LineState;
  readonly faults: FaultQueue;
  readonly buckets: TokenBuckets;
  readonly routes: readonly Route[];
};

function isAllowed(state: LineState, { headers }: HostRequest): boolean {
  return headers['authorization'] === `Bearer ${state.accessToken}`;
}

const contentType = ({ headers }: HostRequest): string => (headers['content-type'] ?? '').split(';')[0]?.trim() ?? '';

/** What is wrong before the endpoint itself is asked. */
function refuseEarly({ state, buckets }: Parts, request: HostRequest, route: Route): HostAnswer | null {
  if (!isAllowed(state, request)) {
    const why = request.headers['authorization'] === undefined ? 'missing authorization header' : 'invalid token';
    return refuse(401, `Authentication failed due to the following reason: ${why}`);
  }
  if (state.rateLimits && !buckets.take(route.name, route.rate ?? usualRate)) return FAULT_ANSWERS['rate-429'];
  if (request.body.byteLength > MAX_BYTES) return refuse(413, 'Request exceeds the max size of 2MB');
  const type = contentType(request);
  const isRefused = route.takes !== undefined && !route.takes.includes(type);
  return isRefused ? refuse(415, `The content type, ${type}, is not supported`) : null;
}

type Parsed = { readonly ok: boolean; readonly value: unknown };

function parse(request: HostRequest, route: Route): Parsed {
  if (route.takes?.includes('application/json') !== true) return { ok: true, value: null };
  try {
    return { ok: true, value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(request.body)) };
  } catch {
    return { ok: false, value: null };
  }
}

async function answer(parts: Parts, request: HostRequest, route: Route, requestId: string): Promise<HostAnswer> {
  const early = refuseEarly(parts, request, route);
  if (early !== null) return early;
  const { ok, value } = parse(request, route);
  if (!ok) return refuse(400, 'The request body could not be parsed as JSON (line: 1, column: 1)');
  const [, first = '', second = ''] = route.path.exec(request.path) ?? [];
  const { headers, body: bytes } = request;
  return route.handle({ state: parts.state, params: [first, second], body: value, bytes, headers, requestId });
}

function find(routes: readonly Route[], request: HostRequest): Route | HostAnswer {
  const there = routes.filter(({ path }) => path.test(request.path));
  const found = there.find(({ method }) => method === request.method);
  if (found !== undefined) return found;
  return there.length > 0 ? refuse(405, 'Method not allowed') : refuse(404, 'Not found');
}

function faultAnswer(fault: Fault | null): HostAnswer | null {
  if (fault === null) return null;
  return fault.kind === 'rate-429' || fault.kind === 'quota-429' || fault.kind === '500'
    ? FAULT_ANSWERS[fault.kind]
    : null;
}

/** The API of LINE, both hosts in one. */
export function createLineApi(state: LineState, faults: FaultQueue, routes: readonly Route[]): HostHandle {
  const parts: Parts = { state, faults, routes, buckets: createTokenBuckets(state.now) };
  return async (request) => {
    const requestId = state.seeded.uuid();
    const route = find(routes, request);
    const endpoint = 'handle' in route ? route.name : 'unknown';
    const fault = faults.take(endpoint);
    const about = { request, endpoint, requestId, fault };
    if (fault?.kind === 'drop-before') {
      record(state, about, null);
      return 'drop';
    }
    await waitAsFault(fault);
    const planned = faultAnswer(fault);
    const given = planned ?? ('handle' in route ? await answer(parts, request, route, requestId) : route);
    record(state, about, given);
    if (fault?.kind === 'drop-after') return 'drop';
    return { ...given, headers: { 'x-line-request-id': requestId, ...given.headers } };
  };
}
