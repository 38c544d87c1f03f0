import type { Metrics } from '../adapters/http/metrics.ts';
import type { Clock } from '../bot/ports.ts';
import type { Database } from '../db/connection.ts';
import { deskQueueState, openCases } from './desk-state.ts';
import { queueState } from './ready.ts';

type Watched = { readonly database: Database; readonly clock: Clock; readonly metrics: Metrics };

/** Queues and desk are asked when somebody reads the metrics, not before. */
export function watchQueues({ database, clock, metrics }: Watched): void {
  metrics.beforeScrape(async () => {
    const state = await queueState(database, clock);
    metrics.outboxDepth.set(state.outboxDepth);
    metrics.outboxOldestSeconds.set(state.oldestSeconds ?? 0);
    metrics.deadRows.set({ queue: 'inbox' }, state.deadInbox);
    metrics.deadRows.set({ queue: 'outbox' }, state.deadOutbox);
  });
  metrics.beforeScrape(async () => {
    const desk = await deskQueueState(database, clock);
    metrics.deadRows.set({ queue: 'desk' }, desk.effectsDead);
    metrics.deskEffectsWaiting.set(desk.effectsWaiting);
    metrics.deskOldestSeconds.set(desk.oldestSeconds ?? 0);
    metrics.deskTimersOverdue.set(desk.timersOverdue);
    metrics.deskTimersLateSeconds.set(desk.lateSeconds ?? 0);
  });
  metrics.beforeScrape(async () => {
    const { byState, oldestWaitingSeconds } = await openCases(database, clock);
    metrics.deskCases.reset();
    for (const [state, count] of byState) metrics.deskCases.set({ state }, count);
    metrics.deskCaseOldestSeconds.set(oldestWaitingSeconds ?? 0);
  });
}
