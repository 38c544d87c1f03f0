import type { FastifyError, FastifyInstance, FastifyPluginAsync, FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Logger } from '../../bot/log.ts';
import type { MovableClock } from './clock-control.ts';
import { createLineStage } from './line-stage.ts';
import { createLive } from './live.ts';
import { servePageFiles } from './page-files.ts';
import { apiRoutes } from './routes.ts';
import { isFromOwnPage } from './same-origin.ts';
import { createSlackStage } from './slack-stage.ts';
import { StageError } from './stage.ts';
import type { LineTwinFace, SlackTwinFace } from './twin-face.ts';

/** What the simulator plays with. */
export type SimulatorOptions = {
  readonly line: LineTwinFace;
  /** `null` = the page says that Slack is not running. */
  readonly slack: SlackTwinFace | null;
  readonly clock: MovableClock;
  /** A code that an owner can join with. */
  readonly inviteCode: () => Promise<string>;
  /** The made-up address that pictures in messages start with; the page turns it into its own. */
  readonly publicUrl: string;
  readonly log: Logger;
  /** Day of the month to which the clock can jump. */
  readonly reportingDay?: number;
};

const DEFAULT_REPORTING_DAY = 10;

/** @returns status, code and a sentence without content */
function refusalOf(error: FastifyError | StageError | z.ZodError): { status: number; code: string } {
  if (error instanceof StageError) return { status: 409, code: error.code };
  if (error instanceof z.ZodError) return { status: 400, code: 'request-invalid' };
  const status = error.statusCode ?? 500;
  return { status, code: status < 500 ? (error.code ?? 'request-invalid') : 'internal' };
}

function answerErrors(app: FastifyInstance, log: Logger): void {
  app.setErrorHandler((error: FastifyError | StageError | z.ZodError, request, reply): FastifyReply => {
    const { status, code } = refusalOf(error);
    const route = request.routeOptions.url ?? '-';
    log.warn('simulator.refused', { method: request.method, route, status, code, reason: error.name });
    return reply.code(status).send({ error: { code, message: status < 500 ? error.message : '' } });
  });
}

function guard(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    if (request.url.startsWith('/simulator/api/') && !isFromOwnPage(request)) {
      return reply.code(403).send({ error: { code: 'other-origin', message: '' } });
    }
  });
}

/** Fastify plugin for the page under /simulator/ on which one person plays owners and consultants. */
export function simulatorPlugin(options: SimulatorOptions): FastifyPluginAsync {
  return async (app) => {
    const { clock, inviteCode, publicUrl, reportingDay = DEFAULT_REPORTING_DAY } = options;
    const live = createLive();
    const line = createLineStage(options.line);
    const slack = options.slack === null ? null : createSlackStage(options.slack);
    const stops = [line.subscribe(live.say), ...(slack === null ? [] : [slack.subscribe(live.say)])];
    // Before the server waits for its connections: the pages' streams would never end by themselves.
    app.addHook('preClose', async () => {
      for (const stop of stops) stop();
      live.close();
    });
    guard(app);
    answerErrors(app, options.log);
    await servePageFiles(app);
    apiRoutes(app, { line, slack, clock, inviteCode, publicUrl, reportingDay, live });
  };
}
