import type { BusinessHours } from '../../../engine/business-time/hours.ts';
import type { DeskTimes } from '../timers/times.ts';

/** What a step may know beside state and event. */
export type DeskContext = {
  /** ISO moment of the step. */
  readonly now: string;
  /** Our id of the event: keys of effects are made of it, so that the same event gives the same keys. */
  readonly eventId: string;
  readonly hours: BusinessHours;
  readonly times: DeskTimes;
  /** Who may handle cases now: named, approved and trained. */
  readonly staff: ReadonlySet<string>;
};
