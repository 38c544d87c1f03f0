import type { FastifyReply, FastifyRequest } from 'fastify';
import { ExternalError, RejectedRequest } from '../../bot/errors.ts';
import type { Logger } from '../../bot/log.ts';

/** What a client is told; nothing of the request or of the fault is repeated. */
type Answer = { readonly status: number; readonly code: string };

const MESSAGES: Readonly<Record<number, string>> = {
  400: 'The request could not be understood.',
  401: 'The request is not signed as it should be.',
  403: 'This is not allowed.',
  404: 'There is nothing here.',
  405: 'This method is not offered here.',
  408: 'The request took too long.',
  410: 'This is no longer available.',
  413: 'The request is too large.',
  415: 'This type of content is not accepted.',
  429: 'Too many requests. Please try again later.',
  503: 'The service is not ready. Please try again later.',
};
const CODES: Readonly<Record<number, string>> = {
  404: 'not-found',
  410: 'gone',
  413: 'body-too-large',
  415: 'unsupported-type',
};
const INTERNAL: Answer = { status: 500, code: 'internal' };

/** Sends `{error:{code,message}}`; the message depends on the status alone. */
export const sendError = (reply: FastifyReply, status: number, code: string): FastifyReply =>
  reply
    .code(status)
    .header('cache-control', 'no-store')
    .type('application/json; charset=utf-8')
    .send({ error: { code, message: MESSAGES[status] ?? 'Something went wrong.' } });

const statusOf = (error: unknown): number => {
  const status: unknown = error instanceof Error ? Reflect.get(error, 'statusCode') : undefined;
  return typeof status === 'number' ? status : 500;
};

const answerTo = (error: unknown): Answer => {
  if (error instanceof RejectedRequest) return { status: error.status, code: error.code };
  if (error instanceof ExternalError && error.retry === 'later') return { status: 503, code: error.code };
  const status = statusOf(error);
  // Only Fastify's own refusals carry a 4xx; everything else is our fault.
  return status >= 400 && status < 500 ? { status, code: CODES[status] ?? 'bad-request' } : INTERNAL;
};

/** Writes an error of a request into the log, without anything of either, and says how it is answered. */
export const noteError = (log: Logger, error: unknown, request: FastifyRequest): Answer => {
  const { status, code } = answerTo(error);
  const route = request.routeOptions.url ?? '-';
  const fields = { requestId: request.id, method: request.method, route, status, code };
  if (status >= 500) log.error('http.failed', { ...fields, reason: error instanceof Error ? error.name : 'unknown' });
  else log.warn('http.rejected', fields);
  return { status, code };
};

/** Builds the one way every error of a request takes to its answer and to the log. */
export const answerErrors =
  (log: Logger) =>
  (error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const { status, code } = noteError(log, error, request);
    return sendError(reply, status, code);
  };
