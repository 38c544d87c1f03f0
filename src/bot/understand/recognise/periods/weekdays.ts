import { pattern } from './pattern.ts';
import type { Found } from './said.ts';

/** Monday first. */
export const WEEKDAYS = '月火水木金土日';

const BEHIND = pattern('[\\s、,]*(?:の)?(?:(?<w>[月火水木金土日])曜日?|\\((?<b>[月火水木金土日])(?:曜日?)?[)])');

/** A said day with the name of the day behind it, as in 9月30日(水) and 1/30の木曜日. */
export function withWeekday(text: string, found: Found | null): Found | null {
  if (found === null || found.what.as === 'fixed' || found.what.day === null) return found;
  const hit = BEHIND(text, found.end);
  if (hit === null) return found;
  return { end: hit.end, what: { ...found.what, weekday: WEEKDAYS.indexOf(hit.get('w') || hit.get('b')) } };
}
