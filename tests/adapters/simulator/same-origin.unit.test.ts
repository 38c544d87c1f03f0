import Fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { isFromOwnPage } from '../../../src/adapters/simulator/same-origin.ts';

const HOST = 'localhost:3000';
const OWN = { host: HOST, origin: `http://${HOST}` };
const JSON_TYPE = { 'content-type': 'application/json' };

async function judge(method: 'GET' | 'POST', headers: Record<string, string>): Promise<boolean> {
  const app = Fastify();
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  app.all('/', async (request) => ({ own: isFromOwnPage(request) }));
  const payload = method === 'POST' ? { payload: '{}' } : {};
  const answer = await app.inject({ method, url: '/', headers, ...payload });
  await app.close();
  return answer.json<{ own: boolean }>().own;
}

describe('isFromOwnPage', () => {
  it('takes JSON that the own page posts', async () => {
    expect(await judge('POST', { ...OWN, ...JSON_TYPE })).toBe(true);
    expect(await judge('POST', { ...OWN, 'content-type': 'application/json; charset=utf-8' })).toBe(true);
  });

  it.each([
    ['another origin', { host: HOST, origin: 'https://evil.example', ...JSON_TYPE }],
    ['another port', { host: HOST, origin: 'http://localhost:4000', ...JSON_TYPE }],
    ['no origin', { host: HOST, ...JSON_TYPE }],
    ['an opaque origin', { host: HOST, origin: 'null', ...JSON_TYPE }],
    ['a form', { ...OWN, 'content-type': 'application/x-www-form-urlencoded' }],
    ['plain text', { ...OWN, 'content-type': 'text/plain' }],
    ['a type that only begins like JSON', { ...OWN, 'content-type': 'application/jsonx' }],
    ['what the browser says is another site', { ...OWN, ...JSON_TYPE, 'sec-fetch-site': 'cross-site' }],
    ['what the browser says is a sister site', { ...OWN, ...JSON_TYPE, 'sec-fetch-site': 'same-site' }],
  ])('refuses to be driven by %s', async (_name, headers) => {
    expect(await judge('POST', headers)).toBe(false);
  });

  it('lets the own page and its stream read, and no other site', async () => {
    expect(await judge('GET', { host: HOST })).toBe(true);
    expect(await judge('GET', { host: HOST, 'sec-fetch-site': 'same-origin' })).toBe(true);
    expect(await judge('GET', { host: HOST, 'sec-fetch-site': 'cross-site' })).toBe(false);
    expect(await judge('GET', { host: HOST, origin: 'https://evil.example' })).toBe(false);
  });
});
