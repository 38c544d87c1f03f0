import type { DeskContext } from '../../bot/desk/consultation/context.ts';
import { hoursOf } from '../../bot/desk/timers/hours.ts';
import type { ProgrammeDocument } from '../../bot/programme/document.ts';

export type ContextParts = {
  readonly now: Date;
  readonly eventId: string;
  /** The national holidays, `YYYY-MM-DD`. */
  readonly holidays: ReadonlySet<string>;
  /** Who may handle cases now. */
  readonly staff: ReadonlySet<string>;
};

/** What a step of this programme's desk may know. */
export function deskContext(
  { consultation }: ProgrammeDocument,
  { now, eventId, holidays, staff }: ContextParts,
): DeskContext {
  return { now: now.toISOString(), eventId, hours: hoursOf(consultation, holidays), times: consultation.times, staff };
}
