import Fastify from 'fastify';
import type { SlackParts } from '../../../src/adapters/slack/call.ts';
import { createSlackDesk } from '../../../src/adapters/slack/desk.ts';
import { createLanes } from '../../../src/adapters/slack/lanes.ts';
import { slackWebhook } from '../../../src/adapters/slack/webhook.ts';
import { type SlackTwin, startSlackTwin } from '../../../src/adapters/twin/slack-twin.ts';
import type { ReceivedEvent } from '../../../src/bot/ports.ts';
import type { SlackDesk } from '../../../src/bot/slack/desk.ts';
import type { SlackAnswer, SlackHappening } from '../../../src/bot/slack/happening.ts';
import { type LogLine, recordingLog } from '../line/support.ts';

/** A twin with an app on it that writes down what it takes, and a desk that speaks to the twin. */
export type SlackApp = {
  readonly twin: SlackTwin;
  readonly account: string;
  readonly url: string;
  readonly taken: SlackHappening[];
  readonly received: ReceivedEvent[];
  readonly lines: LogLine[];
  readonly parts: SlackParts;
  readonly desk: SlackDesk;
  /** What the app answers, or does instead. */
  readonly next: {
    take: (happening: SlackHappening) => Promise<SlackAnswer>;
    isStaff: (happening: SlackHappening) => Promise<boolean>;
  };
  readonly clock: { at: number };
  readonly close: () => Promise<void>;
};

const nothing: SlackAnswer = { answer: 'nothing' };

export async function openSlackApp(given: { readonly rateLimits?: boolean; readonly patienceMs?: number } = {}) {
  const clock = { at: Date.UTC(2026, 10, 24, 1, 0, 0) };
  const { patienceMs, ...how } = given;
  // With rate limits time has to pass; else it stands still.
  const now = how.rateLimits === true ? Date.now : () => clock.at;
  const twin = await startSlackTwin({ now, ...how });
  const { log, lines } = recordingLog();
  const taken: SlackHappening[] = [];
  const received: ReceivedEvent[] = [];
  const next: SlackApp['next'] = { take: async () => nothing, isStaff: async () => false };
  const app = Fastify();
  const { signingSecret, botToken } = twin;
  await app.register(
    slackWebhook({
      apps: () => [{ label: 'app', signingSecret, botToken }],
      learn: () => true,
      receive: async (events) => void received.push(...events),
      take: async (happening) => {
        const answer = await next.take(happening);
        taken.push(happening);
        return answer;
      },
      isStaff: (happening) => next.isStaff(happening),
      clock: { now: () => new Date(now()) },
      log,
      ...(patienceMs === undefined ? {} : { patienceMs }),
    }),
  );
  const url = `${await app.listen({ port: 0, host: '127.0.0.1' })}/slack/events`;
  twin.setAppUrl(url);
  const account = `${twin.teamId}.${twin.appId}`;
  const parts: SlackParts = { accounts: () => ({ botToken }), apiUrl: twin.apiUrl, timeoutMs: 1_500, log };
  const desk = createSlackDesk(parts, createLanes());
  const close = async (): Promise<void> => {
    await twin.close();
    await app.close();
  };
  return { twin, account, url, taken, received, lines, parts, desk, next, clock, close } satisfies SlackApp;
}
