import { HTTPFetchError, type messagingApi } from '@line/bot-sdk';
import { z } from 'zod';
import type { Logger } from '../../bot/log.ts';
import type { Delivery, DeliveryResult } from '../../bot/ports.ts';
import { inTime, kindOfId, type LineAccess, lineClient } from './client.ts';
import { failureOf, type LineFailure } from './failure.ts';

/** Messages were checked when they were frozen; they travel as they are. */
const frozen = z.array(z.custom<messagingApi.Message>((message) => typeof message === 'object' && message !== null));

const sentBody = z.looseObject({ sentMessages: z.array(z.looseObject({ id: z.coerce.string() })).catch([]) });
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

type Answer = { readonly httpResponse: Response; readonly body: unknown };

function sentIds(body: unknown): readonly string[] {
  const parsed = sentBody.safeParse(body);
  return parsed.success ? parsed.data.sentMessages.map(({ id }) => id) : [];
}

/** A push that LINE accepted before answers 409 and names the messages once more. */
function sentBefore(error: unknown): DeliveryResult {
  if (!(error instanceof HTTPFetchError)) return { result: 'sent', messageIds: [] };
  try {
    return { result: 'sent', messageIds: sentIds(JSON.parse(error.body)) };
  } catch {
    return { result: 'sent', messageIds: [] };
  }
}

function resultOf(failure: LineFailure, by: 'reply' | 'push', error: unknown): DeliveryResult {
  switch (failure.kind) {
    case 'token-gone':
      return by === 'reply' ? { result: 'token-gone' } : { result: 'refused', code: 'line-message-invalid' };
    case 'accepted-before':
      return by === 'push' ? sentBefore(error) : { result: 'refused', code: 'line-refused' };
    case 'quota':
      return { result: 'quota', code: 'line-quota-exhausted' };
    case 'rate-limited': {
      const wait = failure.afterMs === undefined ? {} : { afterMs: failure.afterMs };
      return { result: 'later', code: 'line-rate-limited', ambiguous: false, ...wait };
    }
    case 'refused':
      return { result: 'refused', code: failure.code };
    case 'not-connected':
      return { result: 'later', code: 'line-unavailable', ambiguous: false };
    case 'server-error':
    case 'no-answer':
      return { result: 'later', code: 'line-unavailable', ambiguous: true };
  }
}

async function send(access: LineAccess, delivery: Delivery): Promise<Answer> {
  const client = lineClient(access, delivery.channel);
  const messages = frozen.parse(delivery.messages);
  if (delivery.by === 'push') {
    // The key goes along from the first attempt: LINE compares later ones with it for 24 hours.
    return inTime(access, client.pushMessageWithHttpInfo({ to: delivery.person, messages }, delivery.key));
  }
  // A reply has no retry key (LINE refuses one); its token works only once.
  return inTime(access, client.replyMessageWithHttpInfo({ replyToken: delivery.by.reply, messages }));
}

function requestIdOf(headers: Headers): { requestId?: string } {
  const requestId = headers.get('x-line-request-id');
  return requestId === null ? {} : { requestId };
}

function logFailure(log: Logger, failure: LineFailure, error: unknown): void {
  const fields = error instanceof HTTPFetchError ? requestIdOf(error.headers) : {};
  const status = 'status' in failure ? { status: failure.status } : {};
  log.warn('line-not-sent', { platform: 'line', reason: failure.kind, ...status, ...fields });
}

function isAddressed({ by, person, key }: Delivery): boolean {
  return by === 'push' ? kindOfId(person) !== null && uuid.test(key) : by.reply !== '';
}

/**
 * Carries out one call to LINE and says how it ended; never throws for what LINE or the network does.
 * `refused` codes: line-message-invalid, line-refused, host-not-allowed.
 */
export async function deliver(access: LineAccess, log: Logger, delivery: Delivery): Promise<DeliveryResult> {
  const by = delivery.by === 'push' ? 'push' : 'reply';
  if (!isAddressed(delivery)) {
    log.error('line-not-sent', { platform: 'line', reason: 'not-addressed' });
    return { result: 'refused', code: 'line-refused' };
  }
  try {
    const { httpResponse, body } = await send(access, delivery);
    log.info('line-sent', { platform: 'line', method: by, ...requestIdOf(httpResponse.headers) });
    return { result: 'sent', messageIds: sentIds(body) };
  } catch (error) {
    const failure = failureOf(error);
    logFailure(log, failure, error);
    return resultOf(failure, by, error);
  }
}
