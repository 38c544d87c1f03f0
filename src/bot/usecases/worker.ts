import type { Logger } from '../log.ts';
import type { Outbox, OutboxRow, Settlement, Turn, TurnOutcome, Turns } from '../ports.ts';
import { createHolder } from './hold.ts';
import { createLoop } from './loop.ts';

export type WorkerOptions = {
  readonly turns: Turns;
  readonly turn: (turn: Turn) => TurnOutcome;
  readonly outbox: Outbox;
  readonly deliver: (row: OutboxRow) => Promise<Settlement>;
  readonly log: Logger;
  /** How long to rest when there was nothing to do; a wake ends the rest at once. */
  readonly pollMs?: number;
};

/** Turns what comes in and sends what goes out, until told to stop. */
export type Worker = {
  /** Something came in. */
  readonly wake: () => void;
  /** Finishes what is in hand and stops. */
  readonly stop: () => Promise<void>;
  /** Resolves when, at this moment, nothing is left to turn and nothing is being sent. */
  readonly idle: () => Promise<void>;
};

const batchSize = 64;

/** Starts the loops. An error of the database makes them wait and try again; nothing is lost meanwhile. */
export function startWorker(options: WorkerOptions): Worker {
  const lanes = createLanes(options);
  let running = true;
  const turning = createLoop(options, async () => {
    const { claimed, rows } = await options.turns.run(batchSize, options.turn);
    lanes.send(rows);
    return claimed > 0;
  });
  const sweeping = createLoop(options, async () => {
    const rows = await options.outbox.claimDue(batchSize);
    lanes.send(rows);
    return rows.length === batchSize;
  });
  return {
    wake: () => {
      if (running) turning.wake();
    },
    stop: async () => {
      running = false;
      await Promise.all([turning.stop(), sweeping.stop()]);
      await lanes.drained();
    },
    idle: async () => {
      await Promise.all([turning.idle(), sweeping.idle()]);
      await lanes.drained();
    },
  };
}

/** A photograph takes seconds to be read, a large file to be fetched, and what is said meanwhile must not wait for it. */
function laneOf({ id, task, conversationId }: OutboxRow): string {
  return task === 'keep-photo' || task === 'keep-file' ? id : conversationId;
}

/** One conversation's rows go out one after the other; conversations do not wait for each other. */
function createLanes({ deliver, outbox, log }: WorkerOptions) {
  const lanes = new Map<string, OutboxRow[]>();
  const running = new Set<Promise<void>>();
  const holder = createHolder(outbox);
  const settle = async (settlements: readonly Settlement[]): Promise<void> => {
    try {
      await outbox.settle(settlements);
    } catch (error) {
      // The lease runs out and the row is taken up again, with its key.
      log.error('settle-failed', {
        reason: error instanceof Error ? error.name : 'unknown',
        count: settlements.length,
      });
    }
  };
  const drive = async (lane: string, rows: OutboxRow[]): Promise<void> => {
    for (let row = rows.shift(); row !== undefined; row = rows.shift()) {
      const settlement = await holder.while(row, () => deliver(row));
      const blocked = settlement.as === 'later' ? rows.splice(0) : [];
      const released = blocked.map(({ id, programmeId }) => ({ id, programmeId, as: 'released' as const }));
      await settle([settlement, ...released]);
    }
    lanes.delete(lane);
  };
  return {
    send: (rows: readonly OutboxRow[]): void => {
      for (const row of rows.filter(({ id }) => !holder.has(id))) {
        const name = laneOf(row);
        const lane = lanes.get(name);
        if (lane !== undefined) lane.push(row);
        else {
          const own = [row];
          lanes.set(name, own);
          const run = drive(name, own).finally(() => running.delete(run));
          running.add(run);
        }
      }
    },
    drained: async (): Promise<void> => {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
