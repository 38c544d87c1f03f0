import { randomUUID } from 'node:crypto';
import Fastify, { type FastifyInstance, type FastifyPluginAsync } from 'fastify';
import type { Logger } from '../../bot/log.ts';
import { answerErrors, sendError } from './error-answer.ts';
import { type Health, healthRoutes } from './health.ts';
import { type MediaSource, mediaRoute } from './media.ts';
import { type Metrics, metricsRoute } from './metrics.ts';
import { addSecurityHeaders } from './security-headers.ts';

/** What the HTTP server is made of. */
export type HttpParts = {
  /** Webhooks and pages, each encapsulated, so that its body parser is its own. */
  readonly plugins: readonly FastifyPluginAsync[];
  readonly health: Health;
  readonly metrics: Pick<Metrics, 'registry' | 'refresh'>;
  readonly log: Logger;
  /** Absent: no pictures are served. */
  readonly media?: MediaSource;
};

/** A webhook is small; whoever sends more, or slowly, is no platform. */
const LIMITS = {
  bodyLimit: 1_048_576,
  requestTimeout: 10_000,
  connectionTimeout: 15_000,
  // Longer than the 60 s after which usual proxies drop an idle connection, so that they are the ones to close it.
  keepAliveTimeout: 65_000,
  maxRequestsPerSocket: 1000,
};
const MOST_CONNECTIONS = 1000;

const createServer = (log: Logger): FastifyInstance => {
  const answer = answerErrors(log);
  const app = Fastify({
    ...LIMITS,
    // Fastify's own lines hold addresses and paths, and paths here hold tokens.
    logger: false,
    genReqId: () => randomUUID(),
    forceCloseConnections: 'idle',
    return503OnClosing: true,
    // Addresses that cannot be decoded never reach the hooks.
    frameworkErrors: (error, request, reply) => {
      addSecurityHeaders(reply);
      answer(error, request, reply);
    },
  });
  app.server.maxConnections = MOST_CONNECTIONS;
  app.setErrorHandler(answer);
  app.setNotFoundHandler((_request, reply) => sendError(reply, 404, 'not-found'));
  app.addHook('onSend', async (_request, reply) => addSecurityHeaders(reply));
  return app;
};

/** Builds the server without listening; `close()` lets running requests finish. */
export const buildHttpApp = async (parts: HttpParts): Promise<FastifyInstance> => {
  const app = createServer(parts.log);
  await app.register(healthRoutes(parts.health));
  await app.register(metricsRoute(parts.metrics));
  if (parts.media) await app.register(mediaRoute(parts.media));
  for (const plugin of parts.plugins) await app.register(plugin);
  return app;
};
