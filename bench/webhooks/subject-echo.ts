import { createHmac, timingSafeEqual } from 'node:crypto';
import { LineBotClient } from '@line/bot-sdk';
import Fastify from 'fastify';

/**
 * The bare bot that the product is held against: the same webhook, the same SDK, the same two-step question, all
 * state in memory, nothing stored.
 */
const secret = process.env['LINE_CHANNEL_SECRET'] ?? '';
const client = LineBotClient.fromChannelAccessToken({
  channelAccessToken: 'x',
  apiBaseURL: process.env['LINE_API_BASE_URL'] ?? '',
});
const pending = new Map<string, string>();
const app = Fastify();

type Event = { type: string; replyToken: string; source: { userId: string }; message?: { text: string } };

function answer(event: Event): string {
  const text = event.message?.text ?? 'ようこそ';
  const before = pending.get(event.source.userId);
  if (before === undefined) {
    pending.set(event.source.userId, text);
    return `${Number(text).toLocaleString('en')} kWh でよろしいですか？`;
  }
  pending.delete(event.source.userId);
  return `${Number(before).toLocaleString('en')} kWh を記録しました。`;
}

app.removeAllContentTypeParsers();
app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
app.post('/line/webhook', async (request, reply) => {
  const body = request.body as Buffer;
  const expected = createHmac('sha256', secret).update(body).digest();
  const given = Buffer.from(String(request.headers['x-line-signature']), 'base64');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return reply.code(401).send();
  const { events } = JSON.parse(body.toString('utf8')) as { events: Event[] };
  for (const event of events) {
    setImmediate(() => {
      void client.replyMessage({ replyToken: event.replyToken, messages: [{ type: 'text', text: answer(event) }] });
    });
  }
  return reply.send({});
});
const url = await app.listen({ host: '127.0.0.1', port: 0 });
process.stdout.write(`ready ${url}\n`);
