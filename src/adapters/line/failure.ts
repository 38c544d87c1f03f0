import { HTTPFetchError } from '@line/bot-sdk';
import { z } from 'zod';
import { type ErrorCode, ExternalError } from '../../bot/errors.ts';

/** Why a call to LINE did not come to a good answer. */
export type LineFailure =
  | { readonly kind: 'token-gone' | 'quota' | 'accepted-before'; readonly status: number }
  | { readonly kind: 'rate-limited'; readonly status: number; readonly afterMs?: number }
  | { readonly kind: 'refused'; readonly status: number; readonly code: ErrorCode }
  /** LINE answered with 5xx: it may have done it. */
  | { readonly kind: 'server-error'; readonly status: number }
  /** No connection came about, so LINE cannot have seen the call. */
  | { readonly kind: 'not-connected' }
  /** The call went out and its answer never came. */
  | { readonly kind: 'no-answer' };

const errorBody = z.looseObject({ message: z.string() });

/** Failures of looking up, connecting and agreeing on encryption all come before the first byte of a request. */
const beforeSending =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_\w+|ENETUNREACH|EHOSTUNREACH|UND_ERR_CONNECT_TIMEOUT|CERT_\w+|UNABLE_TO_\w+|\w+_CERT\w*|ERR_TLS_\w+)$/;

/** The error object of an answer's body, or an empty text. */
function messageOf(error: HTTPFetchError): string {
  try {
    return errorBody.parse(JSON.parse(error.body)).message;
  } catch {
    return '';
  }
}

function tooManyRequests(error: HTTPFetchError): LineFailure {
  const { status } = error;
  if (/monthly limit/i.test(messageOf(error))) return { kind: 'quota', status };
  const seconds = Number(error.headers.get('retry-after') ?? Number.NaN);
  return { kind: 'rate-limited', status, ...(seconds >= 0 && { afterMs: Math.ceil(seconds * 1000) }) };
}

function httpFailure(error: HTTPFetchError): LineFailure {
  const { status } = error;
  if (status >= 500) return { kind: 'server-error', status };
  if (status === 429) return tooManyRequests(error);
  if (status === 409) return { kind: 'accepted-before', status };
  if (status === 400 && /invalid reply token/i.test(messageOf(error))) return { kind: 'token-gone', status };
  const isAboutMessages = status === 400 || status === 413 || status === 415;
  return { kind: 'refused', status, code: isAboutMessages ? 'line-message-invalid' : 'line-refused' };
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Sorts out what a failed call means. @source https://developers.line.biz/en/docs/messaging-api/retrying-api-request/ */
export function failureOf(error: unknown): LineFailure {
  if (error instanceof HTTPFetchError) return httpFailure(error);
  const cause = error instanceof Error ? error.cause : undefined;
  const own = [error, cause].find((candidate) => candidate instanceof ExternalError);
  if (own !== undefined && own.retry === 'never') return { kind: 'refused', status: 0, code: own.code };
  if (beforeSending.test(codeOf(cause)) || beforeSending.test(codeOf(error))) return { kind: 'not-connected' };
  return { kind: 'no-answer' };
}

/** The same as an error for callers that ask instead of deliver. */
export function externalError(failure: LineFailure, cause: unknown): ExternalError {
  switch (failure.kind) {
    case 'refused':
      return new ExternalError(failure.code, 'never', { cause });
    case 'quota':
      return new ExternalError('line-quota-exhausted', 'never', { cause });
    case 'rate-limited':
      return new ExternalError('line-rate-limited', 'later', { cause });
    case 'token-gone':
    case 'accepted-before':
      return new ExternalError('line-refused', 'never', { cause });
    case 'server-error':
    case 'not-connected':
    case 'no-answer':
      return new ExternalError('line-unavailable', 'later', { cause });
  }
}
