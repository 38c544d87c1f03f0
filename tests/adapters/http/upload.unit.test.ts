import Fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { signMediaId, verifyMediaToken } from '../../../src/adapters/http/media-token.ts';
import { signPage, verifyPage } from '../../../src/adapters/http/page-token.ts';
import { type UploadParts, uploadPage } from '../../../src/adapters/http/upload.ts';
import { ExternalError } from '../../../src/bot/errors.ts';
import type { LogFields } from '../../../src/bot/log.ts';

const KEY = new Uint8Array(32).fill(1);
const id = (last: number): string => `0190b5a8-6f5e-7c11-8a2b-0123456789a${last}`;
const LINK = { conversationId: id(1), businessId: id(2), linkId: id(3), expiresAt: new Date('2026-12-01T00:00:00Z') };
const SHEETS = [{ name: '', cells: [['月', '電気']] }];

const serve = async (parts: Partial<UploadParts> = {}) => {
  const logged: unknown[] = [];
  const taken: unknown[] = [];
  const note = (event: string, fields?: LogFields): void => void logged.push([event, fields]);
  const app = Fastify();
  await app.register(
    uploadPage({
      key: KEY,
      desk: {
        look: async () => ({ state: 'open', locale: 'ja' }),
        take: async (_link, sheets) => {
          taken.push(sheets);
          return 'taken';
        },
      },
      readSheets: async () => SHEETS,
      clock: { now: () => new Date('2026-11-24T00:00:00Z') },
      words: (part, locale) => `${locale}:${part}`,
      log: { info: note, warn: note, error: note },
      ...parts,
    }),
  );
  const post = (token: string, content = 'a,b', name = 'table.csv') => {
    const body = new FormData();
    body.append('table', new Blob([content]), name);
    return app.inject({ method: 'POST', url: `/r/${token}`, payload: body });
  };
  return { app, post, logged, taken };
};

describe('a token of the owner’s page', () => {
  const token = signPage('upload', LINK, KEY);

  it('gives back the link it was signed for, and fits into an address', () => {
    expect(token).toMatch(/^[\w-]{91}$/);
    expect(verifyPage('upload', token, KEY)).toEqual(LINK);
    expect(verifyPage('upload', token, new Uint8Array(32).fill(2))).toBeNull();
  });

  it('is void after any change', () => {
    for (let at = 0; at < token.length; at += 1) {
      const changed = token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1);
      expect(verifyPage('upload', changed, KEY)).toBeNull();
    }
    for (const other of ['', token.slice(1), `${token}=`, `${token}AAAA`])
      expect(verifyPage('upload', other, KEY)).toBeNull();
  });

  it('is of no use for pictures, nor one of pictures here, though the key be the same', () => {
    expect(verifyMediaToken(token, KEY)).toBeNull();
    expect(verifyPage('upload', signMediaId(id(1), KEY), KEY)).toBeNull();
  });

  it('is made for UUIDs only', () => {
    expect(() => signPage('upload', { ...LINK, linkId: 'x' }, KEY)).toThrow(RangeError);
  });
});

describe('the owner’s page', () => {
  const token = signPage('upload', LINK, KEY);

  it('runs no script, loads nothing, and sends its form nowhere else', async () => {
    const { app } = await serve();
    const answer = await app.inject(`/r/${token}`);
    expect(answer.statusCode).toBe(200);
    const policy = String(answer.headers['content-security-policy']);
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/=]{44}'; form-action 'self'; base-uri 'none'/);
    expect(answer.body).not.toMatch(/<script|<img|<link|src=|href=|\son\w+=/);
    expect(answer.body).not.toContain(token);
    expect(answer.body).toContain('accept=".csv,.xlsx,.tsv,.txt"');
  });

  it.each([
    ['de-DE,en;q=0.5', 'ja'],
    ['en-GB,en;q=0.9', 'en'],
    ['', 'ja'],
  ])('speaks the browser’s language where no conversation is known (%s)', async (language, locale) => {
    const { app } = await serve();
    const answer = await app.inject({ url: '/r/AAAA', headers: { 'accept-language': language } });
    expect([answer.statusCode, answer.body.includes(`${locale}:gone`)]).toEqual([404, true]);
  });

  it('ends at its moment, also for a form that was opened before', async () => {
    let now = new Date('2026-11-30T23:59:59Z');
    const { app, post, taken } = await serve({ clock: { now: () => now } });
    expect((await app.inject(`/r/${token}`)).statusCode).toBe(200);
    now = new Date('2026-12-01T00:00:00Z');
    const answer = await post(token);
    expect([answer.statusCode, answer.body.includes('ja:expired'), taken]).toEqual([410, true, []]);
  });

  it('reads one file of a link at a time, and two in all; the others are asked to wait', async () => {
    let go: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      go = resolve;
    });
    const { post, taken } = await serve({
      readSheets: async () => {
        await gate;
        return SHEETS;
      },
    });
    const tokenOf = (last: number): string => signPage('upload', { ...LINK, linkId: id(last) }, KEY);
    const running = [4, 5].map(async (last) => await post(tokenOf(last)));
    await expect.poll(async () => (await post(tokenOf(4))).statusCode).toBe(503);
    const third = await post(tokenOf(6));
    expect([third.statusCode, third.body.includes('ja:busy'), third.body.includes('<form')]).toEqual([503, true, true]);
    go();
    expect((await Promise.all(running)).map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    expect((await post(tokenOf(6))).statusCode).toBe(200);
    expect(taken).toHaveLength(3);
  });

  it('offers the form again when the file is none that can be read', async () => {
    const { post } = await serve({
      readSheets: () => Promise.reject(new ExternalError('content-not-a-table', 'never')),
    });
    const answer = await post(token);
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('ja:not-a-table');
    expect(answer.body).toContain('<form');
  });

  it('says that something is wrong on our side, and repeats nothing of it', async () => {
    const { post, logged } = await serve({ readSheets: () => Promise.reject(new Error('MARKED-412kWh')) });
    const answer = await post(token);
    expect(answer.statusCode).toBe(500);
    expect(answer.body).toContain('ja:trouble');
    expect(JSON.stringify([answer.body, logged])).not.toContain('MARKED');
    expect(JSON.stringify(logged)).not.toContain(token);
  });
});
