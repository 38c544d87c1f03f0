import type { Clock } from '../../bot/ports.ts';

/** The machine's own clock. */
export const systemClock: Clock = { now: () => new Date() };
