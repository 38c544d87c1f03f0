import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import { LineBotClient } from '@line/bot-sdk';
import { type LineTwin, type LineTwinOptions, startLineTwin } from '../../../src/adapters/twin/line-twin.ts';

/** What the tests read of an event. */
export type GotEvent = {
  readonly type: string;
  readonly replyToken?: string;
  readonly webhookEventId: string;
  readonly deliveryContext: { readonly isRedelivery: boolean };
  readonly message: {
    readonly id: string;
    readonly markAsReadToken: string;
    readonly imageSet: { readonly id: string; readonly index?: number };
  };
};

/** LINE's body of an answer, as far as the tests read it. */
export type AnswerBody = {
  readonly message: string;
  readonly details?: readonly { readonly message: string; readonly property: string }[];
};

/** One webhook as the bot's side got it. */
export type Got = {
  readonly body: { destination: string; events: GotEvent[] };
  readonly signatureHolds: boolean;
};

/** A bot that only listens; `answer` tells the status of the n-th webhook, null = never answers. */
export async function startListener(secret: string, answer: (count: number) => number | null = () => 200) {
  const got: Got[] = [];
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(Buffer.from(part));
    const raw = Buffer.concat(parts);
    const expected = createHmac('sha256', secret).update(raw).digest('base64');
    got.push({ body: JSON.parse(raw.toString()), signatureHolds: request.headers['x-line-signature'] === expected });
    const status = answer(got.length);
    if (status !== null) response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/line/webhook`,
    got,
    events: () => got.flatMap(({ body }) => body.events),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A twin with a clock that moves by hand, a listening bot and the real client. */
export async function stage(options: LineTwinOptions = {}, answer?: (count: number) => number | null) {
  const clock = { at: Date.UTC(2026, 10, 24, 1, 0, 0) };
  const twin = await startLineTwin({ now: () => clock.at, ...options });
  const bot = await startListener(twin.channelSecret, answer);
  twin.setWebhook(bot.url);
  return {
    twin,
    bot,
    clock,
    client: clientOf(twin),
    close: async () => void (await Promise.all([twin.close(), bot.close()])),
  };
}

export function clientOf(twin: LineTwin): LineBotClient {
  return LineBotClient.fromChannelAccessToken({
    channelAccessToken: twin.accessToken,
    apiBaseURL: twin.url,
    dataApiBaseURL: twin.url,
  });
}

/** A call without the client, as a broken program would make it. */
export async function raw(
  twin: LineTwin,
  path: string,
  { method = 'POST', body, headers = {} }: { method?: string; body?: unknown; headers?: Record<string, string> } = {},
): Promise<{ status: number; body: AnswerBody; headers: Headers }> {
  const sent = typeof body === 'string' ? body : JSON.stringify(body);
  const response = await fetch(twin.url + path, {
    method,
    headers: {
      authorization: `Bearer ${twin.accessToken}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: sent }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? null : JSON.parse(text), headers: response.headers };
}
