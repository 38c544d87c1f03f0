import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { LineAccess } from '../../../src/adapters/line/client.ts';
import type { LogFields, Logger } from '../../../src/bot/log.ts';

export const BOT = `U${'b'.repeat(32)}`;
export const PERSON = `U${'1'.repeat(32)}`;
export const GROUP = `C${'2'.repeat(32)}`;
export const ROOM = `R${'3'.repeat(32)}`;
export const SECRET = 'channel-secret';

export const sign = (body: string | Buffer, secret = SECRET): string =>
  createHmac('sha256', secret).update(body).digest('base64');

export type LogLine = { readonly level: string; readonly event: string; readonly fields: LogFields };

export const recordingLog = (): { readonly log: Logger; readonly lines: LogLine[] } => {
  const lines: LogLine[] = [];
  const at =
    (level: string) =>
    (event: string, fields: LogFields = {}) => {
      lines.push({ level, event, fields });
    };
  return { lines, log: { info: at('info'), warn: at('warn'), error: at('error') } };
};

/** The event LINE sends for a text of one person, with whatever a test changes. */
export const textEvent = (changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  type: 'message',
  mode: 'active',
  timestamp: 1_790_000_000_000,
  source: { type: 'user', userId: PERSON },
  webhookEventId: '01HZZZZZZZZZZZZZZZZZZZZZZZ',
  deliveryContext: { isRedelivery: false },
  replyToken: 'b60d432864f44d079f6d8efe86cf404b',
  message: { id: '468789577898262530', type: 'text', text: '電気 1,234 kWh', quoteToken: 'q', markAsReadToken: 'm' },
  ...changes,
});

export const webhook = (...events: readonly unknown[]): Buffer =>
  Buffer.from(JSON.stringify({ destination: BOT, events }));

export type Seen = {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
};

export type Answer = (response: ServerResponse, request: IncomingMessage) => void;

export type FakeLine = {
  readonly access: LineAccess;
  readonly seen: Seen[];
  readonly close: () => Promise<void>;
};

export const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): Answer =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/json', 'x-line-request-id': 'req-1', ...headers });
    response.end(JSON.stringify(body));
  };

export const bytes =
  (status: number, body: Buffer, headers: Record<string, string> = {}): Answer =>
  (response) => {
    response.writeHead(status, headers);
    response.end(body);
  };

/** A server in LINE's place that gives one answer to everything and remembers what it was asked. */
export const startFakeLine = async (answer: Answer): Promise<FakeLine> => {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      seen.push({ method: request.method ?? '', path: request.url ?? '', headers: request.headers, body });
      answer(response, request);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    seen,
    access: {
      accounts: (channel) => (channel === BOT ? { accessToken: 'token' } : undefined),
      apiBaseUrl: url,
      dataApiBaseUrl: url,
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
};
