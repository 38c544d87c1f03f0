import { returnPacket } from '../desk/packet/return.ts';
import type { InboundEvent } from '../event.ts';
import type { MessageView } from '../message.ts';

type Returned = Extract<InboundEvent, { readonly kind: 'returned' }>;

/**
 * What is said when the bot takes over again: how it ended, what has changed, what was promised, what came meanwhile
 * (`waits`). The question follows.
 */
export function returnedViews(
  { at, resolution, before, after, promises, bills = 0 }: Returned,
  waits: readonly MessageView[] = [],
): readonly MessageView[] {
  const facts = { resolution, promises, resumes: true, now: at, bills };
  const [said, ...rest] = returnPacket({ figures: before }, { figures: after }, facts);
  return said === undefined ? waits : [said, ...waits, ...rest];
}
