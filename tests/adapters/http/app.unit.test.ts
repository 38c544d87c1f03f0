import net, { type AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import { buildHttpApp, type HttpParts } from '../../../src/adapters/http/app.ts';
import type { ReadyReport } from '../../../src/adapters/http/health.ts';
import { createMetrics } from '../../../src/adapters/http/metrics.ts';
import { ExternalError, RejectedRequest } from '../../../src/bot/errors.ts';
import type { LogFields } from '../../../src/bot/log.ts';

const READY: ReadyReport = { ready: true, database: 'ok', migrations: 'ok', queueAgeSeconds: 0, desk: 'ok' };
const MARK = 'MARKED-412kWh';
let open: FastifyInstance | null = null;
let lines: [string, LogFields | undefined][] = [];

const failing = async (app: FastifyInstance) => {
  app.post('/echo', async (request) => request.body);
  app.get('/page', async (_request, reply) => reply.header('content-security-policy', "default-src 'self'").send('x'));
  app.get('/bug', async () => {
    throw new Error(MARK);
  });
  app.get('/odd', async () => {
    throw MARK;
  });
  app.get('/rejected', async () => {
    throw new RejectedRequest('line-signature-invalid', 401);
  });
  app.get('/later', async () => {
    throw new ExternalError('database-unavailable', 'later', { cause: MARK });
  });
};

const build = async (parts: Partial<HttpParts> = {}) => {
  lines = [];
  const write = (event: string, fields?: LogFields) => void lines.push([event, fields]);
  open = await buildHttpApp({
    plugins: [failing],
    health: { ready: async () => READY },
    metrics: createMetrics(),
    log: { info: write, warn: write, error: write },
    ...parts,
  });
  return open;
};

afterEach(async () => {
  await open?.close();
  open = null;
});

describe('health', () => {
  it('is alive whatever the state', async () => {
    const answer = await (await build({ health: { ready: () => Promise.reject(new Error(MARK)) } })).inject('/healthz');
    expect([answer.statusCode, answer.json()]).toEqual([200, { status: 'ok' }]);
  });

  it('reports readiness', async () => {
    const answer = await (await build()).inject('/readyz');
    expect([answer.statusCode, answer.json()]).toEqual([200, READY]);
  });

  it('answers 503 while something is missing', async () => {
    const pending: ReadyReport = { ...READY, ready: false, migrations: 'pending', queueAgeSeconds: 90 };
    const answer = await (await build({ health: { ready: async () => pending } })).inject('/readyz');
    expect([answer.statusCode, answer.json()]).toEqual([503, pending]);
  });

  it('answers 503 when nobody can tell, without the reason', async () => {
    const answer = await (await build({ health: { ready: () => Promise.reject(new Error(MARK)) } })).inject('/readyz');
    expect([answer.statusCode, answer.json().database]).toEqual([503, 'unavailable']);
    expect(answer.body).not.toContain(MARK);
  });
});

describe('metrics', () => {
  it('are served as Prometheus text', async () => {
    const metrics = createMetrics();
    metrics.webhookEvents.inc({ platform: 'line', kind: 'text' });
    metrics.outboxDepth.set(3);
    metrics.ackSeconds.observe({ platform: 'line' }, 0.02);
    const answer = await (await build({ metrics })).inject('/metrics');
    expect(answer.headers['content-type']).toContain('text/plain');
    expect(answer.body).toContain('hakaru_webhook_events_total{platform="line",kind="text"} 1');
    expect(answer.body).toContain('hakaru_outbox_depth 3');
    expect(answer.body).toContain('hakaru_webhook_ack_seconds_bucket{le="0.025",platform="line"} 1');
    expect(answer.body).toContain('process_resident_memory_bytes');
  });

  it('are measured anew for each reader, also when one reading fails', async () => {
    const metrics = createMetrics();
    let depth = 0;
    metrics.beforeScrape(() => Promise.reject(new Error(MARK)));
    metrics.beforeScrape(async () => {
      depth += 4;
      metrics.outboxDepth.set(depth);
    });
    const app = await build({ metrics });
    expect((await app.inject('/metrics')).body).toContain('hakaru_outbox_depth 4');
    expect((await app.inject('/metrics')).body).toContain('hakaru_outbox_depth 8');
  });

  it('can be made twice in one process', () => {
    expect(createMetrics().registry).not.toBe(createMetrics().registry);
  });
});

describe('errors', () => {
  it.each([
    ['/nowhere/MARKED-412kWh', 404, 'not-found'],
    ['/bug', 500, 'internal'],
    ['/odd', 500, 'internal'],
    ['/rejected', 401, 'line-signature-invalid'],
    ['/later', 503, 'database-unavailable'],
    ['/%ff/MARKED-412kWh', 400, 'bad-request'],
  ])('%s answers %i as JSON and leaks nothing', async (url, status, code) => {
    const answer = await (await build()).inject(url);
    expect(answer.statusCode).toBe(status);
    expect(answer.json()).toEqual({ error: { code, message: expect.any(String) } });
    expect(answer.body + JSON.stringify(lines)).not.toContain(MARK);
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
  });

  it.each([
    ['too much', 413, 'body-too-large', 'application/json', `"${'x'.repeat(1_100_000)}"`],
    ['broken JSON', 400, 'bad-request', 'application/json', `{"a": ${MARK}`],
    ['another type', 415, 'unsupported-type', 'text/x-unknown', MARK],
  ])('%s is turned away', async (_what, status, code, type, payload) => {
    const answer = await (await build()).inject({
      method: 'POST',
      url: '/echo',
      headers: { 'content-type': type },
      payload,
    });
    expect([answer.statusCode, answer.json().error.code]).toEqual([status, code]);
    expect(answer.body + JSON.stringify(lines)).not.toContain(MARK);
  });

  it('are logged by route pattern and code', async () => {
    await (await build()).inject('/bug?text=MARKED-412kWh');
    expect(lines).toEqual([
      [
        'http.failed',
        {
          requestId: expect.any(String),
          method: 'GET',
          route: '/bug',
          status: 500,
          code: 'internal',
          reason: 'Error',
        },
      ],
    ]);
  });
});

describe('security headers', () => {
  it.each(['/healthz', '/nowhere', '/bug', '/%ff'])('come with %s', async (url) => {
    const { headers } = await (await build()).inject(url);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
      'cache-control': 'no-store',
    });
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['x-powered-by']).toBeUndefined();
  });

  it('leave a page its own policy', async () => {
    const { headers } = await (await build()).inject('/page');
    expect(headers['content-security-policy']).toBe("default-src 'self'");
  });
});

describe('close', () => {
  it('lets a running request finish and takes no new ones', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((done) => {
      release = done;
    });
    let entered = (): void => undefined;
    const inside = new Promise<void>((done) => {
      entered = done;
    });
    const app = await build({
      plugins: [
        async (plugin) => {
          plugin.get('/slow', async () => {
            entered();
            await held;
            return { done: true };
          });
        },
      ],
    });
    await app.listen({ host: '127.0.0.1', port: 0 });
    const { port } = app.server.address() as AddressInfo;
    const answer = fetch(`http://127.0.0.1:${port}/slow`);
    await inside;
    const closed = app.close();
    release();
    expect(await (await answer).json()).toEqual({ done: true });
    await closed;
    const refused = await new Promise((done) => net.connect(port, '127.0.0.1').on('error', () => done(true)));
    expect(refused).toBe(true);
  });
});
