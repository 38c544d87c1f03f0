import { afterEach, describe, expect, it } from 'vitest';
import { deliver } from '../../../src/adapters/line/deliver.ts';
import type { Delivery } from '../../../src/bot/ports.ts';
import { type Answer, BOT, type FakeLine, json, PERSON, recordingLog, startFakeLine } from './support.ts';

const KEY = '123e4567-e89b-12d3-a456-426614174000';
const push: Delivery = {
  key: KEY,
  channel: BOT,
  person: PERSON,
  messages: [{ type: 'text', text: '秘密の文' }],
  by: 'push',
  since: null,
};
const reply: Delivery = { ...push, by: { reply: 'reply-token' } };
const open: FakeLine[] = [];

const start = async (answer: Answer): Promise<FakeLine> => {
  const fake = await startFakeLine(answer);
  open.push(fake);
  return fake;
};
const attempt = async (answer: Answer, delivery: Delivery) => {
  const fake = await start(answer);
  const { log, lines } = recordingLog();
  const result = await deliver(fake.access, log, delivery);
  expect(JSON.stringify(lines)).not.toMatch(/秘密|reply-token|U1111/);
  return { result, lines, seen: fake.seen };
};
const sent = json(200, { sentMessages: [{ id: '461230966842064897', quoteToken: 'q' }] });
const dropped: Answer = (response) => response.destroy();

afterEach(async () => {
  await Promise.all(open.splice(0).map((fake) => fake.close()));
});

describe('a push', () => {
  it('carries the retry key from the first attempt and returns the ids', async () => {
    const { result, seen, lines } = await attempt(sent, push);
    expect(result).toEqual({ result: 'sent', messageIds: ['461230966842064897'] });
    expect(seen).toMatchObject([{ method: 'POST', path: '/v2/bot/message/push' }]);
    expect(seen[0]?.headers).toMatchObject({ 'x-line-retry-key': KEY, authorization: 'Bearer token' });
    expect(JSON.parse(seen[0]?.body ?? '')).toEqual({ to: PERSON, messages: push.messages });
    expect(lines).toMatchObject([{ level: 'info', event: 'line-sent', fields: { requestId: 'req-1' } }]);
  });

  it('sends the same bytes at every attempt', async () => {
    const fake = await start(json(500, {}));
    const { log } = recordingLog();
    await deliver(fake.access, log, push);
    await deliver(fake.access, log, push);
    expect(new Set(fake.seen.map(({ body, headers }) => `${headers['x-line-retry-key']} ${body}`)).size).toBe(1);
  });

  it('counts as sent when LINE accepted it before', async () => {
    const conflict = json(409, { message: 'The retry key is already accepted', sentMessages: [{ id: '7' }] });
    expect((await attempt(conflict, push)).result).toEqual({ result: 'sent', messageIds: ['7'] });
    expect((await attempt(json(409, 'odd'), push)).result).toEqual({ result: 'sent', messageIds: [] });
  });

  it.each([
    ['somebody who is no LINE id', { person: 'U../../quota' }],
    ['a key that is no UUID', { key: 'once' }],
    ['a channel without a token', { channel: 'Uother' }],
  ])('to %s never leaves', async (_name, changes) => {
    const { result, seen } = await attempt(sent, { ...push, ...changes });
    expect(result).toEqual({ result: 'refused', code: 'line-refused' });
    expect(seen).toEqual([]);
  });
});

describe('a reply', () => {
  it('carries no retry key', async () => {
    const { result, seen } = await attempt(sent, reply);
    expect(result).toEqual({ result: 'sent', messageIds: ['461230966842064897'] });
    expect(seen).toMatchObject([{ path: '/v2/bot/message/reply' }]);
    expect(seen[0]?.headers['x-line-retry-key']).toBeUndefined();
    expect(JSON.parse(seen[0]?.body ?? '')).toEqual({ replyToken: 'reply-token', messages: reply.messages });
  });

  it('says when its token is gone', async () => {
    const { result } = await attempt(json(400, { message: 'Invalid reply token' }), reply);
    expect(result).toEqual({ result: 'token-gone' });
  });

  it('that LINE calls a conflict is refused, because it had no key', async () => {
    expect((await attempt(json(409, {}), reply)).result).toMatchObject({ result: 'refused' });
  });
});

describe.each([
  ['push', push],
  ['reply', reply],
])('an answer to a %s', (_name, delivery) => {
  const later = { result: 'later', code: 'line-unavailable', ambiguous: true };
  const limited = { result: 'later', code: 'line-rate-limited', ambiguous: false };
  it.each([
    ['500', json(500, { message: 'Internal' }), later],
    ['503', json(503, {}), later],
    ['429', json(429, { message: 'The API rate limit has been exceeded. Try again later.' }), limited],
    ['429 with a wait', json(429, {}, { 'retry-after': '3' }), { ...limited, afterMs: 3000 }],
    ['429 with a date', json(429, {}, { 'retry-after': 'Wed, 21 Oct 2026 07:28:00 GMT' }), limited],
    [
      '429 for the month',
      json(429, { message: 'You have reached your monthly limit.' }),
      { result: 'quota', code: 'line-quota-exhausted' },
    ],
    [
      '400',
      json(400, { message: 'The request body has 1 error(s)' }),
      { result: 'refused', code: 'line-message-invalid' },
    ],
    ['413', json(413, {}), { result: 'refused', code: 'line-message-invalid' }],
    ['401', json(401, { message: 'Authentication failed' }), { result: 'refused', code: 'line-refused' }],
    ['403', json(403, {}), { result: 'refused', code: 'line-refused' }],
    ['404', json(404, {}), { result: 'refused', code: 'line-refused' }],
    ['no answer', dropped, later],
  ])('%s', async (_status, answer, expected) => {
    const { result, lines } = await attempt(answer, delivery);
    expect(result).toEqual(expected);
    expect(lines).toMatchObject([{ level: 'warn', event: 'line-not-sent' }]);
  });

  it('that breaks off or is no JSON leaves it open whether it was sent', async () => {
    const broken: Answer = (response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"sentMess', () => response.destroy());
    };
    expect((await attempt(broken, delivery)).result).toEqual(later);
    const page: Answer = (response) => response.end('<html>');
    expect((await attempt(page, delivery)).result).toEqual(later);
  });

  it('that takes too long leaves it open whether it was sent', async () => {
    const fake = await start(() => undefined);
    const access = { ...fake.access, timeoutMs: 50 };
    expect(await deliver(access, recordingLog().log, delivery)).toEqual(later);
    expect(fake.seen).toHaveLength(1);
  });

  it('cannot come where nobody listens, so nothing was sent', async () => {
    const fake = await startFakeLine(sent);
    await fake.close();
    const result = await deliver(fake.access, recordingLog().log, delivery);
    expect(result).toEqual({ result: 'later', code: 'line-unavailable', ambiguous: false });
  });
});
