import { type BusinessHours, japanTime, minuteOf, momentOf } from '../../../engine/business-time/hours.ts';
import { addBusinessMinutes, nextOpening } from '../../../engine/business-time/reckon.ts';
import { addDays } from '../../../engine/period.ts';

/** How long a case can be laid aside with one press. */
export const snoozePresets = ['1h', 'tomorrow', 'week'] as const;
export type SnoozePreset = (typeof snoozePresets)[number];

const morning = minuteOf('10:00');

/** When the preset is over: an hour of open time, or ten o'clock of the day meant, and never while nobody is there. */
export function snoozeUntil(preset: SnoozePreset, now: string, hours: BusinessHours): string {
  if (preset === '1h') return addBusinessMinutes(now, 60, hours);
  const day = addDays(japanTime(now).day, preset === 'tomorrow' ? 1 : 7);
  return nextOpening(momentOf({ day, minute: morning }), hours);
}

/** A day and a time that somebody chose, as they are; ten o'clock without a time. */
export function snoozeAt(day: string, time: string | null): string {
  return momentOf({ day, minute: time === null ? morning : minuteOf(time) });
}
