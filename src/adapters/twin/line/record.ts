import type { Fault } from '../faults.ts';
import type { HostAnswer, HostRequest } from '../http-host.ts';
import type { LineState } from './state.ts';
import type { RecordedCall } from './types.ts';

/** What is known of a call before its answer. */
export type About = {
  readonly request: HostRequest;
  readonly endpoint: string;
  readonly requestId: string;
  readonly fault: Fault | null;
};

function readable(bytes: Buffer): unknown {
  if (bytes.byteLength === 0) return null;
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    return value;
  } catch {
    return `${bytes.byteLength} bytes`;
  }
}

function withoutToken(headers: Readonly<Record<string, string>>): Record<string, string> {
  const { authorization, ...rest } = headers;
  return authorization === undefined ? rest : { ...rest, authorization: 'Bearer …' };
}

const NOT_VIOLATIONS = new Set([409, 410, 429]);

/** Whether the sender should have known better; that something is not there any more is nobody's mistake. */
function isViolation({ endpoint, fault }: About, status: number): boolean {
  if (fault?.kind === '500' || status < 400 || status >= 500 || NOT_VIOLATIONS.has(status)) return false;
  return status !== 404 || endpoint === 'unknown';
}

/** Writes a call down; `answer` is null when the connection broke before anything was done. */
export function record(state: LineState, about: About, answer: HostAnswer | null): void {
  const { request, endpoint, requestId, fault } = about;
  const call: RecordedCall = {
    id: state.calls.length + 1,
    at: state.now(),
    endpoint,
    method: request.method,
    path: request.path,
    headers: withoutToken(request.headers),
    body: readable(request.body),
    status: answer?.status ?? null,
    answer: answer?.body instanceof Uint8Array ? `${answer.body.byteLength} bytes` : (answer?.body ?? null),
    requestId,
    fault: fault?.kind ?? null,
  };
  state.calls.push(call);
  if (answer !== null && isViolation(about, answer.status)) {
    state.violations.push(`${call.method} ${call.path} ${answer.status}: ${JSON.stringify(answer.body)}`);
  }
  state.listeners.say({ kind: 'call', call });
}
