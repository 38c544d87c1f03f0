import type { FastifyPluginAsync } from 'fastify';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** Seconds; the chat platforms give up after one to three. */
const ACK_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3];
const TURN_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** What the service counts. Labels are codes of a known, small set: never ids, names or hosts. */
export type Metrics = ReturnType<typeof createMetrics>;

const webhookMetrics = (registers: Registry[]) => ({
  webhookEvents: new Counter({
    name: 'hakaru_webhook_events_total',
    help: 'Events received from a chat platform, by kind',
    labelNames: ['platform', 'kind'],
    registers,
  }),
  unknownEvents: new Counter({
    name: 'hakaru_webhook_unknown_events_total',
    help: 'Events or message types that this version does not know',
    labelNames: ['platform'],
    registers,
  }),
  slackHappenings: new Counter({
    name: 'hakaru_slack_happenings_total',
    help: 'What staff did on Slack, each thing once, by kind',
    labelNames: ['kind'],
    registers,
  }),
  ackSeconds: new Histogram({
    name: 'hakaru_webhook_ack_seconds',
    help: 'Time from the request to its answer, everything stored',
    labelNames: ['platform'],
    buckets: ACK_BUCKETS,
    registers,
  }),
});

const turnMetrics = (registers: Registry[]) => ({
  turns: new Counter({
    name: 'hakaru_turns_total',
    help: 'Events processed, by flow and result',
    labelNames: ['flow', 'result'],
    registers,
  }),
  turnSeconds: new Histogram({
    name: 'hakaru_turn_seconds',
    help: 'Time to process one event, database included',
    labelNames: ['flow'],
    buckets: TURN_BUCKETS,
    registers,
  }),
});

const deliveryMetrics = (registers: Registry[]) => ({
  deliveries: new Counter({
    name: 'hakaru_deliveries_total',
    help: 'Calls to a chat platform, by result',
    labelNames: ['platform', 'result'],
    registers,
  }),
  pushes: new Counter({
    name: 'hakaru_pushes_total',
    help: 'Messages that count against the monthly quota',
    labelNames: ['platform'],
    registers,
  }),
  remindersHeld: new Gauge({
    name: 'hakaru_reminders_held',
    help: 'Reminders due today that the plan of pushes does not allow',
    labelNames: ['programme'],
    registers,
  }),
  summariesLate: new Gauge({
    name: 'hakaru_summaries_late',
    help: 'Weekly summaries that should have been posted and are not',
    labelNames: ['programme'],
    registers,
  }),
  outboxDepth: new Gauge({ name: 'hakaru_outbox_depth', help: 'Messages waiting to be sent', registers }),
  outboxOldestSeconds: new Gauge({
    name: 'hakaru_outbox_oldest_seconds',
    help: 'Age of the oldest message that is due',
    registers,
  }),
  deadRows: new Gauge({
    name: 'hakaru_dead_rows',
    help: 'Rows given up on, by queue',
    labelNames: ['queue'],
    registers,
  }),
  deskChannelLost: new Counter({
    name: 'hakaru_desk_channel_lost_total',
    help: 'Cards of consultations that the channel of the programme did not take, by reason',
    labelNames: ['code'],
    registers,
  }),
  outboundRefused: new Counter({
    name: 'hakaru_outbound_refused_total',
    help: 'Connections that no rule allows',
    registers,
  }),
});

const deskMetrics = (registers: Registry[]) => ({
  deskEffectsWaiting: new Gauge({
    name: 'hakaru_desk_effects_waiting',
    help: 'Acts of the desk to be done',
    registers,
  }),
  deskOldestSeconds: new Gauge({
    name: 'hakaru_desk_oldest_seconds',
    help: 'Age of the oldest act of the desk that is due',
    registers,
  }),
  deskTimersOverdue: new Gauge({
    name: 'hakaru_desk_timers_overdue',
    help: 'Timers of the desk that are due',
    registers,
  }),
  deskTimersLateSeconds: new Gauge({
    name: 'hakaru_desk_timers_late_seconds',
    help: 'How long the oldest timer of the desk is overdue',
    registers,
  }),
  deskCases: new Gauge({
    name: 'hakaru_desk_cases',
    help: 'Open consultations, by state',
    labelNames: ['state'],
    registers,
  }),
  deskCaseOldestSeconds: new Gauge({
    name: 'hakaru_desk_case_oldest_seconds',
    help: 'How long the oldest consultation waits for somebody to take it',
    registers,
  }),
});

/** Things to measure only when somebody asks for the metrics: the queues, for one. */
const createRefresh = () => {
  const reads: (() => Promise<void>)[] = [];
  return {
    /** Registers a reading that sets gauges; it may fail without spoiling the others. */
    beforeScrape: (read: () => Promise<void>): void => {
      reads.push(read);
    },
    refresh: async (): Promise<void> => {
      await Promise.allSettled(reads.map((read) => read()));
    },
  };
};

/** All metrics in a registry of their own, with those of the process. */
export const createMetrics = () => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const counted = { ...webhookMetrics(registers), ...turnMetrics(registers), ...deliveryMetrics(registers) };
  return { registry, ...counted, ...deskMetrics(registers), ...createRefresh() };
};

/** `GET /metrics` in the Prometheus text format. */
export const metricsRoute =
  (metrics: Pick<Metrics, 'registry' | 'refresh'>): FastifyPluginAsync =>
  async (app) => {
    app.get('/metrics', async (_request, reply) => {
      await metrics.refresh();
      return reply.type(metrics.registry.contentType).send(await metrics.registry.metrics());
    });
  };
