import type { BusinessHours } from '../../../engine/business-time/hours.ts';
import { isClosedOn } from '../../programme/closed-days.ts';
import type { Consultation } from '../../programme/consultation.ts';
import { usualRules } from '../consultation/rules.ts';
import { usualTimes } from './times.ts';

/** What a programme says of its consultation hours, where nothing else is agreed. */
export const usualConsultation: Consultation = {
  hours: { from: '10:00', to: '17:00' },
  weekdays: ['mon', 'tue', 'wed', 'thu', 'fri'],
  holidays: 'closed',
  closedOn: [],
  target: 50,
  times: usualTimes,
  rules: usualRules,
  contacts: [],
};

/**
 * A programme's hours with the days on which nobody comes: national holidays, unless the programme works on them, and
 * its own closing days always.
 * @param national the national holidays (`YYYY-MM-DD`)
 */
export function hoursOf(
  { hours, weekdays, holidays, closedOn }: Pick<Consultation, 'hours' | 'weekdays' | 'holidays' | 'closedOn'>,
  national: ReadonlySet<string>,
): BusinessHours {
  const isHoliday = (day: string): boolean => holidays === 'closed' && national.has(day);
  return { ...hours, weekdays, closed: { has: (day) => isHoliday(day) || isClosedOn(day, closedOn) } };
}
