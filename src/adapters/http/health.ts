import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyPluginAsync } from 'fastify';

/** What the service needs to do its work, as `/readyz` shows it. */
export type ReadyReport = {
  readonly ready: boolean;
  readonly database: 'ok' | 'unavailable';
  readonly migrations: 'ok' | 'pending' | 'unknown';
  /** Age of the oldest event or message that is due and not done; `null` = nothing waits or not known. */
  readonly queueAgeSeconds: number | null;
  /** `late`: timers of the desk are overdue for more than five minutes. It is shown; the service is ready all the same. */
  readonly desk: 'ok' | 'late' | 'unknown';
};

/** Asks the rest of the program how it is. */
export type Health = { readonly ready: () => Promise<ReadyReport> };

/** A load balancer asks every few seconds: a late answer is a "no". */
const PATIENCE_MS = 3000;

const UNKNOWN: ReadyReport = {
  ...{ ready: false, database: 'unavailable', migrations: 'unknown' },
  ...{ queueAgeSeconds: null, desk: 'unknown' },
};

const askInTime = async (health: Health): Promise<ReadyReport> => {
  const patience = new AbortController();
  const late = wait(PATIENCE_MS, UNKNOWN, { signal: patience.signal });
  late.catch(() => undefined);
  try {
    return await Promise.race([health.ready(), late]);
  } catch {
    return UNKNOWN;
  } finally {
    patience.abort();
  }
};

/** `GET /healthz`: the process is alive. `GET /readyz`: it can work; 503 if not. */
export const healthRoutes =
  (health: Health): FastifyPluginAsync =>
  async (app) => {
    app.get('/healthz', () => ({ status: 'ok' }));
    app.get('/readyz', async (_request, reply) => {
      const report = await askInTime(health);
      return reply.code(report.ready ? 200 : 503).send(report);
    });
  };
