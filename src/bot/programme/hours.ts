import type { BusinessHours } from '../../engine/business-time/hours.ts';
import type { ProgrammeDocument } from './document.ts';

/** When the consultants of a programme are there. `holidays`: the national ones, which a programme may work through. */
export function hoursOf(
  { consultation }: Pick<ProgrammeDocument, 'consultation'>,
  holidays: ReadonlySet<string>,
): BusinessHours {
  const { hours, weekdays } = consultation;
  return { ...hours, weekdays, closed: consultation.holidays === 'closed' ? holidays : new Set() };
}
