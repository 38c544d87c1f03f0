import type { FastifyError, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { type ErrorCode, RejectedRequest } from '../../bot/errors.ts';
import type { Logger } from '../../bot/log.ts';
import type { Clock, ReceiveEvents } from '../../bot/ports.ts';
import type { SlackAnswer, SlackHappening, TakeHappening } from '../../bot/slack/happening.ts';
import { answerBody } from './answer.ts';
import { isSslCheck, readBody } from './body.ts';
import type { SlackAccount } from './client.ts';
import { type DecodedRequest, decodeRequest } from './decode.ts';
import { ownerEvents } from './owner-events.ts';
import { verifySlackSignature } from './signature.ts';

/** Counts what arrived, for the metrics. */
export type SlackCounters = {
  readonly add: (what: 'events' | 'unknown' | 'ignored' | 'rejected' | 'limited', count: number) => void;
};

/** What the webhook needs; `apps` is asked for each request, because programmes come and go. */
export type SlackWebhookOptions = {
  readonly apps: () => readonly SlackAccount[];
  /** Remembers which app an account is; false: that account is another app's. */
  readonly learn: (label: string, account: string) => boolean;
  /** For what owners write to the app alone. */
  readonly receive: ReceiveEvents;
  /** For everything else. */
  readonly take: TakeHappening;
  /** Whether what is written to the app alone comes from somebody who works on the desk: then it is no owner's. */
  readonly isStaff: (happening: SlackHappening) => Promise<boolean>;
  readonly clock: Clock;
  readonly log: Logger;
  readonly counters?: SlackCounters;
  /** Milliseconds until the request is given up; 2.5 s unless given. */
  readonly patienceMs?: number;
};

const BODY_LIMIT = 1_048_576;
/** Slack waits for three seconds; before that we say ourselves that it has to come again. */
const PATIENCE_MS = 2_500;

const messages: Partial<Record<ErrorCode, string>> = {
  'slack-signature-missing': 'The signature or its timestamp is missing.',
  'slack-signature-invalid': 'The signature does not fit the body.',
  'slack-request-stale': 'The timestamp is more than five minutes away.',
  'body-too-large': 'The body is larger than 1 MB.',
  'body-not-json': 'The body is not JSON.',
  'body-not-a-webhook': 'The body is no request of Slack.',
  'database-unavailable': 'It could not be stored; please deliver it again.',
};

function rejectionOf(error: FastifyError | RejectedRequest): { code: string; status: number } {
  if (error instanceof RejectedRequest) return error;
  if (error.statusCode === 413) return { code: 'body-too-large', status: 413 };
  if (error.statusCode !== undefined && error.statusCode < 500) return { code: 'body-not-a-webhook', status: 400 };
  return { code: 'internal', status: 500 };
}

const nothing: SlackAnswer = { answer: 'nothing' };

const written: ReadonlySet<SlackHappening['kind']> = new Set(['message', 'edited', 'deleted']);

async function store(happening: SlackHappening, { receive, take, isStaff }: SlackWebhookOptions): Promise<SlackAnswer> {
  const events = ownerEvents(happening);
  if (events === null || (written.has(happening.kind) && (await isStaff(happening)))) return take(happening);
  await receive(events);
  return nothing;
}

/** Stored before it is acknowledged, or not acknowledged: what is too late counts as not stored. */
async function storeInTime(decoded: DecodedRequest, options: SlackWebhookOptions): Promise<SlackAnswer> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    const fail = (): void => reject(new RejectedRequest('database-unavailable', 503));
    timer = setTimeout(fail, options.patienceMs ?? PATIENCE_MS);
  });
  const storing = Promise.all(decoded.happenings.map((one) => store(one, options)));
  try {
    const answers = await Promise.race([storing, tooLate]);
    return answers.find(({ answer }) => answer !== 'nothing') ?? nothing;
  } catch (error) {
    // What is still on its way may fail, too; nobody waits for it any more.
    storing.catch(() => undefined);
    // The name only: a database's message may quote what could not be stored.
    const reason = error instanceof Error ? error.name : 'unknown';
    options.log.error('slack-events-not-stored', { platform: 'slack', count: decoded.happenings.length, reason });
    throw new RejectedRequest('database-unavailable', 503);
  } finally {
    clearTimeout(timer);
  }
}

/** A signature made with one app's secret must not speak for another app. */
function refuseForeign({ happenings }: DecodedRequest, { label }: SlackAccount, options: SlackWebhookOptions): void {
  const isOwn = happenings.every(({ account }) => options.learn(label, account));
  if (!isOwn) throw new RejectedRequest('slack-signature-invalid', 401);
}

function count(decoded: DecodedRequest, { counters, log }: SlackWebhookOptions): void {
  counters?.add('events', decoded.happenings.length);
  counters?.add('ignored', decoded.ignored);
  counters?.add('unknown', decoded.happenings.filter(({ kind }) => kind === 'other').length);
  if (!decoded.limited) return;
  counters?.add('limited', 1);
  log.error('slack-events-limited', { platform: 'slack' });
}

async function handle(request: FastifyRequest, reply: FastifyReply, options: SlackWebhookOptions): Promise<unknown> {
  const rawBody = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const contentType = request.headers['content-type'] ?? '';
  if (isSslCheck(rawBody, contentType)) return reply.code(200).send();
  const now = options.clock.now();
  const signer = verifySlackSignature({ rawBody, headers: request.headers, now }, options.apps());
  const body = readBody(rawBody, contentType);
  if (body.kind === 'challenge') return reply.code(200).send({ challenge: body.challenge });
  const decoded = decodeRequest(body, now);
  refuseForeign(decoded, signer, options);
  const answer = answerBody(await storeInTime(decoded, options));
  count(decoded, options);
  return answer === null ? reply.code(200).send() : reply.code(200).send(answer);
}

function answerError(error: FastifyError | RejectedRequest, request: FastifyRequest, options: SlackWebhookOptions) {
  const { code, status } = rejectionOf(error);
  const fields = { platform: 'slack', code, status, requestId: request.id };
  if (status >= 500) options.log.error('slack-webhook-failed', fields);
  else options.log.warn('slack-webhook-rejected', fields);
  options.counters?.add('rejected', 1);
  const message = Object.entries(messages).find(([known]) => known === code)?.[1] ?? 'Something went wrong.';
  return { status, body: { error: { code, message } } };
}

/**
 * Fastify plugin for `POST /slack/events`: events, presses, forms and commands. Verifies the raw bytes, decodes, and
 * answers 200 only when everything is stored; an event that is refused with 5xx Slack delivers again.
 */
export function slackWebhook(options: SlackWebhookOptions): FastifyPluginAsync {
  return async (app) => {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: BODY_LIMIT }, (_request, body, done) => {
      done(null, body);
    });
    app.setErrorHandler((error: FastifyError | RejectedRequest, request, reply) => {
      const { status, body } = answerError(error, request, options);
      return reply.code(status).send(body);
    });
    app.post('/slack/events', { bodyLimit: BODY_LIMIT }, (request, reply) => handle(request, reply, options));
  };
}
