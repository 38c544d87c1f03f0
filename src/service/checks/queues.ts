import type { QueueState } from '../ready.ts';
import { type CheckResult, fail, ok, warn } from './check.ts';

/** A person waits for an answer: longer than this, and nobody is working on the queue. */
const warnAboveSeconds = 60;
const failAboveSeconds = 600;

/** Judges what waits and what was given up. */
export function checkQueues(state: QueueState): readonly CheckResult[] {
  return [checkAge(state), checkStopped(state)];
}

function checkAge({ oldestSeconds, outboxDepth }: QueueState): CheckResult {
  const seconds = Math.round(oldestSeconds ?? 0);
  const what =
    seconds === 0 ? `nothing waits, ${outboxDepth} queued for later` : `the oldest row waits for ${seconds} s`;
  const remedy = 'see that a process with ROLE=worker or all runs, and what its log says';
  if (seconds >= failAboveSeconds) return fail('queue', what, remedy);
  if (seconds >= warnAboveSeconds) return warn('queue', what, remedy);
  return ok('queue', what);
}

function checkStopped({ deadInbox, deadOutbox, deadDesk }: QueueState): CheckResult {
  if (deadInbox + deadOutbox + deadDesk === 0) return ok('stopped rows', 'none');
  const what = `${deadInbox} events, ${deadOutbox} messages and ${deadDesk} acts of the desk were given up`;
  return warn('stopped rows', what, 'look at them with: queue list; then queue replay or queue drop');
}
