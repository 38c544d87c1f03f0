import Fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { lineWebhook } from '../../../src/adapters/line/webhook.ts';
import type { ReceivedEvent, ReceiveEvents } from '../../../src/bot/ports.ts';
import { BOT, recordingLog, SECRET, sign, textEvent, webhook } from './support.ts';

const start = async (receive?: ReceiveEvents, channels = [{ channel: BOT, secret: SECRET }]) => {
  const stored: ReceivedEvent[] = [];
  const counted: Record<string, number> = {};
  const { log, lines } = recordingLog();
  const app = Fastify();
  await app.register(
    lineWebhook({
      channels: () => channels,
      receive: receive ?? (async (events) => void stored.push(...events)),
      log,
      counters: {
        add: (what, count) => {
          counted[what] = (counted[what] ?? 0) + count;
        },
      },
    }),
  );
  app.post('/echo', async (request) => request.body);
  const post = (body: Buffer | string, headers: Record<string, string> = { 'x-line-signature': sign(body) }) =>
    app.inject({ method: 'POST', url: '/line/webhook', payload: body, headers });
  return { app, post, stored, counted, lines };
};

describe('POST /line/webhook', () => {
  it('stores the events and answers 200 with an empty object', async () => {
    const { post, stored, counted } = await start();
    const answer = await post(webhook(textEvent(), textEvent({ mode: 'standby' }), textEvent({ type: 'new' })));
    expect([answer.statusCode, answer.json()]).toEqual([200, {}]);
    expect(stored.map(({ content }) => content.kind)).toEqual(['text', 'other']);
    expect(counted).toMatchObject({ events: 2, standby: 1, unknown: 1, ignored: 0 });
  });

  it('answers only after the events are stored', async () => {
    const order: string[] = [];
    const { post } = await start(async () => {
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
      order.push('stored');
    });
    await post(webhook(textEvent())).then(() => order.push('answered'));
    expect(order).toEqual(['stored', 'answered']);
  });

  it('answers a connectivity check without storing anything', async () => {
    const { post } = await start(async () => {
      throw new Error('must not be asked');
    });
    expect((await post(webhook())).statusCode).toBe(200);
  });

  it.each(['application/json', 'application/json; charset=utf-8', 'text/plain', 'application/x-anything', ''])(
    'takes the raw bytes whatever the content type says (%s)',
    async (type) => {
      const { post, stored } = await start();
      const body = Buffer.from(`\uFEFF${webhook(textEvent()).toString().replace('電', '\\u96fb')}\r\n`);
      const headers = { 'x-line-signature': sign(body), ...(type !== '' && { 'content-type': type }) };
      expect((await post(body, headers)).statusCode).toBe(200);
      expect(stored[0]?.content).toMatchObject({ text: '電気 1,234 kWh' });
    },
  );

  it.each([
    ['no signature', 401, 'line-signature-missing', webhook(), {}],
    ['a wrong signature', 401, 'line-signature-invalid', webhook(), { 'x-line-signature': sign('other') }],
    ['no JSON', 400, 'body-not-json', '{', undefined],
    ['no webhook', 400, 'body-not-a-webhook', '{}', undefined],
  ] as const)('refuses %s', async (_name, status, code, body, headers) => {
    const { post, stored, lines, counted } = await start();
    const answer = await post(body, headers);
    expect(answer.statusCode).toBe(status);
    expect(answer.json()).toEqual({ error: { code, message: expect.any(String) } });
    expect(stored).toEqual([]);
    expect(lines).toMatchObject([{ level: 'warn', event: 'line-webhook-rejected', fields: { code, status } }]);
    expect(counted['rejected']).toBe(1);
  });

  it('takes 1 MB and refuses more', async () => {
    const { post } = await start();
    const empty = webhook(textEvent({ padding: '' })).length;
    const full = webhook(textEvent({ padding: 'x'.repeat(1_048_576 - empty) }));
    expect((await post(full)).statusCode).toBe(200);
    const answer = await post(Buffer.concat([full, Buffer.from(' ')]));
    expect(answer.statusCode).toBe(413);
    expect(answer.json().error.code).toBe('body-too-large');
  });

  it('answers 503 when the events cannot be stored, so that LINE delivers again', async () => {
    const { post, lines } = await start(async () => {
      throw new Error('insert failed: 電気 1,234 kWh');
    });
    const answer = await post(webhook(textEvent()));
    expect(answer.statusCode).toBe(503);
    expect(answer.json().error.code).toBe('database-unavailable');
    expect(JSON.stringify(lines) + answer.body).not.toContain('1,234');
  });

  it('does not let one programme speak for the account of another', async () => {
    const channels = [
      { channel: BOT, secret: SECRET },
      { channel: 'own-credentials', secret: 'theirs' },
    ];
    const { post, stored } = await start(undefined, channels);
    const body = webhook(textEvent());
    expect((await post(body, { 'x-line-signature': sign(body, 'theirs') })).statusCode).toBe(401);
    expect((await post(body)).statusCode).toBe(200);
    expect(stored).toHaveLength(1);
  });

  it('leaves the rest of the server with its own parsers', async () => {
    const { app } = await start();
    const answer = await app.inject({ method: 'POST', url: '/echo', payload: { a: 1 } });
    expect(answer.json()).toEqual({ a: 1 });
  });
});
