import { codeOf } from '../../bot/errors.ts';
import { createLoop, type Loop } from '../../bot/usecases/loop.ts';
import { type BroadcastOptions, broadcastRound } from './broadcast-round.ts';
import { type ProgressOptions, showProgress } from './show-progress.ts';

/** Nobody waits for a message to many by the second. */
const usualPollMs = 2_000;

type Starting = BroadcastOptions & ProgressOptions & { readonly pollMs?: number };

/** Sends messages to many, round by round, and shows how far they have come, until it is stopped. */
export function startBroadcasts(options: Starting): Loop {
  const { log, pollMs = usualPollMs } = options;
  return createLoop({ log, pollMs }, async () => {
    const isMore = await broadcastRound(options);
    // A Slack that does not answer keeps nobody from getting the message.
    await showProgress(options).catch((error: unknown) => log.warn('broadcast-not-shown', { code: codeOf(error) }));
    return isMore;
  });
}
