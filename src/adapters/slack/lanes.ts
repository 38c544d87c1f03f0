import { setTimeout as sleep } from 'node:timers/promises';
import type { SlackResult } from '../../bot/slack/desk.ts';

/** One piece of work after the other within a lane; lanes do not wait for each other. */
export type Lanes = <T>(lane: string, work: () => Promise<SlackResult<T>>) => Promise<SlackResult<T>>;

/** How long a lane waits for Slack by itself before it gives its work back. */
const PATIENCE_MS = 10_000;

type Lane = { tail: Promise<unknown>; users: number; closedUntil: number };
type Later = Extract<SlackResult<object>, { result: 'later' }>;

function isLimited<T>(result: SlackResult<T>): result is Later & { readonly afterMs: number } {
  return result.result === 'later' && result.afterMs !== undefined;
}

/** Waits out short pauses that Slack asks for, so that nothing overtakes what was told to wait. */
async function patiently<T>(lane: Lane, work: () => Promise<SlackResult<T>>): Promise<SlackResult<T>> {
  let waited = 0;
  for (;;) {
    // Time that has passed, not the time of day: a machine's clock may jump.
    const closedMs = lane.closedUntil - performance.now();
    if (closedMs > 0)
      return { result: 'later', code: 'slack-rate-limited', afterMs: Math.ceil(closedMs), ambiguous: false };
    const result = await work();
    if (!isLimited(result)) return result;
    waited += result.afterMs;
    if (waited > PATIENCE_MS) {
      lane.closedUntil = performance.now() + result.afterMs;
      return result;
    }
    await sleep(result.afterMs);
  }
}

/**
 * Lanes for Slack's channels. After a long pause is asked for, everything that waits in the lane is given back with
 * it: sent alone it would stand before what came first.
 */
export function createLanes(): Lanes {
  const lanes = new Map<string, Lane>();
  return async (name, work) => {
    const lane = lanes.get(name) ?? { tail: Promise.resolve(), users: 0, closedUntil: 0 };
    lanes.set(name, lane);
    lane.users += 1;
    const done = lane.tail.then(() => patiently(lane, work));
    // Whoever asked hears of an error; the next in the lane must not.
    lane.tail = done.catch(() => undefined);
    try {
      return await done;
    } finally {
      lane.users -= 1;
      if (lane.users === 0 && lane.closedUntil <= performance.now()) lanes.delete(name);
    }
  };
}
