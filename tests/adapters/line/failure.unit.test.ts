import { describe, expect, it } from 'vitest';
import { externalError, failureOf } from '../../../src/adapters/line/failure.ts';
import { ExternalError } from '../../../src/bot/errors.ts';

const fetchFailed = (cause: unknown) => new TypeError('fetch failed', { cause });
const withCode = (code: string) => Object.assign(new Error(code), { code });

describe('failureOf', () => {
  it.each([
    'ECONNREFUSED',
    'ENOTFOUND',
    'EAI_AGAIN',
    'UND_ERR_CONNECT_TIMEOUT',
    'CERT_HAS_EXPIRED',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
  ])('%s comes before anything is sent', (code) => {
    expect(failureOf(fetchFailed(withCode(code)))).toEqual({ kind: 'not-connected' });
  });

  it.each(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET', 'UND_ERR_HEADERS_TIMEOUT'])('%s leaves it open', (code) => {
    expect(failureOf(fetchFailed(withCode(code)))).toEqual({ kind: 'no-answer' });
  });

  it('passes on that a host may not be reached', () => {
    const blocked = new ExternalError('host-not-allowed', 'never');
    const refused = { kind: 'refused', status: 0, code: 'host-not-allowed' };
    expect(failureOf(blocked)).toEqual(refused);
    expect(failureOf(fetchFailed(blocked))).toEqual(refused);
  });

  it.each([undefined, 'text', new SyntaxError('Unexpected end')])('takes %s for a lost answer', (error) => {
    expect(failureOf(error)).toEqual({ kind: 'no-answer' });
  });
});

describe('externalError', () => {
  it.each([
    [{ kind: 'quota', status: 429 }, 'line-quota-exhausted', 'never'],
    [{ kind: 'rate-limited', status: 429 }, 'line-rate-limited', 'later'],
    [{ kind: 'token-gone', status: 400 }, 'line-refused', 'never'],
    [{ kind: 'server-error', status: 500 }, 'line-unavailable', 'later'],
    [{ kind: 'not-connected' }, 'line-unavailable', 'later'],
    [{ kind: 'refused', status: 0, code: 'host-not-allowed' }, 'host-not-allowed', 'never'],
  ] as const)('%j is %s, %s', (failure, code, retry) => {
    expect(externalError(failure, undefined)).toMatchObject({ code, retry });
  });
});
