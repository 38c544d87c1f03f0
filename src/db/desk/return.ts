import type { Resolution } from '../../bot/desk/consultation/reasons.ts';
import type { DeskOptions } from './options.ts';
import type { Address } from './place.ts';
import { takeStep } from './step.ts';

/** A case that goes back to the bot. */
export type Returned = Address & {
  readonly consultationId: string;
  readonly resolution: Resolution;
  readonly eventId: string;
};

/** The bot has the conversation again; the same event twice changes nothing. */
export async function enterReturned(options: DeskOptions, returned: Returned): Promise<void> {
  const { consultationId, ...at } = returned;
  await takeStep(options, { ...at, event: { kind: 'returned', consultationId } });
}
