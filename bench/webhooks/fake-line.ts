import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a subject sent as the answer to one event. */
export type Answer = { readonly body: string; readonly at: number };

/** The fastest LINE there can be: takes replies and pushes, checks nothing, tells who waits for a token. */
export type FakeLine = {
  readonly url: string;
  /** Resolves with the answer to the event that carried this token. */
  readonly answerTo: (replyToken: string) => Promise<Answer>;
  readonly answers: () => number;
  readonly close: () => Promise<void>;
};

const tokenIn = /"replyToken":"([^"]+)"/;
const sent = Buffer.from('{"sentMessages":[{"id":"1","quoteToken":"q"}]}');

/** Starts it on a free port of this machine. */
export function startFakeLine(): Promise<FakeLine> {
  const waiting = new Map<string, (answer: Answer) => void>();
  let answers = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': sent.length });
      response.end(sent);
      const token = tokenIn.exec(body)?.[1];
      if (token === undefined) return;
      answers += 1;
      const tell = waiting.get(token);
      waiting.delete(token);
      tell?.({ body, at: performance.now() });
    });
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      resolve({
        url: `http://127.0.0.1:${port}`,
        answerTo: (token) => new Promise((tell) => void waiting.set(token, tell)),
        answers: () => answers,
        close: () => new Promise((done) => void server.close(() => done())),
      });
    });
  });
}
