import { deflateSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { fetchContent } from '../../../src/adapters/line/content.ts';
import { type Answer, BOT, bytes, type FakeLine, json, startFakeLine } from './support.ts';

const open: FakeLine[] = [];
const start = async (answer: Answer): Promise<FakeLine> => {
  const fake = await startFakeLine(answer);
  open.push(fake);
  return fake;
};
const fetchFrom = async (answer: Answer, id = '468789577898262530') =>
  fetchContent((await start(answer)).access, BOT, { messageId: id, use: 'picture' });

afterEach(async () => {
  await Promise.all(open.splice(0).map((fake) => fake.close()));
});

const chunk = (type: string, data: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(type), data, Buffer.alloc(4)]);
};
const png = (width: number, height: number, padding = 0): Buffer => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const magic = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    magic,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(4))),
    Buffer.alloc(padding),
  ]);
};
const jpeg = (width: number, height: number): Buffer => {
  const frame = Buffer.from([0xff, 0xc0, 0, 17, 8, 0, 0, 0, 0, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1]);
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  const app = Buffer.from([0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]);
  return Buffer.concat([Buffer.from([0xff, 0xd8]), app, frame, Buffer.from([0xff, 0xd9])]);
};
const webp = (width: number, height: number): Buffer => {
  const data = Buffer.alloc(10);
  data.writeUIntLE(width - 1, 4, 3);
  data.writeUIntLE(height - 1, 7, 3);
  const head = Buffer.concat([Buffer.from('WEBPVP8X'), Buffer.from([10, 0, 0, 0]), data]);
  const size = Buffer.alloc(4);
  size.writeUInt32LE(head.length);
  return Buffer.concat([Buffer.from('RIFF'), size, head]);
};

const heicBox = (type: string, ...parts: readonly Buffer[]): Buffer => {
  const size = Buffer.alloc(4);
  const data = Buffer.concat(parts);
  size.writeUInt32BE(data.length + 8);
  return Buffer.concat([size, Buffer.from(type), data]);
};
const heic = (width: number, height: number): Buffer => {
  const size = Buffer.alloc(12);
  size.writeUInt32BE(width, 4);
  size.writeUInt32BE(height, 8);
  const properties = heicBox('iprp', heicBox('ipco', heicBox('ispe', size)));
  const brand = heicBox('ftyp', Buffer.from('heic\0\0\0\0mif1heic', 'latin1'));
  return Buffer.concat([brand, heicBox('meta', Buffer.alloc(4), properties)]);
};

describe('fetchContent', () => {
  it.each([
    ['image/jpeg', jpeg(1200, 900), 1200, 900],
    ['image/png', png(640, 480), 640, 480],
    ['image/webp', webp(800, 600), 800, 600],
    ['image/heic', heic(4032, 3024), 4032, 3024],
    ['application/pdf', Buffer.from('%PDF-1.7\n'), null, null],
  ])('returns %s, whatever the header calls it', async (contentType, body, width, height) => {
    const content = await fetchFrom(bytes(200, body, { 'content-type': 'text/html' }));
    expect(content).toMatchObject({ contentType, width, height });
    expect(content.bytes.equals(body)).toBe(true);
  });

  it('asks the data host with the token of the channel', async () => {
    const fake = await start(bytes(200, png(1, 1)));
    await fetchContent(fake.access, BOT, { messageId: '42', use: 'picture' });
    expect(fake.seen).toMatchObject([{ method: 'GET', path: '/v2/bot/message/42/content' }]);
    expect(fake.seen[0]?.headers.authorization).toBe('Bearer token');
  });

  it.each([
    [202, 'content-not-ready', 'later'],
    [404, 'content-gone', 'never'],
    [410, 'content-gone', 'never'],
    [429, 'line-rate-limited', 'later'],
    [500, 'line-unavailable', 'later'],
    [503, 'line-unavailable', 'later'],
    [401, 'line-refused', 'never'],
    [400, 'line-refused', 'never'],
  ])('status %i is %s, %s', async (status, code, retry) => {
    await expect(fetchFrom(json(status, {}))).rejects.toMatchObject({ code, retry });
  });

  it('refuses more than 10 MB, announced or not', async () => {
    const limit = 10 * 1024 * 1024;
    const full = png(10, 10, limit - png(10, 10).length);
    expect((await fetchFrom(bytes(200, full))).bytes).toHaveLength(limit);
    const over = Buffer.concat([full, Buffer.from('x')]);
    const announced = bytes(200, over, { 'content-length': `${over.length}` });
    await expect(fetchFrom(announced)).rejects.toMatchObject({ code: 'content-too-large', retry: 'never' });
    const streamed = bytes(200, over, { 'transfer-encoding': 'chunked' });
    await expect(fetchFrom(streamed)).rejects.toMatchObject({ code: 'content-too-large', retry: 'never' });
  });

  it.each([
    ['a page', Buffer.from('<html>')],
    ['nothing', Buffer.alloc(0)],
    ['a drawing', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['a picture cut after its first bytes', png(10, 10).subarray(0, 9)],
    ['a picture of no size', png(0, 10)],
    ['a film', Buffer.from('\0\0\0\x18ftypmp42', 'latin1')],
  ])('refuses %s', async (_name, body) => {
    await expect(fetchFrom(bytes(200, body))).rejects.toMatchObject({ code: 'content-not-an-image', retry: 'never' });
  });

  it('takes 50 million pixels and refuses more', async () => {
    await expect(fetchFrom(bytes(200, png(10_000, 5000)))).resolves.toMatchObject({ width: 10_000 });
    await expect(fetchFrom(bytes(200, png(10_001, 5000)))).rejects.toMatchObject({
      code: 'content-too-many-pixels',
      retry: 'never',
    });
  });

  it('survives a connection that breaks halfway', async () => {
    const broken: Answer = (response) => {
      response.writeHead(200, { 'content-length': '5000' });
      response.write(png(10, 10), () => response.destroy());
    };
    await expect(fetchFrom(broken)).rejects.toMatchObject({ code: 'line-unavailable', retry: 'later' });
  });

  it('does not wait for ever', async () => {
    const fake = await start((response) => {
      response.writeHead(200);
      response.write(png(10, 10));
    });
    const access = { ...fake.access, timeoutMs: 50 };
    await expect(fetchContent(access, BOT, { messageId: '1', use: 'picture' })).rejects.toMatchObject({
      code: 'line-unavailable',
      retry: 'later',
    });
  });

  it('never follows a message id or a redirect to another place', async () => {
    const fake = await start(bytes(200, png(1, 1)));
    await expect(fetchContent(fake.access, BOT, { messageId: '../../info', use: 'picture' })).rejects.toMatchObject({
      code: 'content-gone',
    });
    await expect(fetchContent(fake.access, 'Uother', { messageId: '1', use: 'picture' })).rejects.toMatchObject({
      code: 'line-refused',
    });
    expect(fake.seen).toEqual([]);
    const elsewhere: Answer = (response) => response.writeHead(302, { location: fake.access.apiBaseUrl }).end();
    await expect(fetchFrom(elsewhere)).rejects.toMatchObject({ code: 'line-unavailable' });
    expect(fake.seen).toEqual([]);
  });
});
