import type { HostAnswer } from '../http-host.ts';
import { refuse } from './refusal.ts';
import type { Call } from './route.ts';

const DAY_MS = 24 * 3_600_000;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The retry key of a call, or undefined. */
export function retryKeyOf({ headers }: Call): string | undefined {
  return headers['x-line-retry-key'];
}

function sentMessagesOf(answer: HostAnswer): unknown {
  const body = answer.body;
  return typeof body === 'object' && body !== null && 'sentMessages' in body ? body.sentMessages : undefined;
}

/**
 * Lets a request be accepted once a day under its key.
 * @source https://developers.line.biz/en/docs/messaging-api/retrying-api-request/
 */
export function once(call: Call, endpoint: string, send: () => HostAnswer): HostAnswer {
  const key = retryKeyOf(call);
  if (key === undefined) return send();
  if (!UUID.test(key)) return refuse(400, "The property, 'X-Line-Retry-Key', in the request header is invalid");
  const { state, requestId } = call;
  const request = `${endpoint}\n${call.bytes.toString('utf8')}`;
  const known = state.acceptedRequests.get(key.toLowerCase());
  if (known !== undefined && state.now() - known.at < DAY_MS) {
    if (known.request !== request) return refuse(400, 'The retry key was used for another request');
    const sent = known.sentMessages === undefined ? {} : { sentMessages: known.sentMessages };
    return {
      status: 409,
      headers: { 'x-line-accepted-request-id': known.requestId },
      body: { message: 'The retry key is already accepted', ...sent },
    };
  }
  const answer = send();
  if (answer.status >= 300) return answer;
  const accepted = { at: state.now(), request, requestId, sentMessages: sentMessagesOf(answer) };
  state.acceptedRequests.set(key.toLowerCase(), accepted);
  return answer;
}
