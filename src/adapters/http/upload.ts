import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { ExternalError } from '../../bot/errors.ts';
import type { Sheet } from '../../bot/event.ts';
import type { Locale } from '../../bot/facts.ts';
import type { Logger } from '../../bot/log.ts';
import type { Clock, SheetReader } from '../../bot/ports.ts';
import type { UploadDesk, UploadLink } from '../../bot/upload.ts';
import { noteError } from './error-answer.ts';
import { browserLocale, PAGE_POLICY } from './page.ts';
import { verifyPage } from './page-token.ts';
import { acceptFiles, takeFile } from './upload-file.ts';
import { drawUploadPage, type PageNews, type PageWords } from './upload-page.ts';

/** What the page needs. */
export type UploadParts = {
  /** Verifies the addresses. */
  readonly key: Uint8Array;
  readonly desk: UploadDesk;
  readonly readSheets: SheetReader;
  readonly clock: Clock;
  readonly words: PageWords;
  readonly log: Logger;
};

/** Each reading takes a thread with its memory; more at a time would take it from the conversations. */
const MOST_READINGS = 2;

const params = z.object({ token: z.string().max(100) });

/** Some news end the matter, others leave the form for another try. */
const statuses: Readonly<Record<Exclude<PageNews, null>, number>> = {
  taken: 200,
  used: 410,
  expired: 410,
  gone: 410,
  'no-file': 400,
  'too-large': 413,
  'not-a-table': 422,
  busy: 503,
  trouble: 500,
};
const last: ReadonlySet<PageNews> = new Set(['taken', 'used', 'expired', 'gone', 'trouble']);

type Seen = { readonly news: PageNews; readonly locale: Locale; readonly status?: number };

const show = (reply: FastifyReply, words: PageWords, { news, locale, status }: Seen): FastifyReply =>
  reply
    .code(status ?? (news === null ? 200 : statuses[news]))
    .header('content-security-policy', PAGE_POLICY)
    .type('text/html; charset=utf-8')
    .send(drawUploadPage({ news, locale, hasForm: !last.has(news) }, words));

type Opened = { readonly link: UploadLink; readonly locale: Locale };

/** The link behind an address while it can be used; else what to say. */
const open = async (request: FastifyRequest, { key, desk, clock }: UploadParts): Promise<Opened | Seen> => {
  const locale = browserLocale(request);
  const given = params.safeParse(request.params);
  const link = given.success ? verifyPage('upload', given.data.token, key) : null;
  if (link === null) return { news: 'gone', locale, status: 404 };
  const standing = await desk.look(link);
  if (standing.state === 'gone') return { news: 'gone', locale };
  if (standing.state === 'used') return { news: 'used', locale: standing.locale };
  if (link.expiresAt <= clock.now()) return { news: 'expired', locale: standing.locale };
  return { link, locale: standing.locale };
};

/** Reads a few tables at a time, and only one of each link. */
const createReading = ({ readSheets }: UploadParts) => {
  const running = new Set<string>();
  return async ({ linkId }: UploadLink, bytes: Uint8Array): Promise<readonly Sheet[] | 'busy' | 'not-a-table'> => {
    if (running.size >= MOST_READINGS || running.has(linkId)) return 'busy';
    running.add(linkId);
    try {
      return await readSheets(bytes);
    } catch (error) {
      if (error instanceof ExternalError) return 'not-a-table';
      throw error;
    } finally {
      running.delete(linkId);
    }
  };
};

/**
 * `GET /r/<token>`: the form on which an owner hands a table in. `POST`: the table enters the conversation, where it is
 * shown before anything is stored. The page is the same for every firm.
 */
export const uploadPage =
  (parts: UploadParts): FastifyPluginAsync =>
  async (app) => {
    const { desk, words, log } = parts;
    const read = createReading(parts);
    await acceptFiles(app);
    app.setErrorHandler((error, request, reply) => {
      const { status } = noteError(log, error, request);
      return show(reply, words, { news: 'trouble', locale: browserLocale(request), status });
    });
    app.get('/r/:token', async (request, reply) => {
      const found = await open(request, parts);
      return show(reply, words, 'link' in found ? { news: null, locale: found.locale } : found);
    });
    const take = async (request: FastifyRequest, link: UploadLink): Promise<PageNews> => {
      const file = await takeFile(request);
      if (!file.ok) return file.problem;
      const sheets = await read(link, file.bytes);
      return typeof sheets === 'string' ? sheets : desk.take(link, sheets);
    };
    app.post('/r/:token', async (request, reply) => {
      const found = await open(request, parts);
      if (!('link' in found)) return show(reply, words, found);
      return show(reply, words, { news: await take(request, found.link), locale: found.locale });
    });
  };
