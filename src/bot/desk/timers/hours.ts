import type { BusinessHours } from '../../../engine/business-time/hours.ts';
import type { ProgrammeDocument } from '../../programme/document.ts';

/** What a programme says of its consultation hours, where nothing else is agreed. */
export const usualConsultation: ProgrammeDocument['consultation'] = {
  hours: { from: '10:00', to: '17:00' },
  weekdays: ['mon', 'tue', 'wed', 'thu', 'fri'],
  holidays: 'closed',
  target: 50,
};

/**
 * A programme's hours with the days on which nobody comes.
 * @param national the national holidays (`YYYY-MM-DD`), which some programmes work on
 * @param own the programme's own closing days
 */
export function hoursOf(
  { hours, weekdays, holidays }: Pick<ProgrammeDocument['consultation'], 'hours' | 'weekdays' | 'holidays'>,
  national: Iterable<string>,
  own: readonly string[] = [],
): BusinessHours {
  return { ...hours, weekdays, closed: new Set(holidays === 'closed' ? [...national, ...own] : own) };
}
