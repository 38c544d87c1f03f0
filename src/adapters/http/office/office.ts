import { Buffer } from 'node:buffer';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Locale } from '../../../bot/facts.ts';
import type { Logger } from '../../../bot/log.ts';
import type { Text, Words } from '../../../bot/message.ts';
import type { OfficePageDesk } from '../../../bot/office/link.ts';
import { type PageNewsId, pageNews } from '../../../bot/page/texts.ts';
import type { Clock } from '../../../bot/ports.ts';
import { noteError } from '../error-answer.ts';
import { browserLocale, drawPage, lines, PAGE_POLICY } from '../page.ts';
import { type DatedOfficeLink, verifyOffice } from '../page-token.ts';
import { drawOffice } from './draw-office.ts';

/** Before the token of a programme's page. */
export const OFFICE_PREFIX = '/r/office-';

/** What the page needs. */
export type OfficePageParts = {
  /** Verifies the addresses. */
  readonly key: Uint8Array;
  readonly desk: OfficePageDesk;
  readonly clock: Clock;
  readonly write: (text: Text | Words, locale: Locale) => string;
  readonly log: Logger;
};

const params = z.object({ token: z.string().max(100) });
const file = z.object({ name: z.string().regex(/^[0-9a-f-]{36}\.(pdf|xlsx)$/) });

const contentTypes = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** The link in the address while it holds; else why it does not. */
const linkIn = (request: FastifyRequest, { key, clock }: OfficePageParts): DatedOfficeLink | PageNewsId => {
  const given = params.safeParse(request.params);
  const link = given.success ? verifyOffice(given.data.token, key) : null;
  if (link === null) return 'unknown';
  return link.expiresAt <= clock.now() ? 'office-expired' : link;
};

/** A page without anything of the programme on it. */
const refuse = (
  request: FastifyRequest,
  reply: FastifyReply,
  { write, id }: Pick<OfficePageParts, 'write'> & { readonly id: PageNewsId },
): FastifyReply => {
  const locale = browserLocale(request);
  const { status, text } = pageNews[id];
  const body = `<p class="news" role="status">${lines(write(text, locale))}</p>`;
  return send(reply, status, drawPage({ title: write({ key: 'office.title' }, locale), body, locale }));
};

const send = (reply: FastifyReply, status: number, html: string): FastifyReply =>
  reply.code(status).header('content-security-policy', PAGE_POLICY).type('text/html; charset=utf-8').send(html);

/**
 * `GET /r/office-<token>`: how a programme stands, for one person of its staff and an hour; `…/<report>.pdf` and `.xlsx`
 * are its reports. It changes nothing.
 */
export const officePages =
  (parts: OfficePageParts): FastifyPluginAsync =>
  async (app) => {
    const { desk, write, log } = parts;
    const path = `${OFFICE_PREFIX}:token`;
    app.setErrorHandler((error, request, reply) => {
      noteError(log, error, request);
      return refuse(request, reply, { write, id: 'trouble' });
    });
    app.get(path, async (request, reply) => {
      const link = linkIn(request, parts);
      if (typeof link === 'string') return refuse(request, reply, { write, id: link });
      const standing = await desk.look(link);
      if (standing.state === 'gone') return refuse(request, reply, { write, id: 'office-gone' });
      const locale = browserLocale(request);
      const say = (text: Text | Words): string => write(text, locale);
      const at = `${OFFICE_PREFIX}${params.parse(request.params).token}`;
      return send(reply, 200, drawOffice({ page: standing.page, say, locale, at }));
    });
    app.get(`${path}/:name`, async (request, reply) => {
      const link = linkIn(request, parts);
      if (typeof link === 'string') return refuse(request, reply, { write, id: link });
      const name = file.safeParse(request.params);
      const found = name.success ? await fileOf(link, name.data.name, desk) : null;
      if (found === null) return refuse(request, reply, { write, id: 'office-gone' });
      return reply.header('content-disposition', found.disposition).type(found.contentType).send(found.bytes);
    });
  };

const fileOf = async (link: DatedOfficeLink, name: string, desk: OfficePageDesk) => {
  const [id = '', form] = name.split('.');
  const format = form === 'pdf' ? 'pdf' : 'xlsx';
  const found = await desk.fetch(link, id, format);
  if (found === null) return null;
  const disposition = `attachment; filename="report.${format}"; filename*=UTF-8''${encodeURIComponent(found.name)}`;
  return { bytes: Buffer.from(found.bytes), contentType: contentTypes[format], disposition };
};
