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
import { verifyOffice } from '../page-token.ts';
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

type Answer = { readonly status: number; readonly html: string };

const answer = async (request: FastifyRequest, { key, desk, clock, write }: OfficePageParts): Promise<Answer> => {
  const locale = browserLocale(request);
  const given = params.safeParse(request.params);
  const link = given.success ? verifyOffice(given.data.token, key) : null;
  const refused = (id: PageNewsId): Answer => refusal(id, (text) => write(text, locale), locale);
  if (link === null) return refused('unknown');
  if (link.expiresAt <= clock.now()) return refused('office-expired');
  const standing = await desk.look(link);
  if (standing.state === 'gone') return refused('office-gone');
  const say = (text: Text | Words): string => write(text, locale);
  return { status: 200, html: drawOffice({ page: standing.page, say, locale }) };
};

/** A page without anything of the programme on it. */
const refusal = (id: PageNewsId, say: (text: Text) => string, locale: Locale): Answer => {
  const { status, text } = pageNews[id];
  const body = `<p class="news" role="status">${lines(say(text))}</p>`;
  return { status, html: drawPage({ title: say({ key: 'office.title' }), body, locale }) };
};

const send = (reply: FastifyReply, { status, html }: Answer): FastifyReply =>
  reply.code(status).header('content-security-policy', PAGE_POLICY).type('text/html; charset=utf-8').send(html);

/** `GET /r/office-<token>`: how a programme stands, for one person of its staff and an hour. It changes nothing. */
export const officePages =
  (parts: OfficePageParts): FastifyPluginAsync =>
  async (app) => {
    app.setErrorHandler((error, request, reply) => {
      noteError(parts.log, error, request);
      const locale = browserLocale(request);
      return send(
        reply,
        refusal('trouble', (text) => parts.write(text, locale), locale),
      );
    });
    app.get(`${OFFICE_PREFIX}:token`, async (request, reply) => send(reply, await answer(request, parts)));
  };
