import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

/** One request as the twin's endpoints see it. */
export type HostRequest = {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
};

/** `body`: bytes go out as they are, everything else as JSON. */
export type HostAnswer = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
};

/** `'drop'` = the connection breaks without an answer. */
export type HostHandle = (request: HostRequest) => Promise<HostAnswer | 'drop'>;

/** A server on this machine. */
export type Host = { readonly url: string; readonly close: () => Promise<void> };

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of request) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}

function oneHeaderEach(request: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return headers;
}

function write(response: ServerResponse, answer: HostAnswer): void {
  const isBytes = answer.body instanceof Uint8Array || typeof answer.body === 'string';
  const type = isBytes ? {} : { 'content-type': 'application/json' };
  response.writeHead(answer.status, { ...type, ...answer.headers });
  if (answer.body === undefined) response.end();
  else if (answer.body instanceof Uint8Array || typeof answer.body === 'string') response.end(answer.body);
  else response.end(JSON.stringify(answer.body));
}

async function serve(handle: HostHandle, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://twin');
  const body = await readBody(request);
  const answer = await handle({
    method: request.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers: oneHeaderEach(request),
    body,
  });
  if (answer === 'drop') request.socket.destroy();
  else write(response, answer);
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

/** Starts a server on 127.0.0.1; port 0 = any free one. A broken endpoint answers 500 with its reason. */
export async function startHost(handle: HostHandle, port = 0): Promise<Host> {
  const server = createServer((request, response) => {
    serve(handle, request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else write(response, { status: 500, body: { message: `twin: ${String(error)}` } });
    });
  });
  const found = await listen(server, port);
  return {
    url: `http://127.0.0.1:${found}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
