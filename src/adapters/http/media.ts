import type { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Chart } from '../../bot/chart/chart.ts';
import type { Locale } from '../../bot/facts.ts';
import { type ByteCache, createByteCache } from './byte-cache.ts';
import { sendError } from './error-answer.ts';
import { verifyMediaToken } from './media-token.ts';
import { browserLocale, drawPage, lines, PAGE_POLICY } from './page.ts';

/** A picture as it is kept. */
export type StoredMedia =
  | { readonly type: 'chart'; readonly spec: Chart }
  | { readonly type: 'image'; readonly bytes: Buffer; readonly contentType: string }
  | { readonly type: 'file'; readonly bytes: Buffer; readonly contentType: string; readonly name: string };

/** Where pictures come from. */
export type MediaSource = {
  /** Signs and verifies the addresses. */
  readonly key: Uint8Array;
  /** `null` = expired or erased. */
  readonly load: (id: string) => Promise<StoredMedia | null>;
  /** What a person reads in place of a file that is gone. */
  readonly goneWords: (locale: Locale) => { readonly title: string; readonly text: string };
  /** Draws a PNG of this width in pixels. */
  readonly drawChart: (spec: Chart, widthPx: number) => Promise<Buffer>;
};

type Picture = { readonly bytes: Buffer; readonly contentType: string };

const FULL_WIDTH = 1040;
const CACHE_BYTES = 32 * 1024 * 1024;
const DAY_SECONDS = 86_400;

/** What a browser may be told to show; anything else is only bytes to it. */
const SHOWN_TYPES: readonly string[] = ['image/png', 'image/jpeg', 'image/webp'];

/** Only these widths are drawn, so that nobody can make the server draw without end. */
const query = z.object({ w: z.enum(['240', '480']).optional().catch(undefined) });
const params = z.object({ token: z.string().max(64) });

type Draw = (id: string, spec: Chart, widthPx: number) => Promise<Buffer>;

/** Draws each picture once: requests for one that is being drawn wait for the same drawing. */
const createDrawings = (source: MediaSource, cache: ByteCache): Draw => {
  const running = new Map<string, Promise<Buffer>>();
  const start = (key: string, spec: Chart, widthPx: number): Promise<Buffer> => {
    const drawing = source
      .drawChart(spec, widthPx)
      .then((bytes) => {
        cache.put(key, bytes);
        return bytes;
      })
      .finally(() => running.delete(key));
    running.set(key, drawing);
    return drawing;
  };
  return async (id, spec, widthPx) => {
    const key = `${id}/${widthPx}`;
    return cache.get(key) ?? running.get(key) ?? start(key, spec, widthPx);
  };
};

const idOf = (request: FastifyRequest, key: Uint8Array): string | null => {
  const given = params.safeParse(request.params);
  return given.success ? verifyMediaToken(given.data.token.replace(/\.png$/, ''), key) : null;
};

const sendPicture = (request: FastifyRequest, reply: FastifyReply, picture: Picture): FastifyReply => {
  const etag = `"${createHash('sha256').update(picture.bytes).digest('base64url')}"`;
  reply
    .header('etag', etag)
    .header('cache-control', `private, max-age=${DAY_SECONDS}, immutable`)
    // The chat app shows the picture inside its own page.
    .header('cross-origin-resource-policy', 'cross-origin');
  if (request.headers['if-none-match'] === etag) return reply.code(304).send();
  const type = SHOWN_TYPES.includes(picture.contentType) ? picture.contentType : 'application/octet-stream';
  return reply.type(type).send(picture.bytes);
};

/** Whoever opens an address is told what happened and what to do; a program is told by code. */
const sendGone = (request: FastifyRequest, reply: FastifyReply, { goneWords }: MediaSource): FastifyReply => {
  if (!/\btext\/html\b/i.test(request.headers.accept ?? '')) return sendError(reply, 410, 'gone');
  const locale = browserLocale(request);
  const { title, text } = goneWords(locale);
  return reply
    .code(410)
    .header('content-security-policy', PAGE_POLICY)
    .type('text/html; charset=utf-8')
    .send(drawPage({ title, body: `<p>${lines(text)}</p>`, locale }));
};

/** A file is put away, never shown: whatever is in it, it does not run here. */
const sendFile = (reply: FastifyReply, { bytes, contentType, name }: Extract<StoredMedia, { type: 'file' }>) =>
  reply
    .header('cache-control', 'private, no-store')
    .header(
      'content-disposition',
      `attachment; filename*=UTF-8''${encodeURIComponent(name.replaceAll(/[\\/\p{C}]/gu, '_'))}`,
    )
    .type(contentType)
    .send(bytes);

/**
 * `GET /media/<token>` or `<token>.png`, with `?w=240` for a preview. The source is asked each time,
 * so an erased picture is gone although it was drawn before.
 */
export const mediaRoute =
  (source: MediaSource): FastifyPluginAsync =>
  async (app) => {
    const drawn = createDrawings(source, createByteCache(CACHE_BYTES));
    app.get('/media/:token', async (request, reply) => {
      const id = idOf(request, source.key);
      if (id === null) return sendError(reply, 404, 'not-found');
      const stored = await source.load(id);
      if (stored === null) return sendGone(request, reply, source);
      switch (stored.type) {
        case 'image':
          return sendPicture(request, reply, stored);
        case 'file':
          return sendFile(reply, stored);
        case 'chart': {
          const widthPx = Number(query.parse(request.query).w ?? FULL_WIDTH);
          const bytes = await drawn(id, stored.spec, widthPx);
          return sendPicture(request, reply, { bytes, contentType: 'image/png' });
        }
      }
    });
  };
