import fc from 'fast-check';
import Fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { type MediaSource, mediaRoute } from '../../../src/adapters/http/media.ts';
import { signMediaId, verifyMediaToken } from '../../../src/adapters/http/media-token.ts';
import type { Chart } from '../../../src/bot/chart/chart.ts';

const KEY = new Uint8Array(32).fill(1);
const OTHER_KEY = new Uint8Array(32).fill(2);
const ID = '0190b5a8-6f5e-7c11-8a2b-0123456789ab';
const SPEC: Chart = {
  chart: 'months',
  locale: 'ja',
  months: ['2026-10'],
  unit: 'kg-CO2',
  series: [{ name: 'electricity', values: [1] }],
  source: 's',
};

const serve = async (parts: Partial<MediaSource> = {}) => {
  const drawn: number[] = [];
  const app = Fastify();
  await app.register(
    mediaRoute({
      key: KEY,
      goneWords: (locale) => ({ title: `gone ${locale}`, text: 'ask <again>' }),
      load: async () => ({ type: 'chart', spec: SPEC }),
      drawChart: async (_spec, width) => {
        drawn.push(width);
        return Buffer.from(`png ${width}`);
      },
      ...parts,
    }),
  );
  return { app, drawn };
};

describe('a file that is gone', () => {
  it('is told to people in words with the next step, and to programs by code', async () => {
    const { app } = await serve({ load: async () => null });
    const url = `/media/${signMediaId(ID, KEY)}`;
    const person = await app.inject({ url, headers: { accept: 'text/html,*/*', 'accept-language': 'en-US' } });
    expect([person.statusCode, person.headers['content-type']]).toEqual([410, 'text/html; charset=utf-8']);
    expect(person.body).toContain('<h1>gone en</h1>\n<p>ask &lt;again&gt;</p>');
    expect((await app.inject({ url, headers: { accept: 'text/html' } })).body).toContain('gone ja');
    const program = await app.inject({ url });
    expect([program.statusCode, program.json()]).toMatchObject([410, { error: { code: 'gone' } }]);
  });

  it('is put away while it is there, under its own name, and never shown', async () => {
    const bytes = Buffer.from('<script>');
    const file = { type: 'file' as const, bytes, contentType: 'application/pdf', name: '見積/例".pdf' };
    const { app } = await serve({ load: async () => file });
    const { headers, rawPayload } = await app.inject({ url: `/media/${signMediaId(ID, KEY)}` });
    expect(headers['content-disposition']).toBe(`attachment; filename*=UTF-8''${encodeURIComponent('見積_例".pdf')}`);
    expect(headers['cache-control']).toBe('private, no-store');
    expect(rawPayload).toEqual(bytes);
  });
});

describe('a media token', () => {
  it('gives back the id it was signed for', () => {
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        const token = signMediaId(id, KEY);
        expect(token).toMatch(/^[\w-]{43}$/);
        expect(verifyMediaToken(token, KEY)).toBe(id);
        expect(verifyMediaToken(token, OTHER_KEY)).toBeNull();
      }),
    );
  });

  it('is void after any change', () => {
    const token = signMediaId(ID, KEY);
    for (let at = 0; at < token.length; at += 1) {
      const changed = token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1);
      expect(verifyMediaToken(changed, KEY)).toBeNull();
    }
    expect(verifyMediaToken(`${token}=`, KEY)).toBeNull();
    expect(verifyMediaToken(token.slice(1), KEY)).toBeNull();
    expect(verifyMediaToken('', KEY)).toBeNull();
  });

  it('is made for UUIDs only', () => expect(() => signMediaId('1', KEY)).toThrow(RangeError));
});

describe('GET /media/<token>', () => {
  const url = `/media/${signMediaId(ID, KEY)}`;

  it('draws a chart on the first fetch and remembers it', async () => {
    const { app, drawn } = await serve();
    const answers = await Promise.all([app.inject(url), app.inject(`${url}.png`)]);
    answers.push(await app.inject(url));
    expect(answers.map((answer) => [answer.statusCode, answer.body])).toEqual(Array(3).fill([200, 'png 1040']));
    expect(answers[0]?.headers).toMatchObject({
      'content-type': 'image/png',
      'cache-control': 'private, max-age=86400, immutable',
      'cross-origin-resource-policy': 'cross-origin',
    });
    expect(drawn).toEqual([1040]);
  });

  it('draws previews of known widths', async () => {
    const { app, drawn } = await serve();
    for (const w of ['240', '480', '99999', 'x']) await app.inject(`${url}?w=${w}`);
    expect(drawn).toEqual([240, 480, 1040]);
  });

  it('answers 304 to whoever has the picture', async () => {
    const { app } = await serve();
    const etag = String((await app.inject(url)).headers.etag);
    const again = await app.inject({ url, headers: { 'if-none-match': etag } });
    expect([again.statusCode, again.body]).toEqual([304, '']);
  });

  it.each([
    ['image/jpeg', 'image/jpeg'],
    ['image/png', 'image/png'],
    ['text/html', 'application/octet-stream'],
    ['image/svg+xml', 'application/octet-stream'],
  ])('serves a stored %s as %s', async (contentType, served) => {
    const bytes = Buffer.from('jpeg');
    const { app } = await serve({ load: async () => ({ type: 'image', bytes, contentType }) });
    const answer = await app.inject(url);
    expect([answer.body, answer.headers['content-type']]).toEqual(['jpeg', served]);
  });

  it('does not know a wrong address, and does not ask for it', async () => {
    const asked: string[] = [];
    const load = async (id: string) => {
      asked.push(id);
      return null;
    };
    const { app } = await serve({ load });
    for (const token of ['x', signMediaId(ID, OTHER_KEY), 'y'.repeat(90), '%E3%81%82']) {
      const answer = await app.inject(`/media/${token}`);
      expect(answer.statusCode).toBe(404);
      expect(answer.json()).toEqual({ error: { code: 'not-found', message: 'There is nothing here.' } });
    }
    expect(asked).toEqual([]);
  });

  it('is gone once the picture is erased, also when it was drawn before', async () => {
    let kept = true;
    const { app } = await serve({ load: async () => (kept ? { type: 'chart', spec: SPEC } : null) });
    expect((await app.inject(url)).statusCode).toBe(200);
    kept = false;
    const answer = await app.inject(url);
    expect([answer.statusCode, answer.json().error.code]).toEqual([410, 'gone']);
  });

  it('tries again after a drawing that failed', async () => {
    let failures = 1;
    const drawChart = async () => {
      if (failures-- > 0) throw new Error('no');
      return Buffer.from('ok');
    };
    const { app } = await serve({ drawChart });
    expect((await app.inject(url)).statusCode).toBe(500);
    expect((await app.inject(url)).body).toBe('ok');
  });
});
