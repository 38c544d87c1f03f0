import type { SendingOutcome } from '../../bot/desk/outcome.ts';
import type { DeskOptions } from './options.ts';
import { takeStep } from './step.ts';

/** Tells the desk what became of the words of a staff member. The same outcome twice changes nothing. */
export async function hearOutcome(options: DeskOptions, outcome: SendingOutcome): Promise<void> {
  const { programmeId, conversationId, sendId, code, along } = outcome;
  const arrived = { kind: 'sent', sendId, ...(along ? { along: true as const } : {}) } as const;
  const event = code === null ? arrived : ({ kind: 'send-failed', sendId, code } as const);
  await takeStep(options, { programmeId, conversationId, eventId: `outcome:${sendId}`, event });
}
