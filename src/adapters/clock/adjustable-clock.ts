import type { Clock } from '../../bot/ports.ts';
import { systemClock } from './system-clock.ts';

/** A clock that can be put to another moment, from where it runs on; for trials and tests. */
export type AdjustableClock = Clock & {
  /** `null` = back to the real time. */
  readonly setTo: (moment: Date | null) => void;
  readonly advance: (ms: number) => void;
  /** How far the clock is ahead of the real time, milliseconds. */
  readonly offsetMs: () => number;
};

/** A clock showing the time of `base` until somebody sets it. */
export const createAdjustableClock = (base: Clock = systemClock): AdjustableClock => {
  let offset = 0;
  return {
    now: () => new Date(base.now().getTime() + offset),
    setTo: (moment) => {
      offset = moment === null ? 0 : moment.getTime() - base.now().getTime();
    },
    advance: (ms) => {
      offset += ms;
    },
    offsetMs: () => offset,
  };
};
