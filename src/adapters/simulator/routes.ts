import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import { bodies } from './bodies.ts';
import { type MovableClock, moveClock } from './clock-control.ts';
import type { Live } from './live.ts';
import { type LineStage, type SlackStage, StageError, type StageFaults } from './stage.ts';

/** What the page's routes work with. */
export type RouteParts = {
  readonly line: LineStage;
  readonly slack: SlackStage | null;
  readonly clock: MovableClock;
  readonly inviteCode: () => Promise<string>;
  readonly publicUrl: string;
  readonly reportingDay: number;
  readonly live: Live;
};

const API = '/simulator/api';
/** Twenty photos of a phone, in base64. */
const ACT_LIMIT = 64_000_000;

function slackOf({ slack }: RouteParts): SlackStage {
  if (slack === null) throw new StageError('slack-not-running');
  return slack;
}

function lineRoutes(app: FastifyInstance, { line, inviteCode, publicUrl, live }: RouteParts): void {
  app.get(`${API}/start`, async () => ({ owners: line.owners(), inviteCode: await inviteCode(), publicUrl }));
  app.post(`${API}/owners`, async ({ body }) => ({ owner: await line.addOwner(bodies.owner.parse(body).name) }));
  app.get(`${API}/screen`, async ({ query }) => line.screen(bodies.screen.parse(query).owner));
  app.post(`${API}/act`, { bodyLimit: ACT_LIMIT }, async ({ body }) => {
    const { owner, act } = bodies.act.parse(body);
    await line.act(owner, act);
    live.say('line');
    return {};
  });
  app.get<{ Params: { id: string } }>(`${API}/photo/:id`, async ({ params }, reply) => {
    const photo = line.photo(params.id);
    if (photo === null) throw new StageError('photo-unknown');
    return reply.type(photo.contentType).send(Buffer.from(photo.bytes));
  });
}

/** Without the switches that the page left out. */
function givenOf(change: z.infer<typeof bodies.faults>): Partial<StageFaults> {
  return {
    ...(change['429'] === undefined ? {} : { '429': change['429'] }),
    ...(change['500'] === undefined ? {} : { '500': change['500'] }),
    ...(change.lost === undefined ? {} : { lost: change.lost }),
    ...(change.redeliver === undefined ? {} : { redeliver: change.redeliver }),
  };
}

function backstageRoutes(app: FastifyInstance, { line, live }: RouteParts): void {
  app.get(`${API}/calls`, async () => ({ calls: line.calls() }));
  app.get(`${API}/faults`, async () => line.faults());
  app.post(`${API}/faults`, async ({ body }) => {
    const faults = line.setFaults(givenOf(bodies.faults.parse(body)));
    live.say('faults');
    return faults;
  });
}

function clockRoutes(app: FastifyInstance, { clock, reportingDay, live }: RouteParts): void {
  const state = (): object => {
    const now = clock.now();
    return { now: now.toISOString(), isReal: Math.abs(now.getTime() - Date.now()) < 1000 };
  };
  app.get(`${API}/clock`, async () => state());
  app.post(`${API}/clock`, async ({ body }) => {
    moveClock(clock, bodies.clock.parse(body), reportingDay);
    live.say('clock');
    live.say('line');
    return state();
  });
}

/** What a browser may show beside the page; everything else is only kept. */
const SHOWN = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

function slackRoutes(app: FastifyInstance, parts: RouteParts): void {
  app.get(`${API}/slack`, async ({ query }) => {
    const { user } = bodies.slack.parse(query);
    return { workspace: parts.slack?.workspace(user) ?? null };
  });
  app.post(`${API}/slack/act`, { bodyLimit: ACT_LIMIT }, async ({ body }) => {
    const { user, act } = bodies.slackAct.parse(body);
    return slackOf(parts).act(user, act);
  });
  app.get<{ Params: { id: string } }>(`${API}/slack/file/:id`, async ({ params, query }, reply) => {
    const file = slackOf(parts).file(bodies.slack.parse(query).user, params.id);
    if (file === null) throw new StageError('file-unknown');
    const isShown = SHOWN.has(file.contentType);
    reply.header('x-content-type-options', 'nosniff');
    if (!isShown) reply.header('content-disposition', 'attachment');
    return reply.type(isShown ? file.contentType : 'application/octet-stream').send(Buffer.from(file.bytes));
  });
}

/** The page's requests under /simulator/api/. */
export function apiRoutes(app: FastifyInstance, parts: RouteParts): void {
  lineRoutes(app, parts);
  clockRoutes(app, parts);
  backstageRoutes(app, parts);
  slackRoutes(app, parts);
  app.get(`${API}/events`, (request, reply) => parts.live.serve(request, reply));
}
