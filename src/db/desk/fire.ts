import { codeOf } from '../../bot/errors.ts';
import type { DeskOptions } from './options.ts';
import { type StepRefusal, takeStep } from './step.ts';
import { claimTimers, type DueTimer, dropTimer, restTimer } from './timers.ts';

/** How many timers were due, and the codes of those that could not be fired. */
export type Fired = { readonly due: number; readonly failed: readonly string[] };

const restMs = 600_000;

/** What stands in the way of a timer may go away; what the machine refuses never comes back. */
const passing: ReadonlySet<StepRefusal['refused']> = new Set<StepRefusal['refused']>([
  'state-unreadable',
  'unknown-programme',
]);

/**
 * Fires what is due, each in a transaction of its own: one that fails rests and holds up no other. A timer whose worker
 * dies is taken up when its lease has run out; fired twice it changes nothing, as the state knows its timers.
 */
export async function fireTimers(options: DeskOptions, limit: number): Promise<Fired> {
  const due = await claimTimers(options, limit);
  const failed: string[] = [];
  for (const timer of due) {
    const code = await fire(options, timer).catch(codeOf);
    if (code === null) continue;
    failed.push(code);
    await restTimer(options, timer, new Date(options.clock.now().getTime() + restMs));
  }
  return { due: due.length, failed };
}

/** Null: it is done with. */
async function fire(options: DeskOptions, timer: DueTimer): Promise<string | null> {
  const { programmeId, conversationId, name, about, due } = timer;
  const eventId = `timer:${name}:${about ?? ''}:${due}`;
  const event = { kind: 'timer-fired', name, about, due } as const;
  const stepped = await takeStep(options, { programmeId, conversationId, eventId, event });
  if (!('refused' in stepped)) return null;
  if (passing.has(stepped.refused)) return stepped.refused;
  await dropTimer(options, timer);
  return null;
}
