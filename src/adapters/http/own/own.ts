import { randomUUID } from 'node:crypto';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Locale } from '../../../bot/facts.ts';
import type { Logger } from '../../../bot/log.ts';
import type { Text, Words } from '../../../bot/message.ts';
import type { OwnLink, OwnPageDesk } from '../../../bot/page/link.ts';
import type { OwnFacts, OwnPage } from '../../../bot/page/model.ts';
import { type PageNewsId, pageNews, pageTexts } from '../../../bot/page/texts.ts';
import type { Clock } from '../../../bot/ports.ts';
import { noteError } from '../error-answer.ts';
import { browserLocale, drawPage, lines, PAGE_POLICY } from '../page.ts';
import { verifyPage } from '../page-token.ts';
import { drawOwnPage } from './draw-page.ts';
import { type OwnFiles, ownFile } from './own-file.ts';
import { acceptForms, takePictures } from './take-forms.ts';

/** Before the token of a firm's own page. */
export const OWN_PREFIX = '/r/own-';

/** What the page needs. */
export type OwnPageParts = OwnFiles & {
  /** Verifies the addresses. */
  readonly key: Uint8Array;
  readonly desk: OwnPageDesk;
  readonly clock: Clock;
  readonly write: (text: Text | Words, locale: Locale) => string;
  readonly pageOf: (own: OwnFacts) => OwnPage;
  /** What an owner would write to correct a figure; null where there is no such figure, or no number. */
  readonly correctionOf: (own: OwnFacts, readingId: string, typed: string) => Text | null;
  /** The address of the page on which a table can be handed in. */
  readonly tableAt: (link: OwnLink) => string;
  readonly log: Logger;
};

const params = z.object({ token: z.string().max(100) });
const query = z.object({ fix: z.uuid().optional().catch(undefined) });
const fileName = z.object({ name: z.string().max(60) });
const fixForm = z.object({ reading: z.uuid(), nonce: z.uuid(), value: z.string().max(40) });

type Opened = { readonly link: OwnLink; readonly locale: Locale; readonly own: OwnFacts; readonly at: string };
type Refused = { readonly refused: PageNewsId; readonly locale: Locale };

/** What is behind an address while it holds; else what to say. */
const open = async (request: FastifyRequest, { key, desk, clock }: OwnPageParts): Promise<Opened | Refused> => {
  const locale = browserLocale(request);
  const given = params.safeParse(request.params);
  const link = given.success ? verifyPage('own', given.data.token, key) : null;
  if (link === null || !given.success) return { refused: 'unknown', locale };
  if (link.expiresAt <= clock.now()) return { refused: 'expired', locale };
  const standing = await desk.look(link);
  if (standing.state === 'gone') return { refused: 'gone', locale };
  return { link, locale: standing.locale, own: standing.own, at: `${OWN_PREFIX}${given.data.token}` };
};

/** The policy of our pages, and pictures of this server. */
const POLICY = `${PAGE_POLICY}; img-src 'self'`;

const send = (reply: FastifyReply, status: number, html: string): FastifyReply =>
  reply.code(status).header('content-security-policy', POLICY).type('text/html; charset=utf-8').send(html);

type Shown = { readonly news: PageNewsId | null; readonly fix?: string | undefined };

const show = async (
  reply: FastifyReply,
  parts: OwnPageParts,
  opened: Opened,
  { news: id, fix }: Shown,
): Promise<FastifyReply> => {
  const { locale, own, at, link } = opened;
  const say = (text: Text | Words): string => parts.write(text, locale);
  const page = parts.pageOf(own);
  // What cannot be written down is not shown.
  await parts.desk.seen(link, page.shows);
  const html = drawOwnPage({
    ...{ page, reports: own.reports ?? [], locale, say, at, tableAt: parts.tableAt(link) },
    news: id === null ? null : pageNews[id].text,
    fix: fix ?? null,
    nonce: randomUUID(),
  });
  return send(reply, id === null ? 200 : pageNews[id].status, html);
};

/** A page without anything of the firm on it. */
const refuse = (reply: FastifyReply, { write }: OwnPageParts, { refused, locale }: Refused): FastifyReply => {
  const { status, text } = pageNews[refused];
  const body = `<p class="news" role="status">${lines(write(text, locale))}</p>`;
  return send(reply, status, drawPage({ title: write(pageTexts.title, locale), body, locale }));
};

/** Hands a corrected figure to the conversation, where it is confirmed like one that was typed there. */
const fixIn = async (
  body: unknown,
  opened: Opened,
  { desk, write, correctionOf }: OwnPageParts,
): Promise<PageNewsId> => {
  const form = fixForm.safeParse(body);
  if (!form.success) return 'no-number';
  const text = correctionOf(opened.own, form.data.reading, form.data.value);
  if (text === null) return 'no-number';
  const taken = await desk.say(opened.link, write(text, opened.locale), form.data.nonce);
  return taken === 'taken' ? 'asked' : taken;
};

const billsIn = async (request: FastifyRequest, { link }: Opened, { desk }: OwnPageParts): Promise<PageNewsId> => {
  const taken = await takePictures(request);
  return taken.ok ? desk.send(link, taken.pictures) : taken.problem;
};

/**
 * `GET /r/own-<token>`: what the ledger and the knowledge hold for a firm, for an hour. What is handed in here is asked
 * about in the chat before anything is stored.
 */
export const ownPages =
  (parts: OwnPageParts): FastifyPluginAsync =>
  async (app) => {
    const path = `${OWN_PREFIX}:token`;
    await acceptForms(app);
    app.setErrorHandler((error, request, reply) => {
      noteError(parts.log, error, request);
      return refuse(reply, parts, { refused: 'trouble', locale: browserLocale(request) });
    });
    const opening =
      (
        answer: (opened: Opened, request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply> | FastifyReply,
      ) =>
      async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
        const found = await open(request, parts);
        return 'refused' in found ? refuse(reply, parts, found) : answer(found, request, reply);
      };
    app.get(
      path,
      opening((opened, request, reply) =>
        show(reply, parts, opened, { news: null, fix: query.parse(request.query).fix }),
      ),
    );
    app.post(
      `${path}/fix`,
      opening(async (opened, request, reply) =>
        show(reply, parts, opened, { news: await fixIn(request.body, opened, parts) }),
      ),
    );
    app.post(
      `${path}/bills`,
      opening(async (opened, request, reply) =>
        show(reply, parts, opened, { news: await billsIn(request, opened, parts) }),
      ),
    );
    app.get(
      `${path}/:name`,
      opening(async (opened, request, reply) => {
        const file = await ownFile(opened, fileName.parse(request.params).name, parts);
        if (file === null) return refuse(reply, parts, { refused: 'unknown', locale: opened.locale });
        if (file.download !== null) reply.header('content-disposition', `attachment; filename="${file.download}"`);
        return reply.type(file.contentType).send(file.bytes);
      }),
    );
  };
