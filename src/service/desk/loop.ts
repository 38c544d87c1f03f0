import { codeOf } from '../../bot/errors.ts';
import { createLoop, type LoopOptions } from '../../bot/usecases/loop.ts';
import { claimEffects } from '../../db/desk/effects.ts';
import { fireTimers } from '../../db/desk/fire.ts';
import { releaseGone } from '../../db/desk/gone.ts';
import { listProgrammes } from '../../db/repositories/programmes.ts';
import type { CarryOptions } from './act.ts';
import { clearTraces } from './clear-traces.ts';
import { createDeskLanes } from './lanes.ts';

export type DeskLoopOptions = CarryOptions & Pick<LoopOptions, 'pollMs'>;

/** The desk at work, until it is stopped. */
export type DeskLoop = {
  /** Something was decided. */
  readonly wake: () => void;
  /** Finishes what is in hand. */
  readonly stop: () => Promise<void>;
  /** Resolves when, at this moment, no timer is due and nothing is left to be carried out. */
  readonly idle: () => Promise<void>;
};

const batchSize = 64;
const goneEveryMs = 600_000;

/**
 * Starts the desk's loops: timers are fired, what follows from steps is carried out, and the cases of people who may no
 * longer see them are given back. Timers have a loop of their own: a Slack that does not answer holds up no message to
 * an owner.
 */
export function startDeskLoop(options: DeskLoopOptions): DeskLoop {
  const { desk, log } = options;
  const lanes = createDeskLanes(options, () => carrying.wake());
  const carrying = createLoop(options, async () => {
    const effects = await claimEffects(desk, batchSize);
    lanes.take(effects);
    return effects.length === batchSize;
  });
  const gone = createGoneWatch(options);
  const timing = createLoop(options, async () => {
    await gone();
    const { due, failed } = await fireTimers(desk, batchSize);
    for (const code of failed) log.error('desk-timer-failed', { code });
    if (due > 0) carrying.wake();
    return due === batchSize;
  });
  // Slack takes its time with a long thread, too.
  const clearing = createLoop(options, createClearing(options));
  return {
    wake: () => {
      timing.wake();
      carrying.wake();
    },
    stop: async () => {
      await Promise.all([timing.stop(), carrying.stop(), clearing.stop()]);
      await lanes.drained();
    },
    idle: async () => {
      // What is in hand holds up what comes after it in its conversation: quiet is a round in which nothing was.
      for (let quiet = false; !quiet; ) {
        const [wasBusy, before] = [lanes.areBusy(), lanes.taken()];
        await timing.idle();
        await carrying.idle();
        await clearing.idle();
        await lanes.drained();
        quiet = !wasBusy && before === lanes.taken();
      }
    },
  };
}

/** Twice a minute is soon enough: who erases a firm does so in another process. */
const clearEveryMs = 30_000;

function createClearing(options: DeskLoopOptions): () => Promise<boolean> {
  let next = Number.NEGATIVE_INFINITY;
  return async () => {
    const now = options.desk.clock.now().getTime();
    if (now < next) return false;
    const isMore = await clearTraces(options);
    if (!isMore) next = now + clearEveryMs;
    return isMore;
  };
}

/** Looks every ten minutes whose cases have to be given back; a programme that fails keeps no other from it. */
function createGoneWatch({ desk, log }: DeskLoopOptions): () => Promise<void> {
  let next = Number.NEGATIVE_INFINITY;
  return async () => {
    const now = desk.clock.now().getTime();
    if (now < next) return;
    next = now + goneEveryMs;
    for (const { id } of await listProgrammes(desk.database)) {
      await releaseGone(desk, id).catch((error: unknown) =>
        log.error('desk-release-failed', { programme: id, code: codeOf(error) }),
      );
    }
  };
}
