import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import net, { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import tls from 'node:tls';
import { Worker } from 'node:worker_threads';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { installOutboundGuard, type OutboundGuard, type OutboundRules } from '../../../src/adapters/outbound/guard.ts';
import type { LogFields } from '../../../src/bot/log.ts';

const folder = mkdtempSync(join(tmpdir(), 'guard-'));
const server = http.createServer((_request, response) => response.end('hello'));
const socketServer = net.createServer((socket) => socket.end('hello'));
let port = 0;
let guard: OutboundGuard | null = null;
let lines: [string, LogFields | undefined][] = [];
let refusals = 0;

const install = (rules: Partial<OutboundRules> = {}): OutboundGuard => {
  lines = [];
  refusals = 0;
  const write = (event: string, fields?: LogFields) => void lines.push([event, fields]);
  const log = { info: write, warn: write, error: write };
  guard = installOutboundGuard({ allow: [], sockets: [], ...rules }, log, () => {
    refusals += 1;
  });
  return guard;
};

/** The code of the error a socket or request ends with. */
const failure = async (emitter: NodeJS.EventEmitter): Promise<unknown> => {
  const [error] = await once(emitter, 'error');
  return Reflect.get(Object(error), 'code');
};

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  socketServer.listen(join(folder, 'db.sock'));
  await Promise.all([once(server, 'listening'), once(socketServer, 'listening')]);
  port = (server.address() as AddressInfo).port;
});
afterEach(() => {
  guard?.uninstall();
  guard = null;
});
afterAll(async () => {
  server.closeAllConnections();
  await Promise.all([new Promise((done) => server.close(done)), new Promise((done) => socketServer.close(done))]);
  rmSync(folder, { recursive: true });
});

describe('a host that is not allowed', () => {
  it('cannot be reached by fetch', async () => {
    install();
    await expect(fetch('https://not-allowed.example/path?secret=1')).rejects.toMatchObject({
      cause: { code: 'host-not-allowed' },
    });
  });

  it('cannot be reached by http or https', async () => {
    install();
    expect(await failure(http.get('http://not-allowed.example/'))).toBe('host-not-allowed');
    expect(await failure(https.request('https://not-allowed.example/').end())).toBe('host-not-allowed');
  });

  it('cannot be reached by plain or encrypted sockets, in any form of the call', async () => {
    install();
    expect(await failure(net.connect(80, 'not-allowed.example'))).toBe('host-not-allowed');
    expect(await failure(net.connect({ port: 80, host: '192.0.2.1' }))).toBe('host-not-allowed');
    expect(await failure(net.connect({ port: 80, host: '2001:db8::1' }))).toBe('host-not-allowed');
    expect(await failure(new net.Socket().connect(80, 'not-allowed.example'))).toBe('host-not-allowed');
    expect(await failure(tls.connect(443, 'not-allowed.example'))).toBe('host-not-allowed');
    expect(await failure(tls.connect({ port: 443, host: 'not-allowed.example' }))).toBe('host-not-allowed');
  });

  it('is logged by name only and counted', async () => {
    const { report } = install();
    await fetch('https://not-allowed.example/path?secret=1').catch(() => undefined);
    expect(lines).toEqual([['outbound.refused', { host: 'not-allowed.example', code: 'host-not-allowed' }]]);
    expect(refusals).toBe(1);
    expect(report()).toEqual({
      contacted: [],
      refused: [{ host: 'not-allowed.example', count: 1 }],
      onThisMachine: 0,
      generativeAi: { contacted: 0, refused: 0 },
    });
  });
});

describe('an allowed host', () => {
  it('is reached and counted', async () => {
    const { report } = install({ allow: ['*.example'] });
    const socket = net.connect({
      port,
      host: 'api.example',
      lookup: (_host, _options, done) => done(null, [{ address: '127.0.0.1', family: 4 }]),
    });
    await once(socket, 'connect');
    socket.destroy();
    expect(report().contacted).toEqual([{ host: 'api.example', count: 1 }]);
    expect(lines).toEqual([]);
  });

  it('is never a generative-AI service', async () => {
    expect(() => install({ allow: ['api.openai.com'] })).toThrow(/setting-invalid/);
    const { report } = install({ allow: ['*.com'] });
    expect(await failure(net.connect(443, 'api.openai.com'))).toBe('host-not-allowed');
    expect(report().generativeAi).toEqual({ contacted: 0, refused: 1 });
  });
});

describe('this machine', () => {
  it.each(['127.0.0.1', 'localhost'])('is reached as %s', async (host) => {
    const { report } = install();
    expect(await (await fetch(`http://${host}:${port}/`)).text()).toBe('hello');
    expect(report()).toMatchObject({ contacted: [], onThisMachine: 1 });
  });

  it('is closed when the rules say so', async () => {
    install({ loopbackPorts: 'none' });
    expect(await failure(net.connect(port, '127.0.0.1'))).toBe('host-not-allowed');
    expect(await failure(net.connect({ port }))).toBe('host-not-allowed');
    expect(await failure(net.connect(port, '::ffff:127.0.0.1'))).toBe('host-not-allowed');
  });
});

describe('a unix socket', () => {
  it('is opened in an allowed folder', async () => {
    install({ sockets: [folder], loopbackPorts: 'none' });
    const socket = net.connect(join(folder, 'db.sock'));
    const [chunk] = await once(socket, 'data');
    expect(String(chunk)).toBe('hello');
  });

  it.each(['elsewhere.sock', '../outside.sock', '\0abstract'])('is refused outside of it: %j', async (name) => {
    install({ sockets: [join(folder, 'inner')] });
    expect(await failure(net.connect({ path: name.startsWith('\0') ? name : `${folder}/inner/../${name}` }))).toBe(
      'host-not-allowed',
    );
  });
});

describe('UDP', () => {
  it('is refused whole', () => {
    install();
    const socket = createSocket('udp4');
    expect(() => socket.send('x', 53, '192.0.2.1')).toThrow('host-not-allowed');
    expect(() => socket.connect(53, '192.0.2.1')).toThrow('host-not-allowed');
    socket.close();
  });
});

describe('a worker thread', () => {
  const tryToFetch = `
    const { parentPort, workerData } = require('node:worker_threads');
    fetch(workerData).then((answer) => answer.text(), (error) => error.cause.code).then((text) => parentPort.postMessage(text));
  `;
  const resultOf = async (): Promise<unknown> => {
    const worker = new Worker(tryToFetch, { eval: true, workerData: `http://127.0.0.1:${port}/`, stderr: true });
    const [text] = await once(worker, 'message');
    await worker.terminate();
    return text;
  };

  it('reaches nothing while the guard stands', async () => {
    install();
    expect(await resultOf()).toBe('host-not-allowed');
    guard?.uninstall();
    expect(await resultOf()).toBe('hello');
  });

  it('that starts one of its own cannot get around that', async () => {
    install();
    const outer = `
      const { parentPort, workerData, Worker } = require('node:worker_threads');
      new Worker(workerData.code, { eval: true, workerData: workerData.url }).on('message', (text) => parentPort.postMessage(text));
    `;
    const url = `http://127.0.0.1:${port}/`;
    const worker = new Worker(outer, { eval: true, workerData: { code: tryToFetch, url }, stderr: true });
    const [text] = await once(worker, 'message');
    await worker.terminate();
    expect(text).toBe('host-not-allowed');
  });
});

describe('uninstall', () => {
  it('puts everything back', () => {
    const before = net.Socket.prototype.connect;
    install().uninstall();
    expect(net.Socket.prototype.connect).toBe(before);
  });
});
