import type { FastifyError, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { type ErrorCode, RejectedRequest } from '../../bot/errors.ts';
import type { Logger } from '../../bot/log.ts';
import type { ReceiveEvents } from '../../bot/ports.ts';
import { type DecodedWebhook, decodeWebhook } from './decode.ts';
import { type LineSecret, signatureHeader, verifyLineSignature } from './signature.ts';

/** Counts what arrived, for the metrics. */
export type LineCounters = {
  readonly add: (what: 'events' | 'standby' | 'unknown' | 'ignored' | 'rejected', count: number) => void;
};

/** What the webhook needs; `channels` is asked for each request, because programmes come and go. */
export type LineWebhookOptions = {
  readonly channels: () => readonly LineSecret[];
  readonly receive: ReceiveEvents;
  readonly log: Logger;
  readonly counters?: LineCounters;
};

const BODY_LIMIT = 1_048_576;

const messages: Partial<Record<ErrorCode, string>> = {
  'line-signature-missing': 'The x-line-signature header is missing.',
  'line-signature-invalid': 'The signature does not fit the body.',
  'body-too-large': 'The body is larger than 1 MB.',
  'body-not-json': 'The body is not JSON.',
  'body-not-a-webhook': 'The body is not a LINE webhook.',
  'database-unavailable': 'The events could not be stored; please deliver them again.',
};

function rejectionOf(error: FastifyError | RejectedRequest): { code: string; status: number } {
  if (error instanceof RejectedRequest) return error;
  if (error.statusCode === 413) return { code: 'body-too-large', status: 413 };
  if (error.statusCode !== undefined && error.statusCode < 500) return { code: 'body-not-a-webhook', status: 400 };
  return { code: 'internal', status: 500 };
}

/** A signature made with one programme's secret must not speak for another programme's account. */
function refuseForeign(destination: string, signer: LineSecret, channels: readonly LineSecret[]): void {
  const owner = channels.find(({ channel }) => channel === destination);
  if (owner !== undefined && owner.secret !== signer.secret) throw new RejectedRequest('line-signature-invalid', 401);
}

function count(decoded: DecodedWebhook, counters: LineCounters | undefined): void {
  counters?.add('events', decoded.events.length);
  counters?.add('standby', decoded.standby);
  counters?.add('unknown', decoded.unknown);
  counters?.add('ignored', decoded.ignored);
}

function open(request: FastifyRequest, channels: readonly LineSecret[]): DecodedWebhook {
  const rawBody = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const signer = verifyLineSignature(rawBody, channels, signatureHeader(request.headers));
  const decoded = decodeWebhook(rawBody);
  refuseForeign(decoded.destination, signer, channels);
  return decoded;
}

async function store(decoded: DecodedWebhook, receive: ReceiveEvents, log: Logger): Promise<void> {
  if (decoded.events.length === 0) return;
  try {
    await receive(decoded.events);
  } catch (error) {
    // The name only: a database's message may quote what could not be stored.
    const reason = error instanceof Error ? error.name : 'unknown';
    log.error('line-events-not-stored', { platform: 'line', count: decoded.events.length, reason });
    throw new RejectedRequest('database-unavailable', 503);
  }
}

/**
 * Fastify plugin for `POST /line/webhook`: verifies the raw bytes, decodes, and answers 200 only when every event
 * is stored; 503 makes LINE deliver again.
 */
export function lineWebhook({ channels, receive, log, counters }: LineWebhookOptions): FastifyPluginAsync {
  return async (app) => {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: BODY_LIMIT }, (_request, body, done) => {
      done(null, body);
    });
    app.setErrorHandler((error: FastifyError | RejectedRequest, request: FastifyRequest, reply: FastifyReply) => {
      const { code, status } = rejectionOf(error);
      const fields = { platform: 'line', code, status, requestId: request.id };
      if (status >= 500) log.error('line-webhook-failed', fields);
      else log.warn('line-webhook-rejected', fields);
      counters?.add('rejected', 1);
      const message = Object.entries(messages).find(([known]) => known === code)?.[1] ?? 'Something went wrong.';
      return reply.code(status).send({ error: { code, message } });
    });
    app.post('/line/webhook', { bodyLimit: BODY_LIMIT }, async (request, reply) => {
      const decoded = open(request, channels());
      await store(decoded, receive, log);
      count(decoded, counters);
      return reply.code(200).send({});
    });
  };
}
